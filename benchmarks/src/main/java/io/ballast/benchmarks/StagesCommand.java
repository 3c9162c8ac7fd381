package io.ballast.benchmarks;

import io.ballast.benchmarks.report.Build;
import io.ballast.benchmarks.report.Cell;
import io.ballast.benchmarks.report.Load;
import io.ballast.benchmarks.report.Machine;
import io.ballast.benchmarks.report.ResultFile;
import io.ballast.benchmarks.report.ResultWriter;
import io.ballast.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ballast-bench stages}: what a tick costs in the stages, into a result file. */
@Command(
        name = "stages",
        description =
                "Measures a tick in all four stages, with and without an order, in small and large portfolios, in JVMs in"
                        + " turn, then every stage and part alone. About twenty minutes.",
        mixinStandardHelpOptions = true)
final class StagesCommand implements Callable<Integer> {
    private static final int FORKS = 5;
    private static final int QUICK_FORKS = 2;
    private static final int FORKS_OF_PARTS = 2;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--quick",
            description =
                    "All four stages only, in shorter iterations than a published figure needs: about two minutes.")
    private boolean isQuick;

    @Option(names = "--forks", paramLabel = "N", description = "JVMs for each figure of all four stages; 5 by default.")
    private @Nullable Integer forks;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the result goes; ${DEFAULT-VALUE} by default.")
    private Path file = Path.of("benchmarks/results/stages/RESULT.json");

    @Override
    public Integer call() throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        final Load before = Load.current();
        final List<Cell> cells = new ArrayList<>();
        try {
            final JmhRuns runs = new JmhRuns(out);
            cells.addAll(runs.inTurn(StagePlan.FUSED, forks(), isQuick ? JmhEffort.QUICK : JmhEffort.FULL));
            if (!isQuick) {
                cells.addAll(runs.inTurn(StagePlan.PARTS, FORKS_OF_PARTS, JmhEffort.PARTS));
            }
        } catch (final RunnerException e) {
            spec.commandLine().getErr().println("the benchmarks did not run: " + e.getMessage());
            return ExitCode.FAILED;
        }
        out.println();
        Readings.print(out, cells);
        StagePlan.ratios().forEach(ratio -> out.println(ratio.text(cells)));
        ResultWriter.write(file, result(before, cells));
        out.println(file + (isQuick ? ": a quick look, not for publication" : ""));
        return ExitCode.OK;
    }

    private int forks() {
        if (forks != null && forks < 1) {
            throw new ParameterException(spec.commandLine(), "--forks: " + forks + " is less than one");
        }
        return forks != null ? forks : isQuick ? QUICK_FORKS : FORKS;
    }

    private ResultFile result(final Load before, final List<Cell> cells) throws IOException {
        return new ResultFile(
                Instant.now(),
                "benchmarks/bin/ballast-bench "
                        + String.join(
                                " ",
                                spec.commandLine().getParent().getParseResult().originalArgs()),
                Machine.current(),
                Build.current(JvmFlags.ofBuild()),
                before,
                Load.current(),
                cells,
                List.of());
    }
}
