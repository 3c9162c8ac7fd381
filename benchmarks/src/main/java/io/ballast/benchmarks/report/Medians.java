package io.ballast.benchmarks.report;

import java.util.Arrays;

/** The middle of values. */
final class Medians {
    private Medians() {}

    /** The middle value, or the mean of the two; NaN for none, and if more than half are NaN. */
    static double of(final double... values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
