package io.ballast.benchmarks;

import io.ballast.cli.ExitCode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ballast-bench gate}: allocation and the cost of size, checked. */
@Command(
        name = "gate",
        description = "Fails if a tick allocates, or if 500 constituents cost more than 1.2 times 20. About a minute.",
        mixinStandardHelpOptions = true)
final class GateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        try {
            return new Gate(out).isPassed() ? ExitCode.OK : ExitCode.FAILED;
        } catch (final RunnerException e) {
            spec.commandLine().getErr().println("the benchmarks did not run: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }
}
