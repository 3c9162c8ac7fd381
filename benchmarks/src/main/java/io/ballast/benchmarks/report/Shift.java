package io.ballast.benchmarks.report;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far the second of two programs lies from the first, over their forks.
 *
 * @param mean             of second less first; NaN with too few forks
 * @param error            its standard error
 * @param degreesOfFreedom of Student's distribution that the mean over its error has if nothing changed
 */
record Shift(double mean, double error, double degreesOfFreedom) {
    private static final Shift UNKNOWN = new Shift(Double.NaN, Double.NaN, Double.NaN);

    /** Forks of the same number ran next to each other: what the machine did to one it did to the other. */
    static Shift paired(final Map<Integer, Double> first, final Map<Integer, Double> second) {
        final Set<Integer> common = new TreeSet<>(first.keySet());
        common.retainAll(second.keySet());
        final double[] differences = common.stream()
                .mapToDouble(fork -> second.get(fork) - first.get(fork))
                .toArray();
        final int forks = differences.length;
        return forks < 2
                ? UNKNOWN
                : new Shift(Doubles.mean(differences), Doubles.deviation(differences) / Math.sqrt(forks), forks - 1);
    }

    /** Forks that ran apart, their spreads not taken to be equal: B. L. Welch, Biometrika 34 (1947). */
    static Shift apart(final Map<Integer, Double> first, final Map<Integer, Double> second) {
        if (first.size() < 2 || second.size() < 2) {
            return UNKNOWN;
        }
        final double[] a = values(first);
        final double[] b = values(second);
        final double varianceA = Doubles.variance(a) / a.length;
        final double varianceB = Doubles.variance(b) / b.length;
        final double variance = varianceA + varianceB;
        final double degrees =
                variance * variance / (varianceA * varianceA / (a.length - 1) + varianceB * varianceB / (b.length - 1));
        // Not a number if all forks are equal; then any distribution does.
        return new Shift(Doubles.mean(b) - Doubles.mean(a), Math.sqrt(variance), Double.isNaN(degrees) ? 1 : degrees);
    }

    private static double[] values(final Map<Integer, Double> forks) {
        return forks.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    boolean isKnown() {
        return !Double.isNaN(mean);
    }

    /** How far the interval reaches to either side. */
    double reach(final double confidence) {
        return error == 0 ? 0 : Estimate.quantile(confidence, degreesOfFreedom) * error;
    }
}
