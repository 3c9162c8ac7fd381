package io.ballast.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A figure computed from medians, and how far it may be off.
 *
 * <p>The interval is Student's over the forks: the formula is applied to the medians of each fork alone, forks of the
 * same number together, since they ran next to each other. With logarithms where all are positive, because times spread
 * by factors.
 *
 * @param value  from the medians of all slices
 * @param low    lower end of the interval; NaN with less than two forks
 * @param high   upper end
 * @param forks  that had slices of everything the formula takes
 * @param slices of the part with the fewest
 */
record Estimate(double value, double low, double high, int forks, int slices) {
    /** How often an interval of a report holds the true figure. */
    static final double CONFIDENCE = 0.95;

    /** Applies a formula to the medians of some samples. */
    static Estimate of(final ToDoubleFunction<double[]> formula, final List<Sample> samples) {
        final double value = formula.applyAsDouble(
                samples.stream().mapToDouble(Sample::median).toArray());
        final int slices = samples.stream().mapToInt(Sample::slices).min().orElse(0);
        final double[] perFork = perFork(formula, samples);
        if (perFork.length < 2) {
            return new Estimate(value, Double.NaN, Double.NaN, perFork.length, slices);
        }
        final boolean isFactor = value > 0 && Doubles.isAllPositive(perFork);
        final double[] scaled = isFactor ? Doubles.logarithms(perFork) : perFork;
        final double reach =
                quantile(CONFIDENCE, perFork.length - 1) * Doubles.deviation(scaled) / Math.sqrt(perFork.length);
        return isFactor
                ? new Estimate(value, value * Math.exp(-reach), value * Math.exp(reach), perFork.length, slices)
                : new Estimate(value, value - reach, value + reach, perFork.length, slices);
    }

    private static double[] perFork(final ToDoubleFunction<double[]> formula, final List<Sample> samples) {
        final Set<Integer> common = new TreeSet<>(samples.get(0).forks());
        samples.forEach(sample -> common.retainAll(sample.forks()));
        final List<Double> values = new ArrayList<>();
        for (final int fork : common) {
            values.add(formula.applyAsDouble(
                    samples.stream().mapToDouble(sample -> sample.median(fork)).toArray()));
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Of Student's distribution: half of what is outside lies beyond it. */
    static double quantile(final double confidence, final double degreesOfFreedom) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + confidence) / 2);
    }

    /** Whether both ends are known. */
    boolean hasInterval() {
        return !Double.isNaN(low);
    }
}
