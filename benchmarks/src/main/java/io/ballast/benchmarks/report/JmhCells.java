package io.ballast.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What JMH measured, as cells: a fork for each JVM, a slice for each iteration. */
public final class JmhCells {
    static final String ALLOCATION = "gc.alloc.rate.norm";
    static final String COLLECTIONS = "gc.count";

    private JmhCells() {}

    /** One cell for each benchmark and set of parameters; named by class and method, without the package. */
    public static List<Cell> of(final Collection<RunResult> results) {
        return results.stream().map(JmhCells::cell).toList();
    }

    private static Cell cell(final RunResult result) {
        final BenchmarkParams params = result.getParams();
        final Map<String, String> parameters = new TreeMap<>();
        params.getParamsKeys().forEach(name -> parameters.put(name, params.getParam(name)));
        final List<Fork> forks = new ArrayList<>();
        for (final BenchmarkResult fork : result.getBenchmarkResults()) {
            forks.add(fork(
                    forks.size() + 1,
                    values(fork, iteration -> iteration.getPrimaryResult().getScore()),
                    values(fork, iteration -> secondary(iteration, ALLOCATION)),
                    values(fork, iteration -> secondary(iteration, COLLECTIONS))));
        }
        return new Cell(
                name(params.getBenchmark()),
                result.getPrimaryResult().getScoreUnit(),
                parameters,
                forks,
                List.of(),
                "");
    }

    private static double[] values(final BenchmarkResult fork, final ToDoubleFunction<IterationResult> value) {
        return fork.getIterationResults().stream().mapToDouble(value).toArray();
    }

    private static double secondary(final IterationResult iteration, final String name) {
        final Result<?> result = iteration.getSecondaryResults().get(name);
        return result == null ? Double.NaN : result.getScore();
    }

    static String name(final String benchmark) {
        final int methodDot = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', methodDot - 1) + 1);
    }

    /** Of one value for each iteration; what no profiler looked at is NaN or empty. */
    static Fork fork(final int number, final double[] scores, final double[] bytes, final double[] collections) {
        final List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            slices.add(new Slice(
                    LinkState.NONE,
                    Map.of(Slice.SCORE, scores[i], Slice.BYTES, i < bytes.length ? bytes[i] : Double.NaN)));
        }
        final double total = collections.length == 0
                ? Double.NaN
                : Arrays.stream(collections).sum();
        // The median: the profiler's own few kilobytes and the closing of a trial fall into single iterations.
        return new Fork(number, Doubles.median(bytes), Double.isNaN(total) ? -1 : (long) total, slices);
    }
}
