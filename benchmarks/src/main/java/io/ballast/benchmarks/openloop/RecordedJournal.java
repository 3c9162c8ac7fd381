package io.ballast.benchmarks.openloop;

import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.Session;
import io.ballast.launch.SessionResult;
import io.ballast.pipeline.SessionEnd;
import io.ballast.pipeline.SlotObserver;
import io.ballast.settings.Profile;
import io.ballast.settings.WaitMode;
import java.nio.file.Path;
import java.util.List;

/** A whole session's journal of a steady market, for what reads journals. */
public final class RecordedJournal implements AutoCloseable {
    private final ScratchDirectory scratch = new ScratchDirectory();
    private final Path path = scratch.inside("journal");

    /**
     * Runs the session.
     *
     * @throws IllegalStateException if it does not end as one should
     */
    public RecordedJournal(final List<Integer> allowed, final int constituents, final int quotes) {
        final EngineConfiguration steady = Market.STEADY.configuration(constituents);
        final EngineConfiguration configuration = steady.withTopology(
                steady.topology().withProfile(Profile.DIRECT).withWaitMode(WaitMode.SPIN));
        final Placement placement = new Placement(allowed);
        final FlatOutGateway gateway =
                new FlatOutGateway(configuration, Market.STEADY.quotes(constituents), placement, 0, quotes);
        try {
            final SessionResult result =
                    Session.offline(configuration, path, SlotObserver.NONE).run(gateway, EngineTime.OPENING_NS);
            if (result.end().kind() != SessionEnd.Kind.CLEAN) {
                throw new IllegalStateException("the session ended with " + result.end());
            }
        } finally {
            placement.release();
        }
    }

    /** Its directory. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        scratch.close();
    }
}
