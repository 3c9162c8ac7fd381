package io.ballast.replay.lab;

import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.ReadingProgress;
import io.ballast.replay.compare.Comparison;
import io.ballast.replay.compare.JournalComparison;
import io.ballast.replay.compare.JournalFigures;
import io.ballast.replay.compare.MeasuredSession;
import io.ballast.replay.compare.Parting;
import io.ballast.replay.progress.PartProgress;
import io.ballast.replay.progress.PartedWork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorded session run again: with its own settings as the control, and with others. What the others change is held
 * against the control, so that nothing else is taken for their effect.
 */
final class Experiment {
    /** How much longer a run takes than reading what it wrote. */
    private static final double RUNNING = 8;

    private static final double READING = 1;

    private final RecordedSession session;
    private final Market market;
    private final boolean isFromJournal;
    private final Change change;
    private final long mostApartNs;
    private final PartProgress controlRead = new PartProgress();
    private final PartProgress changedRead = new PartProgress();
    private final ReadingProgress rerun = new ReadingProgress();
    private volatile PartedWork work = new PartedWork();

    /**
     * @param dataDirectory where recorded files lie, to read the market from them; null: it is taken from the journal
     * @param change        what is to be otherwise; nothing: the control alone
     * @param mostApartNs   orders of one leg and reason whose times are further apart are two
     */
    Experiment(
            final RecordedSession session,
            final @Nullable Path dataDirectory,
            final Change change,
            final long mostApartNs) {
        this.session = session;
        this.change = change;
        this.mostApartNs = mostApartNs;
        isFromJournal = dataDirectory == null;
        market = new Market(dataDirectory == null ? session.journal() : dataDirectory, session.journal());
    }

    /**
     * What came of it.
     *
     * @param isReproduced whether the control did what the session did, as far as that goes
     * @param comparison   of the session, or of the control if that did something else, with the changed run; without
     *     settings of the session with the control
     */
    record Outcome(boolean isReproduced, Comparison comparison) {}

    /**
     * Runs it.
     *
     * @param journal where the journal of the changed run goes, or of the control without settings; absent or empty
     * @throws io.ballast.launch.ConfigurationException if a setting cannot be made or used
     */
    Outcome run(final Path journal) {
        session.requireSession();
        final EngineConfiguration changed = change.of(session);
        market.open(changed).close();
        if (change.isNone()) {
            return control(journal);
        }
        try (ScratchDirectory scratch = new ScratchDirectory()) {
            return changed(changed, scratch.resolve("control"), journal);
        }
    }

    private Outcome control(final Path journal) {
        final LabRun run = new LabRun(session.configuration(), market, journal);
        work = new PartedWork().with(RUNNING, run::inputs, run::share).with(READING, controlRead);
        final MeasuredSession measured = run.run().measured();
        final JournalComparison comparison = JournalComparison.of(session.journal(), journal, controlRead);
        final boolean isReproduced = comparison.isSameAsFarAsFirst();
        return new Outcome(
                isReproduced,
                Comparison.of(
                        session.journal().toString(),
                        "the same settings run again",
                        comparison,
                        comparison.isSame() ? measured : measuredAsRecorded(),
                        measured,
                        mostApartNs,
                        notes()));
    }

    private MeasuredSession measuredAsRecorded() {
        work = new PartedWork().with(RUNNING, rerun::inputs, rerun::share);
        return JournalFigures.of(session.journal(), rerun).session();
    }

    private Outcome changed(final EngineConfiguration changed, final Path controlJournal, final Path journal) {
        final LabRun controlRun = new LabRun(session.configuration(), market, controlJournal);
        final LabRun changedRun = new LabRun(changed, market, journal);
        work = new PartedWork()
                .with(RUNNING, controlRun::inputs, controlRun::share)
                .with(RUNNING, changedRun::inputs, changedRun::share)
                .with(READING, controlRead)
                .with(READING, changedRead);
        final List<MeasuredSession> measured = Parallel.run(
                Runtime.getRuntime().availableProcessors(),
                List.of(
                        () -> controlRun.run().measured(),
                        () -> changedRun.run().measured()));
        final JournalComparison control = JournalComparison.of(session.journal(), controlJournal, controlRead);
        final boolean isReproduced = control.isSame();
        final List<String> notes = notes();
        final Parting parting = control.parting();
        if (parting != null) {
            notes.add(0, notReproduced(control, parting));
        }
        return new Outcome(
                control.isSameAsFarAsFirst(),
                Comparison.of(
                        isReproduced ? session.journal().toString() : session.journal() + " run again",
                        change.toString(),
                        JournalComparison.of(isReproduced ? session.journal() : controlJournal, journal, changedRead),
                        measured.get(0),
                        measured.get(1),
                        mostApartNs,
                        notes));
    }

    private static String notReproduced(final JournalComparison control, final Parting parting) {
        return control.isSameAsFarAsFirst()
                ? "the journal ends early (" + control.first().end() + "), and its market run again goes on for "
                        + (control.second().inputs() - control.first().inputs()) + " inputs: A is that run"
                : "A is the journal's market run again with the journal's settings, because that does something else"
                        + " than the journal says, first at sequence"
                        + " " + parting.sequence() + " (" + parting.what() + ": "
                        + parting.first() + " against " + parting.second()
                        + "): the session ran against another exchange,"
                        + " another engine, or with market data that the journal does not hold";
    }

    /** What the new run cannot know, or does otherwise. */
    private List<String> notes() {
        final List<String> notes = new ArrayList<>();
        if (isFromJournal) {
            notes.addAll(UnseenMarket.of(session.configuration()));
        }
        if (session.outside() > 0) {
            notes.add(session.outside()
                    + " inputs came from outside the market and the configuration, such as from a kill file; they are"
                    + " played again at their times");
        }
        if (session.notSent() > 0) {
            notes.add(session.notSent() + " orders did not leave then; here every order does");
        }
        return notes;
    }

    /** Inputs run and read so far; any thread may ask. */
    long inputs() {
        return work.inputs();
    }

    /** Share of the work that is done, NaN while nobody knows; any thread may ask. */
    double share() {
        return work.share();
    }
}
