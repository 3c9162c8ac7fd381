package io.ballast.signal;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/** The furthest price of a swing so far, the bar it fell in, and the reversal that would confirm it. */
final class Extreme implements Stateful {
    private double price;
    private double threshold;
    private long bar;

    void set(final double newPrice, final double newThreshold, final long newBar) {
        price = newPrice;
        threshold = newThreshold;
        bar = newBar;
    }

    void set(final Extreme other) {
        set(other.price, other.threshold, other.bar);
    }

    double price() {
        return price;
    }

    long bar() {
        return bar;
    }

    /** Whether a price that has come back so far confirms the extreme; no movement at all never does. */
    boolean isConfirmedBy(final double reversal) {
        return reversal > 0 && reversal >= threshold;
    }

    @Override
    public void codeState(final StateCodec state) {
        price = state.of(price);
        threshold = state.of(threshold);
        bar = state.of(bar);
    }
}
