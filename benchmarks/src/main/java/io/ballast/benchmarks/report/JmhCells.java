package io.ballast.benchmarks.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What JMH measured, as cells: a fork for each JVM, a slice for each iteration. */
public final class JmhCells {
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final String COLLECTIONS = "gc.count";

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
            forks.add(fork(forks.size() + 1, fork.getIterationResults()));
        }
        return new Cell(
                name(params.getBenchmark()),
                result.getPrimaryResult().getScoreUnit(),
                parameters,
                forks,
                List.of(),
                "");
    }

    static String name(final String benchmark) {
        final int methodDot = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', methodDot - 1) + 1);
    }

    private static Fork fork(final int number, final Collection<IterationResult> iterations) {
        final List<Slice> slices = new ArrayList<>();
        double collections = 0;
        for (final IterationResult iteration : iterations) {
            final Map<String, Double> values = new TreeMap<>();
            values.put(Slice.SCORE, iteration.getPrimaryResult().getScore());
            values.put(Slice.BYTES, secondary(iteration, ALLOCATION));
            collections += secondary(iteration, COLLECTIONS);
            slices.add(new Slice(LinkState.NONE, values));
        }
        // The profiler's own few kilobytes and the closing of a trial fall into single iterations.
        final double bytes = Medians.of(
                slices.stream().mapToDouble(slice -> slice.value(Slice.BYTES)).toArray());
        return new Fork(number, bytes, Double.isNaN(collections) ? -1 : (long) collections, slices);
    }

    private static double secondary(final IterationResult iteration, final String name) {
        final Result<?> result = iteration.getSecondaryResults().get(name);
        return result == null ? Double.NaN : result.getScore();
    }
}
