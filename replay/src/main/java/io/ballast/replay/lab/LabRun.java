package io.ballast.replay.lab;

import io.ballast.counter.Counter;
import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.recorded.FeedTally;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.MarketFeeds;
import io.ballast.launch.Session;
import io.ballast.launch.SessionResult;
import io.ballast.pipeline.SessionEnd;
import io.ballast.replay.compare.MeasuredSession;
import io.ballast.replay.compare.TrackedErrors;
import io.ballast.settings.Profile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One session on a market of the past, on the calling thread and as fast as it goes. */
final class LabRun {
    private final EngineConfiguration configuration;
    private final Market market;
    private final Session session;
    private final TrackedErrors errors;
    private volatile @Nullable MarketFeed feed;

    /** @param journal absent or empty */
    LabRun(final EngineConfiguration configuration, final Market market, final Path journal) {
        this.configuration = configuration.withTopology(configuration.topology().withProfile(Profile.DIRECT));
        this.market = market;
        errors = new TrackedErrors(configuration);
        session = Session.offline(this.configuration, journal, errors);
    }

    /** Inputs so far; any thread may ask. */
    long inputs() {
        return session.counters().get(Counter.INPUTS);
    }

    /** Share of its market that it has read; NaN: nobody knows. Any thread may ask. */
    double share() {
        final MarketFeed read = feed;
        return read == null ? 0 : read.share();
    }

    /**
     * What a run left behind.
     *
     * @param measured its figures
     * @param tally    what recorded files held
     */
    record Outcome(SessionResult result, MeasuredSession measured, FeedTally tally) {}

    /**
     * Runs to the end of the market.
     *
     * @throws MarketDataException if the market breaks off
     * @throws LabException        if the engine stopped itself
     */
    Outcome run() {
        try (MarketFeeds feeds = market.open(configuration)) {
            feed = feeds.feed();
            final SessionResult result = session.run(feeds.feed());
            if (result.end().kind() != SessionEnd.Kind.CLEAN) {
                throw failure(result.end());
            }
            return new Outcome(result, new MeasuredSession(result.recorder().figures(), errors), feeds.tally());
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
