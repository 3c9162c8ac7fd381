package io.ballast.replay.lab;

import io.ballast.journal.JournalException;
import io.ballast.launch.ConfigurationEdit;
import io.ballast.launch.ConfigurationException;
import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.ConfigurationProblem;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.Setting;
import io.ballast.replay.progress.PartedWork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Many runs, each on its own: prepared all before the first begins, then several at a time. */
final class Sweep {
    private static final String UNITS = "units";

    private final SweepPlan plan;
    private final Path directory;
    private volatile PartedWork work = new PartedWork();
    private int earlier;

    /** @param directory where units and results go; one of a sweep before is gone on with */
    Sweep(final SweepPlan plan, final Path directory) {
        this.plan = plan;
        this.directory = directory;
    }

    /**
     * One line of the results.
     *
     * @param unit null if its journal cannot be used
     */
    record Row(
            Path journal, List<Setting> settings, @Nullable SweepUnit unit, UnitResult result) {}

    /**
     * Runs what is not done yet.
     *
     * @param jobs         how many runs at a time
     * @param keepsJournals whether each unit keeps the journal of its run
     * @return one row for each combination on each journal, in the order of the plan
     * @throws ConfigurationException with everything that is wrong with any combination; nothing has run then
     */
    List<Row> run(final int jobs, final boolean keepsJournals) throws IOException {
        final List<Row> prepared = prepare();
        final Map<Path, SweepUnit> distinct = new LinkedHashMap<>();
        for (final Row row : prepared) {
            if (row.unit() != null) {
                distinct.putIfAbsent(row.unit().directory(), row.unit());
            }
        }
        final List<SweepUnit> open =
                distinct.values().stream().filter(unit -> !unit.isDone()).toList();
        earlier = distinct.size() - open.size();
        final Map<Path, UnitResult> results = new LinkedHashMap<>();
        final List<UnitTask> tasks =
                open.stream().map(unit -> new UnitTask(unit, keepsJournals)).toList();
        final PartedWork parts = new PartedWork();
        tasks.forEach(task -> parts.with(1, task::inputs, task::share));
        work = parts;
        final List<UnitResult> fresh = Parallel.run(jobs, tasks);
        for (int i = 0; i < open.size(); i++) {
            results.put(open.get(i).directory(), fresh.get(i));
        }
        final List<Row> rows = new ArrayList<>();
        for (final Row row : prepared) {
            rows.add(row.unit() == null ? row : done(row, row.unit(), results));
        }
        return rows;
    }

    private static Row done(final Row row, final SweepUnit unit, final Map<Path, UnitResult> results)
            throws IOException {
        final UnitResult result = results.get(unit.directory());
        return new Row(row.journal(), row.settings(), unit, result == null ? unit.result() : result);
    }

    /** Units that a sweep before had done. */
    int earlier() {
        return earlier;
    }

    /** Inputs so far; any thread may ask. */
    long inputs() {
        return work.inputs();
    }

    /** Share of the units that is done, NaN while nobody knows; any thread may ask. */
    double share() {
        return work.share();
    }

    private List<Row> prepare() throws IOException {
        final Path base = plan.configuration();
        final EngineConfiguration configuration = base == null ? null : ConfigurationFile.read(base);
        final List<Row> rows = new ArrayList<>();
        final Set<ConfigurationProblem> problems = new LinkedHashSet<>();
        for (final Path journal : plan.journals()) {
            rows.addAll(prepare(journal, configuration, problems));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException("the sweep's settings", List.copyOf(problems));
        }
        for (final Row row : rows) {
            if (row.unit() != null) {
                row.unit().prepare();
            }
        }
        return rows;
    }

    private List<Row> prepare(
            final Path journal, final @Nullable EngineConfiguration base, final Set<ConfigurationProblem> problems)
            throws IOException {
        final List<Row> rows = new ArrayList<>();
        final RecordedSession session;
        try {
            session = RecordedSession.of(journal);
            if (base == null) {
                session.requireSession();
            }
        } catch (final JournalException unusable) {
            final UnitResult failed = UnitResult.failed(String.valueOf(unusable.getMessage()));
            plan.combinations().forEach(settings -> rows.add(new Row(journal, settings, null, failed)));
            return rows;
        }
        final EngineConfiguration changed = base == null ? session.configuration() : base;
        final String sha256 = Sha256.ofJournal(journal);
        for (final List<Setting> settings : plan.combinations()) {
            try {
                final EngineConfiguration configuration = ConfigurationEdit.apply("a combination", changed, settings);
                final Path units = directory.resolve(UNITS);
                final SweepUnit unit =
                        SweepUnit.of(units, journal.toAbsolutePath().normalize(), sha256, settings, configuration);
                rows.add(new Row(journal, settings, unit, UnitResult.failed("it has not run")));
            } catch (final ConfigurationException e) {
                problems.addAll(e.problems());
            }
        }
        return rows;
    }
}
