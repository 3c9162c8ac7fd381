package io.ballast.benchmarks;

import io.ballast.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ballast-bench gate}: allocation, the cost of size and the cost of a second thread, checked. */
@Command(
        name = "gate",
        description =
                "Fails if a tick allocates, if 500 constituents cost more than 1.2 times 20, or if a second thread costs"
                        + " more than handing over does. About half a minute.",
        mixinStandardHelpOptions = true)
final class GateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        final PrintWriter out = spec.commandLine().getOut();
        return new Gate(out).isPassed() ? ExitCode.OK : ExitCode.FAILED;
    }
}
