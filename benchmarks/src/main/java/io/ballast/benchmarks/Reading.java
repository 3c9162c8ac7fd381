package io.ballast.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * What one benchmark showed.
 *
 * @param benchmark    class and method
 * @param constituents how many, or empty if the benchmark has none
 * @param nsPerOp      of every measured iteration of every fork
 * @param bytesPerOp   allocated, mean over all iterations
 */
record Reading(String benchmark, String constituents, List<Double> nsPerOp, double bytesPerOp) {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    Reading {
        nsPerOp = List.copyOf(nsPerOp);
    }

    static Reading of(final RunResult result) {
        final String name = result.getParams().getBenchmark();
        final int methodDot = name.lastIndexOf('.');
        final String constituents = result.getParams().getParam("constituents");
        return new Reading(
                name.substring(name.lastIndexOf('.', methodDot - 1) + 1),
                constituents == null ? "" : constituents,
                scores(result.getBenchmarkResults()),
                result.getSecondaryResults().get(ALLOCATION).getScore());
    }

    private static List<Double> scores(final Collection<BenchmarkResult> forks) {
        return forks.stream()
                .map(BenchmarkResult::getIterationResults)
                .flatMap(Collection::stream)
                .map(IterationResult::getPrimaryResult)
                .map(primary -> primary.getScore())
                .toList();
    }

    /** Both together; the worse of the two allocations. */
    Reading and(final Reading other) {
        return new Reading(
                benchmark,
                constituents,
                Stream.concat(nsPerOp.stream(), other.nsPerOp.stream()).toList(),
                Math.max(bytesPerOp, other.bytesPerOp));
    }

    boolean isOf(final Reading other) {
        return benchmark.equals(other.benchmark) && constituents.equals(other.constituents);
    }

    double medianNs() {
        final double[] sorted =
                nsPerOp.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        final DoubleStream middle = Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1);
        return middle.average().orElse(Double.NaN);
    }
}
