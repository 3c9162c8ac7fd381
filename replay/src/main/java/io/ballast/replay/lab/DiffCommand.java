package io.ballast.replay.lab;

import io.ballast.cli.ExitCode;
import io.ballast.cli.ProgressLine;
import io.ballast.launch.Divergence;
import io.ballast.launch.Setting;
import io.ballast.replay.compare.Comparison;
import io.ballast.replay.compare.JournalComparison;
import io.ballast.replay.compare.JournalFigures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast-replay diff}: where two sessions part, and what that costs. */
@Command(
        name = "diff",
        description =
                "Compares two journals, or one with a run of its market under other settings: the first divergence,"
                        + " the orders, and the figures.",
        mixinStandardHelpOptions = true)
public final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "A session's journal: a directory.")
    private Path first;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "B",
            description = "The journal to compare it with. Not with --set.")
    private @Nullable Path second;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Compare A with a run of its market under this setting. May be given often.")
    private List<String> settings = new ArrayList<>();

    @Mixin
    private final ComparisonOptions options = new ComparisonOptions();

    private final AtomicLong read = new AtomicLong();

    @Override
    public Integer call() throws IOException {
        final List<Setting> parsed = settings.stream().map(Setting::parse).toList();
        final Path other = second;
        if ((other == null) == parsed.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "give a second journal, or settings with --set: one of the two");
        }
        if (other != null && options.hasData()) {
            throw new ParameterException(spec.commandLine(), "--data is for a run with --set; two journals need none");
        }
        final Comparison comparison = other == null ? underSettings(parsed) : ofJournals(other);
        options.print(spec.commandLine().getOut(), comparison);
        return comparison.isSame() ? ExitCode.OK : ExitCode.DIVERGED;
    }

    private Comparison underSettings(final List<Setting> parsed) {
        final Experiment experiment = options.experiment(RecordedSession.of(first), parsed);
        try (ScratchDirectory scratch = new ScratchDirectory();
                ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), "inputs", experiment::inputs)) {
            progress.start();
            return experiment.run(scratch.resolve("run")).comparison();
        }
    }

    private Comparison ofJournals(final Path other) {
        try (ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), "inputs", read::get)) {
            progress.start();
            final JournalComparison journals = JournalComparison.of(first, other, read::set);
            final List<JournalFigures> figures = Parallel.run(
                    Runtime.getRuntime().availableProcessors(),
                    List.of(() -> JournalFigures.of(first, read::set), () -> JournalFigures.of(other, unseen -> {})));
            final List<String> notes = new ArrayList<>();
            note(notes, "A", figures.get(0).divergence());
            note(notes, "B", figures.get(1).divergence());
            return Comparison.of(
                    first.toString(),
                    other.toString(),
                    journals,
                    figures.get(0).figures(),
                    figures.get(1).figures(),
                    options.mostApartNs(),
                    notes);
        }
    }

    private static void note(final List<String> notes, final String side, final @Nullable Divergence divergence) {
        if (divergence != null) {
            notes.add("this engine does something else than journal " + side + " says, first at sequence "
                    + divergence.sequence() + ": its figures are those up to there; verify says more");
        }
    }
}
