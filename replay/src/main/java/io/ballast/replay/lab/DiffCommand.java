package io.ballast.replay.lab;

import io.ballast.cli.ExitCode;
import io.ballast.cli.ProgressLine;
import io.ballast.launch.Divergence;
import io.ballast.launch.ReadingProgress;
import io.ballast.launch.Setting;
import io.ballast.replay.compare.Comparison;
import io.ballast.replay.compare.JournalComparison;
import io.ballast.replay.compare.JournalFigures;
import io.ballast.replay.progress.PartProgress;
import io.ballast.replay.progress.PartedWork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
    private static final double READING = 1;
    private static final double RERUNNING = 8;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "A session's journal: a directory.")
    private Path first;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "B",
            description = "The journal to compare it with. Not with --config or --set.")
    private @Nullable Path second;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Compare A with a run of its market under this setting. May be given often.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Compare A with a run of its market under this whole configuration; --set changes it.")
    private @Nullable Path configurationFile;

    @Mixin
    private final ComparisonOptions options = new ComparisonOptions();

    private final PartProgress read = new PartProgress();
    private final ReadingProgress rerunOfFirst = new ReadingProgress();
    private final ReadingProgress rerunOfSecond = new ReadingProgress();

    @Override
    public Integer call() throws IOException {
        final Change change = new Change(
                configurationFile, settings.stream().map(Setting::parse).toList());
        final Path other = second;
        if ((other == null) == change.isNone()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "give a second journal, or another configuration with --config or --set: one of the two");
        }
        if (other != null && options.hasData()) {
            throw new ParameterException(
                    spec.commandLine(), "--data is for a run with --config or --set; two journals need none");
        }
        final Comparison comparison = other == null ? underChange(change) : ofJournals(other);
        options.print(spec.commandLine().getOut(), comparison);
        return comparison.isSame() ? ExitCode.OK : ExitCode.DIVERGED;
    }

    private Comparison underChange(final Change change) {
        final Experiment experiment = options.experiment(RecordedSession.of(first), change);
        try (ScratchDirectory scratch = new ScratchDirectory();
                ProgressLine progress = new ProgressLine(
                        spec.commandLine().getErr(), "inputs", experiment::inputs, experiment::share)) {
            progress.start();
            return experiment.run(scratch.resolve("run")).comparison();
        }
    }

    private Comparison ofJournals(final Path other) {
        final PartedWork work = new PartedWork()
                .with(READING, read)
                .with(RERUNNING, rerunOfFirst::inputs, () -> begun(rerunOfFirst))
                .with(RERUNNING, rerunOfSecond::inputs, () -> begun(rerunOfSecond));
        try (ProgressLine progress =
                new ProgressLine(spec.commandLine().getErr(), "inputs", work::inputs, work::share)) {
            progress.start();
            final JournalComparison journals = JournalComparison.of(first, other, read);
            final List<JournalFigures> figures = Parallel.run(
                    Runtime.getRuntime().availableProcessors(),
                    List.of(
                            () -> JournalFigures.of(first, rerunOfFirst),
                            () -> JournalFigures.of(other, rerunOfSecond)));
            final List<String> notes = new ArrayList<>();
            note(notes, "A", figures.get(0).divergence());
            note(notes, "B", figures.get(1).divergence());
            return Comparison.of(
                    first.toString(),
                    other.toString(),
                    journals,
                    figures.get(0).session(),
                    figures.get(1).session(),
                    options.mostApartNs(),
                    notes);
        }
    }

    /** One that has not begun has done nothing. */
    private static double begun(final ReadingProgress progress) {
        return progress.inputs() == 0 ? 0 : progress.share();
    }

    private static void note(final List<String> notes, final String side, final @Nullable Divergence divergence) {
        if (divergence != null) {
            notes.add("this engine does something else than journal " + side + " says, first at sequence "
                    + divergence.sequence() + ": its figures are those up to there; verify says more");
        }
    }
}
