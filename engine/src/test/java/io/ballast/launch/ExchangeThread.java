package io.ballast.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** {@code ballast exchange} on a thread of the test. */
final class ExchangeThread implements AutoCloseable {
    private final ExchangeProcess exchange;
    private final Thread thread;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    ExchangeThread(final EngineConfiguration configuration, final Path log, final List<String> notices) {
        exchange = new ExchangeProcess(configuration, log, notices::add);
        thread = new Thread(
                () -> {
                    try (MarketFeeds market = MarketFeeds.open(configuration, Path.of(""))) {
                        exchange.run(market.feed());
                    } catch (final RuntimeException | Error e) {
                        failure.set(e);
                    }
                },
                "exchange");
        thread.start();
    }

    /** Ends it; fails if it broke. */
    void stop() {
        close();
        if (failure.get() != null) {
            throw new AssertionError("the exchange broke", failure.get());
        }
    }

    @Override
    public void close() {
        exchange.requestStop();
        try {
            thread.join();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
