package io.ballast.signal;

import java.util.List;

/** Averages of a whole history at once, as sums of weights: an oracle for the streaming ones. */
final class NaiveAverage {
    private NaiveAverage() {}

    /** Weight (1 − α)^age·α for each value behind the first n, the rest of the weight on the mean of those. */
    static double of(final List<Double> history, final int periods, final double alpha) {
        if (history.size() < periods) {
            return Double.NaN;
        }
        double seed = 0;
        for (int i = 0; i < periods; i++) {
            seed += history.get(i) / periods;
        }
        double sum = Math.pow(1 - alpha, history.size() - periods) * seed;
        for (int i = periods; i < history.size(); i++) {
            sum += alpha * Math.pow(1 - alpha, history.size() - 1 - i) * history.get(i);
        }
        return sum;
    }

    static double ema(final List<Double> history, final int periods) {
        return of(history, periods, 2.0 / (periods + 1));
    }

    static double wilder(final List<Double> history, final int periods) {
        return of(history, periods, 1.0 / periods);
    }
}
