package io.ballast.benchmarks;

import io.ballast.benchmarks.report.Cell;
import io.ballast.benchmarks.report.Fork;
import io.ballast.benchmarks.report.JmhCells;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH with the allocation profiler, each cell in a JVM of its own. */
final class JmhRuns {
    private final PrintWriter out;

    /** @param out where a dot for each JVM goes */
    JmhRuns(final PrintWriter out) {
        this.out = out;
    }

    /**
     * Cells in turn, round after round, so that a change of the machine's state meets all of them.
     *
     * @return in the order of the cells, a fork for each round
     */
    List<Cell> inTurn(final List<JmhCell> cells, final int rounds, final JmhEffort effort) throws RunnerException {
        final List<List<Fork>> forks = new ArrayList<>();
        final List<Cell> found = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (int i = 0; i < cells.size(); i++) {
                final Cell cell = once(cells.get(i), effort);
                if (round == 1) {
                    found.add(cell);
                    forks.add(new ArrayList<>());
                }
                final Fork fork = cell.forks().get(0);
                forks.get(i).add(new Fork(round, fork.bytesPerOp(), fork.collections(), fork.slices()));
            }
        }
        for (int i = 0; i < found.size(); i++) {
            final Cell cell = found.get(i);
            found.set(
                    i,
                    new Cell(
                            cell.name(),
                            cell.unit(),
                            cell.parameters(),
                            forks.get(i),
                            cell.distributions(),
                            cell.rawLog()));
        }
        return found;
    }

    /** One cell in one JVM. */
    Cell once(final JmhCell cell, final JmhEffort effort) throws RunnerException {
        final ChainedOptionsBuilder options = new OptionsBuilder()
                .include(cell.pattern())
                .addProfiler(GCProfiler.class)
                .jvmArgs(JvmFlags.ofBuild().toArray(String[]::new))
                .forks(1)
                .warmupIterations(effort.warmUps())
                .warmupTime(TimeValue.milliseconds(effort.warmUpMs()))
                .measurementIterations(effort.iterations())
                .measurementTime(TimeValue.milliseconds(effort.measuredMs()))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        cell.parameters().forEach(options::param);
        final List<Cell> cells = JmhCells.of(new Runner(options.build()).run());
        if (cells.size() != 1) {
            throw new RunnerException(cell.text() + " is " + cells.size() + " benchmarks");
        }
        out.print('.');
        out.flush();
        return cells.get(0);
    }
}
