package io.ballast.signal;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Moving average convergence divergence (Appel): the line is the fast less the slow average of the values, the signal
 * an average of the line, the histogram their difference. The signal's seed starts with the line's first value.
 */
public final class Macd implements Stateful {
    private final Ema fast;
    private final Ema slow;
    private final Ema signal;

    /**
     * @param fastPeriods   of the fast average, at least 1; usually 12
     * @param slowPeriods   of the slow average, more than the fast's; usually 26
     * @param signalPeriods of the signal, at least 1; usually 9
     * @throws IllegalArgumentException if one of them is out of bounds
     */
    public Macd(final int fastPeriods, final int slowPeriods, final int signalPeriods) {
        if (slowPeriods <= fastPeriods) {
            throw new IllegalArgumentException(
                    "slow periods must exceed the fast ones: " + slowPeriods + " <= " + fastPeriods);
        }
        fast = new Ema(fastPeriods);
        slow = new Ema(slowPeriods);
        signal = new Ema(signalPeriods);
    }

    /** Takes the next value, which must be finite. */
    public void onValue(final double value) {
        fast.onValue(value);
        slow.onValue(value);
        if (slow.isReady()) {
            signal.onValue(line());
        }
    }

    /** Whether the signal is known; line, fast and slow average are known earlier. */
    public boolean isReady() {
        return signal.isReady();
    }

    /** Fast less slow average; NaN until both are known. */
    public double line() {
        return fast.value() - slow.value();
    }

    /** Average of the line; NaN until it is known. */
    public double signal() {
        return signal.value();
    }

    /** Line less signal; NaN until it is known. */
    public double histogram() {
        return line() - signal();
    }

    double fast() {
        return fast.value();
    }

    double slow() {
        return slow.value();
    }

    @Override
    public void codeState(final StateCodec state) {
        fast.codeState(state);
        slow.codeState(state);
        signal.codeState(state);
    }
}
