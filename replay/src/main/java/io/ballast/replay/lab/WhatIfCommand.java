package io.ballast.replay.lab;

import io.ballast.cli.ExitCode;
import io.ballast.cli.ProgressLine;
import io.ballast.launch.Setting;
import io.ballast.replay.export.OutsideJournals;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast-replay what-if}: the same market, other settings. */
@Command(
        name = "what-if",
        description = "Runs a recorded session again on its own market with other settings, the embedded exchange"
                + " answering, and compares. Without --set it must do what the session did.",
        mixinStandardHelpOptions = true)
public final class WhatIfCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOURNAL", description = "A session's journal: a directory.")
    private Path journal;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "A setting to change, such as overlays.defi.band=3%%. May be given often.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A whole configuration in place of the recorded one; --set changes it.")
    private @Nullable Path configurationFile;

    @Option(
            names = "--journal",
            paramLabel = "OUT",
            description = "Keep the new run's journal here; absent or empty. Default: it is not kept.")
    private @Nullable Path keptJournal;

    @Mixin
    private final ComparisonOptions options = new ComparisonOptions();

    @Override
    public Integer call() throws IOException {
        if (keptJournal != null) {
            OutsideJournals.requireAround(spec, "--journal", keptJournal);
        }
        final Change change = new Change(
                configurationFile, settings.stream().map(Setting::parse).toList());
        try (ScratchDirectory scratch = new ScratchDirectory()) {
            final Path out = keptJournal == null ? scratch.resolve("run") : keptJournal;
            final Experiment experiment = options.experiment(RecordedSession.of(journal), change);
            final Experiment.Outcome outcome;
            try (ProgressLine progress =
                    new ProgressLine(spec.commandLine().getErr(), "inputs", experiment::inputs, experiment::share)) {
                progress.start();
                outcome = experiment.run(out);
            }
            options.print(spec.commandLine().getOut(), outcome.comparison());
            return change.isNone() && !outcome.isReproduced() ? ExitCode.DIVERGED : ExitCode.OK;
        }
    }
}
