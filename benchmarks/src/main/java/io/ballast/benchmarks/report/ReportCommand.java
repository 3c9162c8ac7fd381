package io.ballast.benchmarks.report;

import io.ballast.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast-bench report}: results as a page to look at, as Markdown, and as the READMEs' figures. */
@Command(
        name = "report",
        description =
                "Makes report.html and report.md of results, and writes or checks the READMEs' performance section.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:with --check, a file is not what the results give",
            "2:the command line is wrong, or a file is missing or broken"
        })
public final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "RESULT.json", description = "Results, or directories of them.")
    private List<Path> paths = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where report.html and report.md go. Default: beside the first result.")
    private @Nullable Path out;

    @Option(
            names = "--notes",
            paramLabel = "FILE",
            description = "What is known about targets that are not met, under headings such as '## P2a'. Default:"
                    + " notes.md beside the first result, if it is there.")
    private @Nullable Path notes;

    @Option(
            names = "--readme",
            paramLabel = "FILE",
            description = "A README whose performance section is written from the results. May be given several times.")
    private List<Path> readmes = List.of();

    @Option(names = "--check", description = "Write nothing; fail if what is there is not what the results give.")
    private boolean isChecking;

    /** For picocli. */
    public ReportCommand() {}

    @Override
    public Integer call() {
        try {
            final Results results = Results.read(paths);
            final Page page = ReportPage.of(results, readNotes());
            final Path directory = out == null ? directory() : out;
            boolean isSame = isWritten(directory.resolve("report.html"), HtmlPage.of(page));
            isSame &= isWritten(directory.resolve("report.md"), MarkdownPage.of(page));
            for (final Path readme : readmes) {
                isSame &= isWritten(readme, ReadmeSection.in(readme, results));
            }
            return isSame ? ExitCode.OK : ExitCode.FAILED;
        } catch (final IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private Path directory() {
        final Path first = paths.get(0);
        return Files.isDirectory(first) ? first : first.toAbsolutePath().getParent();
    }

    private Notes readNotes() throws IOException {
        if (notes != null) {
            return Notes.read(notes);
        }
        final Path beside = directory().resolve("notes.md");
        return Files.exists(beside) ? Notes.read(beside) : Notes.none();
    }

    /** Writes a file, or says whether it is what it would be. */
    private boolean isWritten(final Path file, final String text) throws IOException {
        final PrintWriter console = spec.commandLine().getOut();
        if (!isChecking) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
            console.println(file);
            return true;
        }
        final boolean isSame = Files.exists(file) && Files.readString(file).equals(text);
        console.println(file + (isSame ? ": as the results give it" : ": NOT what the results give"));
        return isSame;
    }
}
