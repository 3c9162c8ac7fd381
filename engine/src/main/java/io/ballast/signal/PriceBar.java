package io.ballast.signal;

import io.ballast.math.TimeCells;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Bars of one series: the prices between two multiples of the bar's length. A bar ends with the first price behind it;
 * intervals without a price make no bar. A price from before the bar under way belongs to that bar.
 */
final class PriceBar implements Stateful {
    private final TimeCells cells;
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
        cells = new TimeCells(barNs);
    }

    /** Takes the next price; returns whether it ended a bar, which then stands in {@link #high} and the others. */
    boolean onPrice(final long timeNs, final double price) {
        final long next = cells.of(timeNs);
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

    @Override
    public void codeState(final StateCodec state) {
        isOpen = state.of(isOpen);
        interval = state.of(interval);
        openHigh = state.of(openHigh);
        openLow = state.of(openLow);
        openClose = state.of(openClose);
        high = state.of(high);
        low = state.of(low);
        close = state.of(close);
    }
}
