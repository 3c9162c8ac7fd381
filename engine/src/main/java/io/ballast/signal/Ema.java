package io.ballast.signal;

import org.agrona.MutableDirectBuffer;

/**
 * Exponential moving average: e += (v − e)·2/(n + 1), seeded with the mean of the first n values. Libraries that seed
 * with the first value differ at the start; the difference shrinks by (n − 1)/(n + 1) with each value.
 */
public final class Ema {
    private final SeededAverage average;

    /**
     * @param periods n, at least 1
     * @throws IllegalArgumentException if it is less
     */
    public Ema(final int periods) {
        average = new SeededAverage(periods, 2.0 / (periods + 1.0));
    }

    /** Takes the next value, which must be finite. */
    public void onValue(final double value) {
        average.onValue(value);
    }

    /** Whether n values have come. */
    public boolean isReady() {
        return average.isReady();
    }

    /** The average; NaN until it is ready. */
    public double value() {
        return average.value();
    }

    /** Writes everything that can influence a later output; returns the offset behind it. */
    public int writeState(final MutableDirectBuffer buffer, final int offset) {
        return average.writeState(buffer, offset);
    }
}
