package io.ballast.replay.lab;

import io.ballast.cli.ExitCode;
import io.ballast.cli.ProgressLine;
import io.ballast.cli.SessionLines;
import io.ballast.launch.ConfigurationEdit;
import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.DecisionLog;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.SessionResult;
import io.ballast.launch.SessionSummary;
import io.ballast.launch.Setting;
import io.ballast.replay.compare.FigureText;
import io.ballast.replay.export.OutsideJournals;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ballast-replay backtest}: a configuration on a market of the past. */
@Command(
        name = "backtest",
        description = "Runs a configuration on recorded or synthetic market data against the embedded exchange, on one"
                + " thread and as fast as it goes, and says what it cost and how well it tracked.",
        mixinStandardHelpOptions = true)
public final class BacktestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration, YAML.")
    private Path configurationFile;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where the paths of recorded files begin, or a journal whose market is taken instead: one made"
                            + " by import, or any session's. Default: the configuration's directory.")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "A setting to change, such as overlays.defi.band=3%%. May be given often.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Keep the journal here; absent or empty. Default: it is not kept.")
    private @Nullable Path keptJournal;

    @Option(names = "--summary", paramLabel = "FILE.json", description = "Write the session's figures here.")
    private @Nullable Path summaryFile;

    @Override
    public Integer call() throws IOException {
        if (keptJournal != null) {
            OutsideJournals.requireAround(spec, "--journal", keptJournal);
        }
        if (summaryFile != null) {
            OutsideJournals.require(spec, "--summary", summaryFile);
        }
        final EngineConfiguration read = ConfigurationFile.read(configurationFile);
        final EngineConfiguration configuration = ConfigurationEdit.apply(
                configurationFile + " with its settings",
                read,
                settings.stream().map(Setting::parse).toList());
        try (ScratchDirectory scratch = new ScratchDirectory()) {
            final Path journal = keptJournal == null ? scratch.resolve("journal") : keptJournal;
            final LabRun run = new LabRun(configuration, new Market(data(), null), journal);
            final LabRun.Outcome outcome;
            try (ProgressLine progress =
                    new ProgressLine(spec.commandLine().getErr(), "inputs", run::inputs, run::share)) {
                progress.start();
                outcome = run.run();
            }
            report(outcome);
            return ExitCode.OK;
        }
    }

    private Path data() {
        return dataDirectory != null
                ? dataDirectory
                : Objects.requireNonNull(configurationFile.toAbsolutePath().getParent());
    }

    private void report(final LabRun.Outcome outcome) throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        final SessionResult result = outcome.result();
        SessionLines.print(out, result, keptJournal != null);
        FigureText.print(out, result.recorder().figures());
        if (summaryFile != null) {
            new SessionSummary(result, DecisionLog.read(result.journal()), outcome.tally()).writeTo(summaryFile);
            out.printf("summary %s%n", summaryFile);
        }
    }
}
