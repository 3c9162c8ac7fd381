package io.ballast.replay;

import io.ballast.cli.ExitCode;
import io.ballast.cli.ProgressLine;
import io.ballast.journal.EndState;
import io.ballast.journal.JournalEnd;
import io.ballast.launch.Divergence;
import io.ballast.launch.Durations;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalPlayback;
import io.ballast.launch.MalformedValueException;
import io.ballast.launch.ReadingProgress;
import io.ballast.replay.export.Bound;
import io.ballast.replay.export.ExportTable;
import io.ballast.replay.export.FillTable;
import io.ballast.replay.export.JournalExport;
import io.ballast.replay.export.OrderTable;
import io.ballast.replay.export.OutsideJournals;
import io.ballast.replay.export.Range;
import io.ballast.replay.export.Sampler;
import io.ballast.replay.export.TableWriter;
import io.ballast.replay.export.UnfitRequestException;
import io.ballast.replay.series.Series;
import io.ballast.replay.series.SeriesCatalogue;
import io.ballast.replay.series.UnknownSeriesException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast-replay export}: series, orders or fills of a journal as a table. */
@Command(
        name = "export",
        description = "Re-runs a journal and writes series on a time grid or per event, its orders, or its fills, as"
                + " CSV or Parquet.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private static final long SHORTEST_STEP_NS = 1_000_000L;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOURNAL", description = "A session's journal: a directory.")
    private Path journal;

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @ArgGroup
    private When when = new When();

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            description = "First input, by sequence, or first time, such as 2025-06-16T21:00:00Z. Default: the start.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "PLACE", description = "Last input or time. Default: the end.")
    private @Nullable String to;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write: FILE.csv, FILE.parquet, or - for CSV here. Default: ${DEFAULT-VALUE}.",
            defaultValue = TableWriter.STANDARD_OUTPUT)
    private String target;

    /** One of these. */
    private static final class What {
        @Option(
                names = "--series",
                split = ",",
                paramLabel = "NAME",
                required = true,
                description = "Series to write, a column each, by name or pattern: nav,sleeve.*.drift.")
        private @Nullable List<String> names;

        @Option(names = "--table", required = true, description = "A table instead: ${COMPLETION-CANDIDATES}.")
        private @Nullable TableKind table;

        @Option(names = "--list", required = true, description = "Print the series that this journal has.")
        private boolean isList;
    }

    /** At most one of these. */
    private static final class When {
        @Option(
                names = "--every",
                paramLabel = "STEP",
                required = true,
                description = "On a time grid, values as of each of its times, such as 1m. Default: 1m.")
        private String step = "1m";

        @Option(names = "--each-event", required = true, description = "Behind each input.")
        private boolean isEachEvent;

        @Option(names = "--changes", required = true, description = "Behind each input that changed one of them.")
        private boolean isChanges;
    }

    /** Tables of their own. */
    enum TableKind {
        /** Every order and what became of it. */
        ORDERS,
        /** Every execution that traded. */
        FILLS
    }

    @Override
    public Integer call() throws IOException {
        final ReadingProgress done = new ReadingProgress();
        try (JournalPlayback playback = JournalPlayback.open(journal, done);
                ProgressLine progress =
                        new ProgressLine(spec.commandLine().getErr(), "inputs", done::inputs, done::share)) {
            if (what.isList) {
                return list(SeriesCatalogue.of(playback.configuration()));
            }
            requireElsewhere();
            final Range range = range();
            final ExportTable table = table(playback.configuration(), range);
            progress.start();
            try (TableWriter out = TableWriter.open(target, spec.commandLine().getOut(), table.columns())) {
                final JournalExport export = new JournalExport(playback, range, table, out);
                final Divergence divergence = export.run();
                if (divergence != null) {
                    return diverged(divergence);
                }
                out.finish();
                return written(out.rows(), export.end());
            }
        } catch (final UnknownSeriesException e) {
            throw new ParameterException(
                    spec.commandLine(), e.getMessage() + " (ballast-replay export --list " + journal + " prints all)");
        } catch (final UnfitRequestException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private int list(final SeriesCatalogue catalogue) {
        final PrintWriter out = spec.commandLine().getOut();
        final int width = catalogue.all().stream()
                .mapToInt(series -> series.name().length())
                .max()
                .orElse(0);
        for (final Series series : catalogue.all()) {
            out.printf("%-" + width + "s  %-9s  %s%n", series.name(), series.unit(), series.meaning());
        }
        return ExitCode.OK;
    }

    /** A journal's directory stays as it is. */
    private void requireElsewhere() {
        TableWriter.requireKnown(target);
        OutsideJournals.require(spec, "--out", Path.of(target));
    }

    private Range range() {
        return new Range(from == null ? Bound.START : Bound.parse(from), to == null ? Bound.END : Bound.parse(to));
    }

    private ExportTable table(final EngineConfiguration configuration, final Range range) {
        if (what.names == null) {
            return what.table == TableKind.ORDERS ? new OrderTable(configuration) : new FillTable(configuration);
        }
        final List<Series> series = SeriesCatalogue.of(configuration).matching(what.names);
        if (when.isEachEvent) {
            return Sampler.eachEvent(series, range);
        }
        return when.isChanges ? Sampler.changes(series, range) : Sampler.every(stepNs(), series, range);
    }

    private long stepNs() {
        try {
            final long stepNs = Durations.parse(when.step);
            if (stepNs >= SHORTEST_STEP_NS) {
                return stepNs;
            }
        } catch (final MalformedValueException e) {
            throw new UnfitRequestException("--every: " + e.getMessage());
        }
        throw new UnfitRequestException("--every: a grid is at least 1ms wide; --each-event gives every input");
    }

    private int diverged(final Divergence divergence) {
        spec.commandLine()
                .getErr()
                .printf(
                        "%s: this engine does something else than the journal says, at sequence %d (%s); nothing is"
                                + " written: see ballast-replay verify%n",
                        journal, divergence.sequence(), divergence.what());
        return ExitCode.DIVERGED;
    }

    /** What a journal holds whole is worth having; that it is not all of a session is said. */
    private int written(final long rows, final @Nullable JournalEnd end) {
        if (!target.equals(TableWriter.STANDARD_OUTPUT)) {
            spec.commandLine().getOut().printf(Locale.ROOT, "%,d rows in %s%n", rows, target);
        }
        if (end == null || end.state() == EndState.CLEAN) {
            return ExitCode.OK;
        }
        spec.commandLine().getErr().printf("%s: %s%n", end.state(), end.message());
        return end.state().isUsable() ? ExitCode.OK : ExitCode.FAILED;
    }
}
