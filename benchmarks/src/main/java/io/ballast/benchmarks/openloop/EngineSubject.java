package io.ballast.benchmarks.openloop;

import io.ballast.counter.Counters;
import io.ballast.journal.JournalWriter;
import io.ballast.journal.SessionHeader;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.SessionJournal;
import io.ballast.pipeline.InputJournal;
import io.ballast.settings.CheckpointSettings;
import io.ballast.settings.JournalSettings;
import io.ballast.settings.Profile;
import java.nio.file.Path;
import java.util.List;

/** The engine in one of its topologies before a paced market, with or without a journal. */
public final class EngineSubject implements Subject {
    private static final long BLOCK_BYTES = 64L << 20;
    private static final long MIN_FREE_DISK_BYTES = 1L << 30;

    private final List<Integer> allowed;
    private final int constituents;
    private final Market market;
    private final Profile profile;
    private final boolean isJournaled;

    /** @param allowed processors of this process */
    public EngineSubject(
            final List<Integer> allowed,
            final int constituents,
            final Market market,
            final Profile profile,
            final boolean isJournaled) {
        this.allowed = List.copyOf(allowed);
        this.constituents = constituents;
        this.market = market;
        this.profile = profile;
        this.isJournaled = isJournaled;
    }

    @Override
    public Measurement run(final Schedule schedule) {
        return isJournaled ? journaled(schedule) : run(schedule, InputJournal.NONE, new Counters());
    }

    private Measurement journaled(final Schedule schedule) {
        final Counters counters = new Counters();
        try (ScratchDirectory scratch = new ScratchDirectory();
                JournalWriter writer = open(scratch.inside("journal"))) {
            return run(schedule, new SessionJournal(writer, counters), counters);
        }
    }

    /** As a session opens it. */
    static JournalWriter open(final Path directory) {
        return JournalWriter.open(
                directory,
                new JournalSettings(directory.toString(), BLOCK_BYTES, MIN_FREE_DISK_BYTES, CheckpointSettings.NONE),
                new SessionHeader(EngineTime.OPENING_NS, 1, "benchmark", "", "", "", ""));
    }

    private Measurement run(final Schedule schedule, final InputJournal journal, final Counters counters) {
        return new PacedSubject(
                        allowed,
                        constituents,
                        market,
                        (configuration, gateway) -> engine(configuration, gateway, journal, counters))
                .run(schedule);
    }

    private PacedEngine engine(
            final EngineConfiguration configuration,
            final PacedGateway gateway,
            final InputJournal journal,
            final Counters counters) {
        return new PipelineEngine(configuration, profile, journal, gateway, gateway.observer(), counters);
    }
}
