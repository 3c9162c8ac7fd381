package io.ballast.gateway.aeron;

import io.ballast.settings.DriverPlace;
import io.ballast.settings.GatewayKind;
import io.ballast.settings.GatewaySettings;
import io.ballast.settings.WaitMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Both ends of a connection, in a directory of the test. */
final class Links implements AutoCloseable {
    static final String SHA = "a".repeat(64);
    static final int SOURCES = 2;
    private static final int RING = 64;

    private final Path directory;
    private final DriverPlace driver;
    private final List<AeronGateway> gateways = new ArrayList<>();
    private final List<Serving> exchanges = new ArrayList<>();
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    Links(final Path directory, final DriverPlace driver) {
        this.directory = directory;
        this.driver = driver;
    }

    GatewaySettings settings() {
        final String channel = AeronChannel.IPC + "?term-length=64k";
        return new GatewaySettings(
                GatewayKind.AERON,
                channel,
                channel,
                1,
                2,
                directory.resolve("driver").toString(),
                driver,
                TimeUnit.SECONDS.toNanos(20),
                TimeUnit.SECONDS.toNanos(2));
    }

    GatewaySettings impatient() {
        final GatewaySettings settings = settings();
        return new GatewaySettings(
                settings.kind(),
                settings.channel(),
                settings.orderChannel(),
                settings.inputStream(),
                settings.orderStream(),
                settings.directory(),
                driver,
                TimeUnit.MILLISECONDS.toNanos(300),
                settings.livenessNs());
    }

    AeronGateway gateway(final int epoch, final long inputs) {
        return gateway(settings(), new ConnectionTerms(epoch, SHA), inputs);
    }

    AeronGateway gateway(final GatewaySettings settings, final ConnectionTerms terms, final long inputs) {
        final AeronGateway gateway = new AeronGateway(settings, terms, WaitMode.PARK, SOURCES, RING);
        gateways.add(gateway);
        gateway.resumeAt(inputs);
        return gateway;
    }

    Serving serve(final NumberedMarket market) {
        return serve(market, null);
    }

    Serving serve(final NumberedMarket market, final @Nullable Path log) {
        final Serving serving = new Serving(market, log);
        exchanges.add(serving);
        return serving;
    }

    List<String> notices() {
        return List.copyOf(notices);
    }

    /** An exchange on a thread of its own. */
    final class Serving implements AutoCloseable {
        private final AtomicBoolean isStopped = new AtomicBoolean();
        private final AtomicBoolean isPaused = new AtomicBoolean();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final Thread thread;

        private Serving(final NumberedMarket market, final @Nullable Path log) {
            final ExchangeServer server = new ExchangeServer(
                    settings(),
                    WaitMode.PARK,
                    market,
                    NumberedMarket.START_NS,
                    SHA,
                    log == null ? null : OrderLog.open(log, SHA),
                    notices::add);
            thread = new Thread(
                    () -> {
                        try (server) {
                            while (!isStopped.get()) {
                                if (isPaused.get()) {
                                    Thread.onSpinWait();
                                } else {
                                    server.run();
                                }
                            }
                        } catch (final RuntimeException | Error e) {
                            failure.set(e);
                        }
                    },
                    "exchange");
            thread.start();
        }

        void pause(final boolean pause) {
            isPaused.set(pause);
        }

        @Override
        public void close() {
            isStopped.set(true);
            try {
                thread.join();
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (failure.get() != null) {
                throw new AssertionError("the exchange broke", failure.get());
            }
        }
    }

    /** Engines first: they say goodbye. */
    @Override
    public void close() {
        gateways.forEach(AeronGateway::close);
        exchanges.forEach(Serving::close);
    }
}
