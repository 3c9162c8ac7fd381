package io.ballast.signal;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Exponential moving average: e += (v − e)·2/(n + 1), seeded with the mean of the first n values. Libraries that seed
 * with the first value differ at the start; the difference shrinks by (n − 1)/(n + 1) with each value.
 */
public final class Ema implements Stateful {
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

    @Override
    public void codeState(final StateCodec state) {
        average.codeState(state);
    }
}
