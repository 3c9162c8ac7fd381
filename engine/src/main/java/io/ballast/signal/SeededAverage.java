package io.ballast.signal;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/** An exponential average that starts as the mean of its first values: e += (v − e)·α. */
final class SeededAverage implements Stateful {
    private final int periods;
    private final double alpha;
    private int seedCount;
    private double seedSum;
    private double value = Double.NaN;

    SeededAverage(final int periods, final double alpha) {
        if (periods < 1) {
            throw new IllegalArgumentException("periods must be at least 1, not " + periods);
        }
        this.periods = periods;
        this.alpha = alpha;
    }

    void onValue(final double next) {
        if (isReady()) {
            value += (next - value) * alpha;
        } else {
            onSeed(next);
        }
    }

    private void onSeed(final double next) {
        seedSum += next;
        seedCount++;
        if (isReady()) {
            value = seedSum / periods;
        }
    }

    boolean isReady() {
        return seedCount == periods;
    }

    double value() {
        return value;
    }

    @Override
    public void codeState(final StateCodec state) {
        seedCount = state.count(seedCount, periods);
        seedSum = state.of(seedSum);
        value = state.of(value);
    }
}
