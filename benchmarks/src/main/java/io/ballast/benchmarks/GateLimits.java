package io.ballast.benchmarks;

import io.ballast.benchmarks.report.Cell;
import io.ballast.benchmarks.report.LinkState;
import io.ballast.benchmarks.report.Slice;

/** What the gate lets pass. Everything is a ratio or a number of bytes; no time is judged. */
final class GateLimits {
    /** Of a tick: so little is no object of its own. */
    static final double MAX_BYTES_PER_OP = 0.01;
    /** A tick with 500 constituents over one with 20. */
    static final double MAX_SIZE_RATIO = 1.2;
    /**
     * What a second thread adds to a tick, over a bare hop of the Disruptor. The target is 1.15; short slices on a machine with
     * other guests show up to seven, a thread that sleeps where it should look shows hundreds.
     */
    static final double MAX_HAND_OFF_RATIO = 12;
    /** Slices of one state from which on a median says something. */
    private static final int ENOUGH_SLICES = 3;

    private GateLimits() {}

    /** Whether bytes an operation are no proof that it allocates nothing. */
    static boolean isAllocating(final double bytesPerOp) {
        return !(bytesPerOp < MAX_BYTES_PER_OP);
    }

    /** Whether a ratio of times is no proof that size costs nothing. */
    static boolean isScaling(final double ratio) {
        return !(ratio <= MAX_SIZE_RATIO);
    }

    static boolean isSlowHandOff(final double ratio) {
        return ratio > MAX_HAND_OFF_RATIO;
    }

    /**
     * (fused − direct) ÷ hop of medians in each state of the machine in which all three have enough slices; the smallest, for
     * what costs too much does so in all of them. NaN if there is no such state.
     */
    static double handOffRatio(final Cell direct, final Cell fused, final Cell hop) {
        double smallest = Double.NaN;
        for (final LinkState state : LinkState.values()) {
            final double ratio = (p50(fused, state) - p50(direct, state)) / p50(hop, state);
            smallest = Double.isNaN(smallest) || ratio < smallest ? ratio : smallest;
        }
        return smallest;
    }

    /** The median of a state's medians; NaN if it has too few. */
    private static double p50(final Cell cell, final LinkState state) {
        final double[] sorted = cell.forks().stream()
                .flatMap(fork -> fork.slices().stream())
                .filter(slice -> slice.state() == state)
                .mapToDouble(slice -> slice.value(Slice.P50))
                .sorted()
                .toArray();
        return sorted.length < ENOUGH_SLICES ? Double.NaN : sorted[sorted.length / 2];
    }
}
