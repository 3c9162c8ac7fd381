package io.ballast.benchmarks.report;

import java.util.Arrays;

/** Of a few numbers: what a comparison needs. */
final class Doubles {
    private Doubles() {}

    static double mean(final double... values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Variance of the population of which these are a sample. */
    static double variance(final double... values) {
        final double mean = mean(values);
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }

    static double deviation(final double... values) {
        return Math.sqrt(variance(values));
    }

    static double[] logarithms(final double... values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    static boolean isAllPositive(final double... values) {
        return Arrays.stream(values).allMatch(value -> value > 0);
    }

    /** The middle value, or the mean of the two; NaN for none, and if half or more are NaN. */
    static double median(final double... values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
