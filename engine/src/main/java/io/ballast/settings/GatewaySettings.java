package io.ballast.settings;

/**
 * The connection to the outside. All but the kind is about Aeron.
 *
 * @param kind         which gateway
 * @param channel      carries inputs to the engine: {@code aeron:ipc} or {@code aeron:udp?endpoint=HOST:PORT}
 * @param orderChannel carries orders to the gateway
 * @param inputStream  stream id of the inputs
 * @param orderStream  stream id of the orders
 * @param directory    where the media driver keeps its files; on a memory file system
 * @param driver       which process runs the media driver
 * @param timeoutNs    longest wait for the other process when starting
 * @param livenessNs   a process silent for so long counts as gone
 */
public record GatewaySettings(
        GatewayKind kind,
        String channel,
        String orderChannel,
        int inputStream,
        int orderStream,
        String directory,
        DriverPlace driver,
        long timeoutNs,
        long livenessNs) {

    /** The same of another kind. */
    public GatewaySettings withKind(final GatewayKind other) {
        return new GatewaySettings(
                other, channel, orderChannel, inputStream, orderStream, directory, driver, timeoutNs, livenessNs);
    }
}
