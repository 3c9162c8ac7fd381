package io.ballast.benchmarks.report;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The slices of a cell that may be compared with those of another: one value, one state of the machine, fork by fork.
 * Slices of one fork resemble each other (the same compiled code, the same placement of memory), so that the forks are
 * what a spread is taken over.
 */
final class Sample {
    /** Of slices in a state that comes and goes. */
    private static final int LEAST_SLICES = 10;
    /** Of one thread alone, where an iteration is long and no state has to be met. */
    private static final int LEAST_ITERATIONS = 3;

    private final Map<Integer, double[]> forks;
    private final int least;

    private Sample(final Map<Integer, double[]> forks, final int least) {
        this.forks = forks;
        this.least = least;
    }

    /** @param state to be taken; slices of {@link LinkState#NONE} fit every state */
    static Sample of(final Cell cell, final String value, final LinkState state) {
        final Map<Integer, double[]> forks = new TreeMap<>();
        boolean isStateless = true;
        for (final Fork fork : cell.forks()) {
            final double[] values = fork.slices().stream()
                    .filter(slice -> slice.state() == state || slice.state() == LinkState.NONE)
                    .mapToDouble(slice -> slice.value(value))
                    .filter(number -> !Double.isNaN(number))
                    .toArray();
            isStateless &= fork.slices().stream().allMatch(slice -> slice.state() == LinkState.NONE);
            if (values.length > 0) {
                forks.put(fork.number(), values);
            }
        }
        return new Sample(forks, isStateless ? LEAST_ITERATIONS : LEAST_SLICES);
    }

    /** Whether there are enough slices for a figure: ten in a state of the machine, three of one thread alone. */
    boolean isEnough() {
        return slices() >= least;
    }

    int slices() {
        return forks.values().stream().mapToInt(values -> values.length).sum();
    }

    Set<Integer> forks() {
        return forks.keySet();
    }

    /** Of all slices. */
    double median() {
        return Doubles.median(
                forks.values().stream().flatMapToDouble(Arrays::stream).toArray());
    }

    /** Of the slices of one fork; NaN if it has none. */
    double median(final int fork) {
        final double[] values = forks.get(fork);
        return values == null ? Double.NaN : Doubles.median(values);
    }
}
