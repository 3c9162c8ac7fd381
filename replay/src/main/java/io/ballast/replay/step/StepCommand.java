package io.ballast.replay.step;

import io.ballast.cli.ProgressLine;
import io.ballast.launch.ReadingProgress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast-replay step}: a session, input by input, forward and back. */
@Command(
        name = "step",
        description =
                "Steps through a journal, forward and back, and shows the state behind each input. In a terminal it"
                        + " asks for commands; otherwise it takes them from standard input, one a line. 'help' lists"
                        + " them.",
        mixinStandardHelpOptions = true)
public final class StepCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOURNAL", description = "A session's journal: a directory.")
    private Path journal;

    @Option(names = "--no-history", description = "Keep no file of the commands given in a terminal.")
    private boolean isWithoutHistory;

    @Override
    public Integer call() throws IOException {
        final PrintWriter err = spec.commandLine().getErr();
        try (Stepper stepper = open(err)) {
            final Terminal terminal = Prompt.terminal();
            return terminal == null ? script(stepper, err) : new Prompt(terminal, stepper, history(), err).run();
        } catch (final StepException e) {
            err.println(e.getMessage());
            return e.exitCode();
        }
    }

    /** The sessions that it goes on from are run before anything can be looked at. */
    private Stepper open(final PrintWriter err) {
        final ReadingProgress earlier = new ReadingProgress();
        try (ProgressLine progress = new ProgressLine(err, "inputs", earlier::inputs, earlier::share)) {
            progress.start();
            return Stepper.open(journal, earlier);
        }
    }

    private int script(final Stepper stepper, final PrintWriter err) throws IOException {
        final Debugger debugger =
                new Debugger(stepper, new PlainScreen(spec.commandLine().getOut()), err);
        return new ScriptRunner(debugger, err)
                .run(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }

    private @Nullable Path history() {
        return isWithoutHistory ? null : HistoryFile.of(System.getenv(), System.getProperty("user.home"), journal);
    }
}
