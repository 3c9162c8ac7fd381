package io.ballast.replay;

import io.ballast.cli.ExitCode;
import io.ballast.cli.ProgressLine;
import io.ballast.launch.Divergence;
import io.ballast.launch.ReadingProgress;
import io.ballast.replay.export.OutsideJournals;
import io.ballast.replay.report.ReportFiles;
import io.ballast.replay.report.RunSummary;
import io.ballast.replay.report.SessionReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast-replay report}: a session as a page. */
@Command(
        name = "report",
        description =
                "Writes what a session did as one HTML page with charts, and the same figures as Markdown and JSON.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOURNAL", description = "A session's journal: a directory.")
    private Path journal;

    @Option(
            names = "--out",
            paramLabel = "DIR|FILE.html",
            description = "Where the page goes, with .md and .json beside it; in a directory it is called report.html."
                    + " Default: the journal's name with -report, here.")
    private @Nullable Path out;

    @Option(
            names = "--summary",
            paramLabel = "FILE.json",
            description = "What 'ballast run --summary' wrote of this session: how fast the engine was is only there.")
    private @Nullable Path summary;

    @Override
    public Integer call() throws IOException {
        final ReportFiles files = ReportFiles.at(target());
        final RunSummary machine = summary == null ? null : RunSummary.read(summary);
        final ReadingProgress done = new ReadingProgress();
        final Divergence divergence;
        try (ProgressLine progress =
                new ProgressLine(spec.commandLine().getErr(), "inputs", done::inputs, done::share)) {
            progress.start();
            divergence = new SessionReport(journal, machine).write(files, done);
        }
        final PrintWriter console = spec.commandLine().getOut();
        if (divergence != null) {
            console.printf(
                    "report: the re-run did something else than the journal says, %s; nothing was written%n",
                    at(divergence));
            console.printf("see     ballast-replay verify %s%n", journal);
            return ExitCode.DIVERGED;
        }
        console.printf("report   %s%n         %s%n         %s%n", files.html(), files.markdown(), files.json());
        return ExitCode.OK;
    }

    private static String at(final Divergence divergence) {
        return divergence.sequence() < 0 ? "at its end" : "at sequence " + divergence.sequence();
    }

    /** Nothing may be written where the journal is. */
    private Path target() {
        final Path inside = journal.toAbsolutePath().normalize();
        final Path target = Objects.requireNonNullElseGet(out, () -> Path.of(inside.getFileName() + "-report"));
        OutsideJournals.require(spec, "--out", target);
        if (!target.toString().endsWith(".html") && Files.isRegularFile(target)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--out " + target + " is a file; name a directory, or a file that ends in .html");
        }
        if (target.toString().endsWith(".html") && Files.isDirectory(target)) {
            throw new ParameterException(spec.commandLine(), "--out " + target + " is a directory; name a file");
        }
        return target;
    }
}
