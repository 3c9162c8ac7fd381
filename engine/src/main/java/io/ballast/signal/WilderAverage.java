package io.ballast.signal;

import org.agrona.MutableDirectBuffer;

/** Wilder's moving average: e += (v − e)/n, seeded with the mean of the first n values. */
public final class WilderAverage {
    private final SeededAverage average;

    /**
     * @param periods n, at least 1
     * @throws IllegalArgumentException if it is less
     */
    public WilderAverage(final int periods) {
        average = new SeededAverage(periods, 1.0 / periods);
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
