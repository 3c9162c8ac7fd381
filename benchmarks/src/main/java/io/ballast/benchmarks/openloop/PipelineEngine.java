package io.ballast.benchmarks.openloop;

import io.ballast.counter.Counters;
import io.ballast.gateway.Gateway;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.StagesFactory;
import io.ballast.pipeline.FeedGuards;
import io.ballast.pipeline.InputJournal;
import io.ballast.pipeline.Pipeline;
import io.ballast.pipeline.SessionEnd;
import io.ballast.pipeline.SlotObserver;
import io.ballast.settings.Profile;
import io.ballast.settings.WaitMode;
import java.util.List;

/** The engine, wired as a session wires it, its threads spinning. */
final class PipelineEngine implements PacedEngine {
    private final Pipeline pipeline;

    PipelineEngine(
            final EngineConfiguration configuration,
            final Profile profile,
            final InputJournal journal,
            final Gateway gateway,
            final SlotObserver observer,
            final Counters counters) {
        pipeline = new Pipeline(
                configuration.topology().withProfile(profile).withWaitMode(WaitMode.SPIN),
                StagesFactory.create(configuration, counters),
                journal,
                gateway,
                observer,
                counters,
                FeedGuards.NONE,
                configuration.slotShape(),
                configuration.instruments().size());
    }

    @Override
    public List<Thread> threads() {
        return pipeline.consumerThreads();
    }

    @Override
    public boolean isSpinning() {
        return true;
    }

    @Override
    public void run(final PacedGateway gateway) {
        run();
    }

    /** @throws IllegalStateException if the session does not end as one should */
    void run() {
        final SessionEnd end = pipeline.run(EngineTime.OPENING_NS);
        if (end.kind() != SessionEnd.Kind.CLEAN) {
            throw new IllegalStateException("the engine ended with " + end.kind() + ": " + end.cause(), end.cause());
        }
    }
}
