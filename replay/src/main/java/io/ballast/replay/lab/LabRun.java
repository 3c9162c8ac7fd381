package io.ballast.replay.lab;

import io.ballast.counter.Counter;
import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.recorded.FeedTally;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.MarketFeeds;
import io.ballast.launch.Session;
import io.ballast.launch.SessionResult;
import io.ballast.pipeline.SessionEnd;
import io.ballast.settings.Profile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** One session on a market of the past, on the calling thread and as fast as it goes. */
final class LabRun {
    private final EngineConfiguration configuration;
    private final Market market;
    private final Session session;

    /** @param journal absent or empty */
    LabRun(final EngineConfiguration configuration, final Market market, final Path journal) {
        this.configuration = configuration.withTopology(configuration.topology().withProfile(Profile.DIRECT));
        this.market = market;
        session = Session.offline(this.configuration, journal);
    }

    /** Inputs so far; any thread may ask. */
    long inputs() {
        return session.counters().get(Counter.INPUTS);
    }

    /**
     * What a run left behind.
     *
     * @param tally what recorded files held
     */
    record Outcome(SessionResult result, FeedTally tally) {}

    /**
     * Runs to the end of the market.
     *
     * @throws MarketDataException if the market breaks off
     * @throws LabException        if the engine stopped itself
     */
    Outcome run() {
        try (MarketFeeds feeds = market.open(configuration)) {
            final SessionResult result = session.run(feeds.feed());
            if (result.end().kind() != SessionEnd.Kind.CLEAN) {
                throw failure(result.end());
            }
            return new Outcome(result, feeds.tally());
        }
    }

    private static RuntimeException failure(final SessionEnd end) {
        final Throwable cause = end.cause();
        if (cause instanceof MarketDataException) {
            return (RuntimeException) cause;
        }
        if (cause instanceof UncheckedIOException io) {
            return io;
        }
        return new LabException("the engine stopped itself: " + (cause == null ? end.kind() : cause), cause);
    }
}
