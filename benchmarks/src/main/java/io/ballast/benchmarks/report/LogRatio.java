package io.ballast.benchmarks.report;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Second over first, of forks' medians, as a logarithm: times spread by factors.
 *
 * @param mean             logarithm of the ratio
 * @param error            its standard error over the forks; NaN with too few
 * @param degreesOfFreedom of Student's distribution that the mean over its error has if nothing changed
 */
record LogRatio(double mean, double error, double degreesOfFreedom) {
    private static final LogRatio UNKNOWN = new LogRatio(Double.NaN, Double.NaN, Double.NaN);

    /** Forks of the same number ran next to each other: what the machine did to one it did to the other. */
    static LogRatio paired(final Map<Integer, Double> first, final Map<Integer, Double> second) {
        final Set<Integer> common = new TreeSet<>(first.keySet());
        common.retainAll(second.keySet());
        final double[] differences = common.stream()
                .mapToDouble(fork -> Math.log(second.get(fork)) - Math.log(first.get(fork)))
                .toArray();
        final int forks = differences.length;
        return forks < 2
                ? UNKNOWN
                : new LogRatio(Doubles.mean(differences), Doubles.deviation(differences) / Math.sqrt(forks), forks - 1);
    }

    /** Forks that ran apart, their spreads not taken to be equal: B. L. Welch, Biometrika 34 (1947). */
    static LogRatio apart(final Map<Integer, Double> first, final Map<Integer, Double> second) {
        if (first.size() < 2 || second.size() < 2) {
            return UNKNOWN;
        }
        final double[] a = logarithms(first);
        final double[] b = logarithms(second);
        final double varianceA = Doubles.variance(a) / a.length;
        final double varianceB = Doubles.variance(b) / b.length;
        final double variance = varianceA + varianceB;
        final double degrees =
                variance * variance / (varianceA * varianceA / (a.length - 1) + varianceB * varianceB / (b.length - 1));
        // Not a number if all forks are equal; then any distribution does.
        return new LogRatio(
                Doubles.mean(b) - Doubles.mean(a), Math.sqrt(variance), Double.isNaN(degrees) ? 1 : degrees);
    }

    private static double[] logarithms(final Map<Integer, Double> values) {
        return values.values().stream().mapToDouble(Math::log).toArray();
    }

    boolean isKnown() {
        return !Double.isNaN(mean);
    }

    double ratio() {
        return Math.exp(mean);
    }

    /** How far the interval reaches to either side, as a logarithm. */
    double reach(final double confidence) {
        return error == 0 ? 0 : Estimate.quantile(confidence, degreesOfFreedom) * error;
    }
}
