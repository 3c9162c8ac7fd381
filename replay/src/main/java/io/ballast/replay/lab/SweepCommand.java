package io.ballast.replay.lab;

import io.ballast.cli.ExitCode;
import io.ballast.cli.ProgressLine;
import io.ballast.launch.Setting;
import io.ballast.replay.export.OutsideJournals;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast-replay sweep}: many settings on many markets. */
@Command(
        name = "sweep",
        description =
                "Runs every combination of settings on the market of every journal, several at a time, each a run on"
                        + " its own that is not repeated once it is done; results as CSV and Parquet.",
        mixinStandardHelpOptions = true)
public final class SweepCommand implements Callable<Integer> {
    private static final String CSV = "results.csv";
    private static final String PARQUET = "results.parquet";

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "JOURNAL", description = "Journals whose markets are played.")
    private List<Path> journals = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "SWEEP.yaml",
            description = "The sweep written down: journals, grid, settings. Instead of JOURNAL and --grid.")
    private @Nullable Path file;

    @Option(
            names = "--grid",
            paramLabel = "PATH=A,B,C",
            description =
                    "Values of a setting; every combination with those of other grids is run. May be given often.")
    private List<String> axes = new ArrayList<>();

    @Option(
            names = "--base",
            paramLabel = "FILE",
            description = "The configuration that the settings change. Default: the one in each journal.")
    private @Nullable Path base;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where units and results go; a sweep that was interrupted there goes on.")
    private @Nullable Path out;

    @Option(names = "--jobs", paramLabel = "COUNT", description = "Runs at a time. Default: one a core.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--keep-journals", description = "Keep the journal of each run in its unit's directory.")
    private boolean keepsJournals;

    @Option(
            names = "--unit",
            paramLabel = "DIR",
            description = "Run this one prepared unit and nothing else, whether it is done or not.")
    private @Nullable Path unit;

    @Override
    public Integer call() throws IOException {
        if (unit != null) {
            return runUnit(unit);
        }
        final Path directory = out;
        if (directory == null) {
            throw new ParameterException(spec.commandLine(), "name a directory for units and results with --out");
        }
        if (jobs < 1) {
            throw new ParameterException(spec.commandLine(), "--jobs must be at least 1");
        }
        OutsideJournals.require(spec, "--out", directory);
        final Sweep sweep = new Sweep(plan(), directory);
        final List<Sweep.Row> rows;
        try (ProgressLine progress =
                new ProgressLine(spec.commandLine().getErr(), "inputs", sweep::inputs, sweep::share)) {
            progress.start();
            rows = sweep.run(jobs, keepsJournals);
        }
        Files.createDirectories(directory);
        final SweepTable table = new SweepTable(rows);
        table.writeTo(directory.resolve(CSV));
        table.writeTo(directory.resolve(PARQUET));
        return report(rows, sweep.earlier(), directory);
    }

    private SweepPlan plan() {
        if (file != null) {
            if (!journals.isEmpty() || !axes.isEmpty() || base != null) {
                throw new ParameterException(
                        spec.commandLine(), "--config says what to run: leave out journals, --grid and --base");
            }
            return SweepFile.read(file);
        }
        if (journals.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name at least one journal, or a sweep with --config");
        }
        if (axes.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "the grid is empty: write it like --grid overlays.defi.band=1%,2%,3%");
        }
        final SettingGrid grid = new SettingGrid();
        axes.forEach(grid::add);
        return new SweepPlan(journals, base, grid.combinations());
    }

    private int runUnit(final Path directory) throws IOException {
        final SweepUnit read = SweepUnit.read(directory);
        read.requireJournal();
        final UnitTask task = new UnitTask(read, keepsJournals);
        final UnitResult result;
        try (ProgressLine progress =
                new ProgressLine(spec.commandLine().getErr(), "inputs", task::inputs, task::share)) {
            progress.start();
            result = task.call();
        }
        final PrintWriter printed = spec.commandLine().getOut();
        printed.printf("unit %s %s%n", read.name(), result.isDone() ? "done" : "failed: " + result.cause());
        return result.isDone() ? ExitCode.OK : ExitCode.FAILED;
    }

    private int report(final List<Sweep.Row> rows, final long earlier, final Path directory) {
        final PrintWriter printed = spec.commandLine().getOut();
        final List<Sweep.Row> failed =
                rows.stream().filter(row -> !row.result().isDone()).toList();
        printed.printf(
                Locale.ROOT,
                "%,d runs: %,d done, %,d of them before, %,d failed%n",
                rows.size(),
                rows.size() - failed.size(),
                earlier,
                failed.size());
        for (final Sweep.Row row : failed) {
            printed.printf(
                    "failed  %s %s: %s%n",
                    row.journal(),
                    row.settings().stream().map(Setting::toString).collect(Collectors.joining(" ")),
                    row.result().cause());
        }
        printed.printf("results %s, %s%n", directory.resolve(CSV), directory.resolve(PARQUET));
        return failed.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}
