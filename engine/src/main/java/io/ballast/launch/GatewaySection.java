package io.ballast.launch;

import io.ballast.gateway.aeron.AeronChannel;
import io.ballast.settings.DriverPlace;
import io.ballast.settings.GatewayKind;
import io.ballast.settings.GatewaySettings;
import org.jspecify.annotations.Nullable;

/** Key {@code gateway}: the embedded exchange in this process, or a gateway in another one over Aeron. */
final class GatewaySection {
    private static final int INPUT_STREAM = 7301;
    private static final int ORDER_STREAM = 7302;

    private GatewaySection() {}

    /** @param kind instead of the section's; null: the section's */
    static GatewaySettings read(final Section section, final String sessionName, final @Nullable GatewayKind kind) {
        final int before = section.problemCount();
        final String channel = section.optional("channel", GatewaySection::channel, AeronChannel.IPC);
        final String orderChannel = section.optional("orderChannel", GatewaySection::channel, channel);
        final boolean isUdp = !AeronChannel.isIpc(channel);
        final GatewaySettings settings = new GatewaySettings(
                section.optional("kind", ValueType.oneOf(GatewayKind.class), GatewayKind.SIM),
                channel,
                orderChannel,
                section.optional("inputStream", Ranges.integer(1, Integer.MAX_VALUE), INPUT_STREAM),
                section.optional("orderStream", Ranges.integer(1, Integer.MAX_VALUE), ORDER_STREAM),
                section.optional("directory", Texts::line, defaultDirectory(sessionName)),
                section.optional(
                        "driver", ValueType.oneOf(DriverPlace.class), isUdp ? DriverPlace.EACH : DriverPlace.EXCHANGE),
                section.optional(
                        "timeout",
                        Ranges.duration(100 * Durations.MILLISECOND_NS, Durations.HOUR_NS),
                        10 * Durations.SECOND_NS),
                section.optional(
                        "liveness",
                        Ranges.duration(500 * Durations.MILLISECOND_NS, Durations.MINUTE_NS),
                        5 * Durations.SECOND_NS));
        if (section.problemCount() == before) {
            check(section, settings);
        }
        return kind == null ? settings : settings.withKind(kind);
    }

    /** What a configuration without the section has; the same on every machine. */
    static GatewaySettings embedded(final String sessionName) {
        return new GatewaySettings(
                GatewayKind.SIM,
                AeronChannel.IPC,
                AeronChannel.IPC,
                INPUT_STREAM,
                ORDER_STREAM,
                defaultDirectory(sessionName),
                DriverPlace.EXCHANGE,
                10 * Durations.SECOND_NS,
                5 * Durations.SECOND_NS);
    }

    private static String defaultDirectory(final String sessionName) {
        return "/dev/shm/ballast-" + sessionName;
    }

    private static String channel(final String text) throws MalformedValueException {
        final String problem = AeronChannel.problem(Texts.line(text));
        if (!problem.isEmpty()) {
            throw new MalformedValueException(
                    "'" + text + "' " + problem, "write aeron:ipc or aeron:udp?endpoint=HOST:PORT");
        }
        return text;
    }

    private static void check(final Section section, final GatewaySettings settings) {
        final boolean isIpc = AeronChannel.isIpc(settings.channel());
        if (isIpc != AeronChannel.isIpc(settings.orderChannel())) {
            section.problem("orderChannel", "is not of the channel's kind", "write both as ipc, or both as udp");
        }
        if (settings.inputStream() == settings.orderStream()) {
            section.problem("orderStream", "is the stream of the inputs", "choose another number");
        }
        if (settings.driver() == DriverPlace.EACH && isIpc) {
            section.problem(
                    "driver", "two media drivers share no memory", "write exchange, engine or external, or use udp");
        }
        if (settings.driver() == DriverPlace.EACH && settings.channel().equals(settings.orderChannel())) {
            section.problem(
                    "orderChannel",
                    "is the channel of the inputs, and two media drivers cannot listen on one endpoint",
                    "give it an endpoint at the gateway's side");
        }
    }
}
