package io.ballast.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A value of slices that a comparison judges.
 *
 * @param value         name in {@link Slice#values}
 * @param isMoreBetter  a rate, not a time
 */
record Metric(String value, boolean isMoreBetter) {
    private static final Metric MEDIAN = new Metric(Slice.P50, false);
    private static final Metric TAIL = new Metric(Slice.P99, false);
    private static final Metric RATE = new Metric(Slice.RATE, true);

    /** Those of a cell: a rate of a cell of rates, else times. What a paced cell was offered is no result of it. */
    static List<Metric> of(final Cell cell) {
        final boolean isRate = cell.unit().endsWith("/s");
        final List<Metric> candidates = isRate
                ? List.of(new Metric(Slice.SCORE, true), RATE)
                : List.of(new Metric(Slice.SCORE, false), MEDIAN, TAIL);
        final List<Metric> metrics = new ArrayList<>();
        for (final Metric metric : candidates) {
            if (cell.forks().stream()
                    .flatMap(fork -> fork.slices().stream())
                    .anyMatch(slice -> !Double.isNaN(slice.value(metric.value())))) {
                metrics.add(metric);
            }
        }
        return metrics;
    }
}
