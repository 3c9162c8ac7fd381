package io.ballast.signal;

import org.agrona.MutableDirectBuffer;

/**
 * Bars of one series: the prices between two multiples of the bar's length. A bar ends with the first price behind it;
 * intervals without a price make no bar. A price from before the bar under way belongs to that bar.
 */
final class PriceBar {
    private final long barNs;
    private boolean isOpen;
    private long interval;
    private double openHigh;
    private double openLow;
    private double openClose;
    private double high = Double.NaN;
    private double low = Double.NaN;
    private double close = Double.NaN;

    PriceBar(final long barNs) {
        if (barNs < 1) {
            throw new IllegalArgumentException("a bar must be longer than 0 ns, not " + barNs);
        }
        this.barNs = barNs;
    }

    /** Takes the next price; returns whether it ended a bar, which then stands in {@link #high} and the others. */
    boolean onPrice(final long timeNs, final double price) {
        final long next = Math.floorDiv(timeNs, barNs);
        if (isOpen && next <= interval) {
            extend(price);
            return false;
        }
        final boolean isEnd = isOpen;
        finish();
        start(next, price);
        return isEnd;
    }

    private void extend(final double price) {
        openHigh = Math.max(openHigh, price);
        openLow = Math.min(openLow, price);
        openClose = price;
    }

    private void finish() {
        if (isOpen) {
            high = openHigh;
            low = openLow;
            close = openClose;
        }
    }

    private void start(final long next, final double price) {
        isOpen = true;
        interval = next;
        openHigh = price;
        openLow = price;
        openClose = price;
    }

    double high() {
        return high;
    }

    double low() {
        return low;
    }

    double close() {
        return close;
    }

    int writeState(final MutableDirectBuffer buffer, final int offset) {
        buffer.putByte(offset, (byte) (isOpen ? 1 : 0));
        buffer.putLong(offset + Byte.BYTES, interval);
        int end = offset + Byte.BYTES + Long.BYTES;
        end = write(buffer, end, openHigh, openLow, openClose);
        return write(buffer, end, high, low, close);
    }

    private static int write(
            final MutableDirectBuffer buffer,
            final int offset,
            final double high,
            final double low,
            final double close) {
        buffer.putDouble(offset, high);
        buffer.putDouble(offset + Double.BYTES, low);
        buffer.putDouble(offset + 2 * Double.BYTES, close);
        return offset + 3 * Double.BYTES;
    }
}
