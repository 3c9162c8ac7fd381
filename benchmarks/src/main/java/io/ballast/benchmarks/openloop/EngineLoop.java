package io.ballast.benchmarks.openloop;

import io.ballast.counter.Counters;
import io.ballast.journal.JournalWriter;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.SessionJournal;
import io.ballast.pipeline.InputJournal;
import io.ballast.pipeline.SlotObserver;
import io.ballast.settings.Profile;
import java.util.List;

/** The engine on one thread, flat out in a steady market: ticks a second. */
public final class EngineLoop implements Subject {
    static final int QUOTES = 1_000_000;
    static final int JOURNALED_QUOTES = 400_000;
    private static final int SETTLING = 50_000;

    private final List<Integer> allowed;
    private final int constituents;
    private final boolean isJournaled;
    private final EngineConfiguration configuration;

    /** @param allowed processors of this process */
    public EngineLoop(final List<Integer> allowed, final int constituents, final boolean isJournaled) {
        this.allowed = List.copyOf(allowed);
        this.constituents = constituents;
        this.isJournaled = isJournaled;
        configuration = Market.STEADY.configuration(constituents);
    }

    @Override
    public Measurement run(final Schedule schedule) {
        if (!isJournaled) {
            return run(QUOTES, InputJournal.NONE, new Counters());
        }
        final Counters counters = new Counters();
        try (ScratchDirectory scratch = new ScratchDirectory();
                JournalWriter writer = EngineSubject.open(scratch.inside("journal"))) {
            return run(JOURNALED_QUOTES, new SessionJournal(writer, counters), counters);
        }
    }

    private Measurement run(final int quotes, final InputJournal journal, final Counters counters) {
        final Placement placement = new Placement(allowed);
        final FlatOutGateway gateway =
                new FlatOutGateway(configuration, Market.STEADY.quotes(constituents), placement, SETTLING, quotes);
        try {
            new PipelineEngine(configuration, Profile.DIRECT, journal, gateway, SlotObserver.NONE, counters).run();
        } finally {
            placement.release();
        }
        return gateway.measurement();
    }
}
