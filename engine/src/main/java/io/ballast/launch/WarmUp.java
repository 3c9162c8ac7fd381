package io.ballast.launch;

import io.ballast.counter.Counter;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.recorded.FeedTally;
import io.ballast.gateway.recorded.PipedFeed;
import io.ballast.journal.JournalDirectoryException;
import io.ballast.journal.JournalException;
import io.ballast.pipeline.SessionEnd;
import io.ballast.settings.WarmUpSettings;
import java.io.UncheckedIOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs scratch engines in front of a session, so that its first inputs do not pay for loading and compiling the code:
 * through a {@link MadeUpMarket}, which makes them do everything, then through the market of a recorded session if one
 * is named. Nothing of it reaches the session.
 */
final class WarmUp {
    /**
     * How often a session begins in a warm-up, at least: code that was compiled without having seen a beginning would
     * be thrown away when it meets the first inputs of the real one.
     */
    private static final int PASSES = 10;

    private static final long LOOK_MS = 10;
    private static final long SETTLED_NS = 100_000_000;

    private final EngineConfiguration configuration;
    private final WarmUpSettings settings;
    private final BooleanSupplier isStopped;
    private final long startNanoTime = System.nanoTime();
    private long messages;
    private long inputs;
    private long orders;
    private int passes;
    private volatile @Nullable ScratchEngine running;

    private WarmUp(final EngineConfiguration configuration, final BooleanSupplier isStopped) {
        this.configuration = configuration;
        this.isStopped = isStopped;
        settings = configuration.warmUp();
    }

    /**
     * Does what the configuration asks for, on the calling thread and those of its topology.
     *
     * @param isStopped asked now and then whether to go no further
     * @return null if it asks for nothing
     * @throws WarmUpException       if the journal named is missing, damaged or of other instruments, or a temporary
     *                               journal cannot be written
     * @throws IllegalStateException if a scratch engine broke: a session would, too
     */
    static @Nullable WarmedUp run(final EngineConfiguration configuration, final BooleanSupplier isStopped) {
        return configuration.warmUp().isOff() ? null : new WarmUp(configuration, isStopped).run();
    }

    private WarmedUp run() {
        final Thread watch = new Thread(this::watch, "ballast-warm-up");
        watch.setDaemon(true);
        watch.start();
        try {
            if (settings.journal().isEmpty()) {
                tradeMadeUp(settings.inputs());
            } else {
                recording().close();
                tradeMadeUp(settings.inputs() / 2);
                tradeRecorded();
            }
        } catch (final JournalException | MarketDataException | ConfigurationException e) {
            throw new WarmUpException(
                    "no warm-up: " + e.getMessage()
                            + "; name the journal of a session with these instruments, or none: the made-up market"
                            + " alone",
                    e);
        } catch (final UncheckedIOException | JournalDirectoryException e) {
            throw new WarmUpException("no warm-up: " + e.getMessage() + "; or turn it off", e);
        } finally {
            watch.interrupt();
        }
        awaitCompiler();
        return new WarmedUp(settings.journal(), inputs, orders, passes, System.nanoTime() - startNanoTime);
    }

    private void tradeMadeUp(final long mostMessages) {
        final MadeUpMarket market = new MadeUpMarket(configuration);
        final EngineConfiguration scratch = market.scratchConfiguration();
        while (isMoreWanted(mostMessages)) {
            pass(scratch, market.feed(), mostMessages, (feed, startNs) -> MadeUpMarket.gateway(scratch, feed, startNs));
        }
    }

    private void tradeRecorded() {
        while (isMoreWanted(settings.inputs())) {
            pass(
                    configuration,
                    recording(),
                    settings.inputs(),
                    (feed, startNs) -> EmbeddedExchange.open(configuration, feed, startNs));
        }
    }

    private MarketFeed recording() {
        return JournalFeed.open(
                Path.of(settings.journal()),
                configuration,
                new FeedTally(configuration.instruments().size()));
    }

    private boolean isMoreWanted(final long mostMessages) {
        return messages < mostMessages && !isOver();
    }

    private boolean isOver() {
        return isStopped.getAsBoolean() || System.nanoTime() - startNanoTime >= settings.limitNs();
    }

    /** What the passes asked to be compiled is compiled by threads of the JVM, which may be behind. */
    private void awaitCompiler() {
        final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        if (compiler == null || !compiler.isCompilationTimeMonitoringSupported()) {
            return;
        }
        long before;
        do {
            before = compiler.getTotalCompilationTime();
            LockSupport.parkNanos(SETTLED_NS);
        } while (compiler.getTotalCompilationTime() != before && !isOver());
    }

    /** Stops the engine that runs when the time is up, so that the engine itself need not look. */
    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK_MS);
                final ScratchEngine engine = running;
                if (engine != null && isOver()) {
                    engine.requestStop();
                }
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An exchange for one pass through a market. */
    private interface Exchange {
        Gateway open(MarketFeed feed, long startNs);
    }

    private void pass(
            final EngineConfiguration scratch,
            final MarketFeed market,
            final long mostMessages,
            final Exchange exchange) {
        final BoundedFeed bounded =
                new BoundedFeed(market, Math.min(mostMessages - messages, 1 + settings.inputs() / PASSES));
        final ScratchEngine engine = new ScratchEngine(scratch);
        running = engine;
        try (ScratchDirectory directory = new ScratchDirectory("ballast-warm-up-");
                MarketFeed feed = PipedFeed.start(bounded)) {
            final long startNs = EmbeddedExchange.startNs(feed);
            requireClean(engine.run(exchange.open(feed, startNs), startNs, directory.resolve("journal")));
        }
        passes++;
        messages += bounded.taken();
        inputs += engine.counters().get(Counter.INPUTS);
        orders += engine.counters().get(Counter.ORDERS_SENT);
    }

    private static void requireClean(final SessionEnd end) {
        if (end.cause() instanceof MarketDataException broken) {
            throw broken;
        }
        if (end.kind() != SessionEnd.Kind.CLEAN) {
            throw new IllegalStateException(
                    "the scratch engine that warms up ended with " + end.kind() + "; no session is begun", end.cause());
        }
    }
}
