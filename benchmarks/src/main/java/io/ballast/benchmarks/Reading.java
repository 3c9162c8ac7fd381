package io.ballast.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * What one benchmark showed. Medians stand for all iterations: a stall of the machine, or a library that does something
 * for the first time, then spoils one iteration and not the verdict.
 *
 * @param benchmark    class and method
 * @param constituents how many, or empty if the benchmark has none
 * @param nsPerOp      of every measured iteration of every fork
 * @param bytesPerOp   allocated, of every measured iteration of every fork; NaN where the profiler saw nothing
 */
record Reading(String benchmark, String constituents, List<Double> nsPerOp, List<Double> bytesPerOp) {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    Reading {
        nsPerOp = List.copyOf(nsPerOp);
        bytesPerOp = List.copyOf(bytesPerOp);
    }

    static Reading of(final RunResult result) {
        final String name = result.getParams().getBenchmark();
        final int methodDot = name.lastIndexOf('.');
        final String constituents = result.getParams().getParam("constituents");
        final List<IterationResult> iterations = result.getBenchmarkResults().stream()
                .map(BenchmarkResult::getIterationResults)
                .flatMap(Collection::stream)
                .toList();
        return new Reading(
                name.substring(name.lastIndexOf('.', methodDot - 1) + 1),
                constituents == null ? "" : constituents,
                iterations.stream()
                        .map(iteration -> iteration.getPrimaryResult().getScore())
                        .toList(),
                iterations.stream().map(Reading::bytesPerOp).toList());
    }

    private static double bytesPerOp(final IterationResult iteration) {
        final var allocation = iteration.getSecondaryResults().get(ALLOCATION);
        return allocation == null ? Double.NaN : allocation.getScore();
    }

    /** All iterations of both. */
    Reading and(final Reading other) {
        return new Reading(benchmark, constituents, both(nsPerOp, other.nsPerOp), both(bytesPerOp, other.bytesPerOp));
    }

    private static List<Double> both(final List<Double> first, final List<Double> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    boolean isOf(final Reading other) {
        return benchmark.equals(other.benchmark) && constituents.equals(other.constituents);
    }

    double medianNs() {
        return median(nsPerOp);
    }

    double medianBytes() {
        return median(bytesPerOp);
    }

    /** The middle value, or the mean of the two; NaN counts as the largest. */
    private static double median(final List<Double> values) {
        final double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                .average()
                .orElse(Double.NaN);
    }
}
