package io.ballast.signal;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/** Wilder's moving average: e += (v − e)/n, seeded with the mean of the first n values. */
public final class WilderAverage implements Stateful {
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

    @Override
    public void codeState(final StateCodec state) {
        average.codeState(state);
    }
}
