package io.ballast.signal;

import org.agrona.MutableDirectBuffer;

/** The furthest price of a swing so far, the bar it fell in, and the reversal that would confirm it. */
final class Extreme {
    static final int STATE_BYTES = 2 * Double.BYTES + Long.BYTES;

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

    int writeState(final MutableDirectBuffer buffer, final int offset) {
        buffer.putDouble(offset, price);
        buffer.putDouble(offset + Double.BYTES, threshold);
        buffer.putLong(offset + 2 * Double.BYTES, bar);
        return offset + STATE_BYTES;
    }
}
