package io.ballast.signal;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Swings by reversal: an extreme becomes a pivot once the close has come back from it by θ = max(k·ATR, share·|price|),
 * both taken at the extreme's bar.
 *
 * <table>
 * <caption>What a bar does; DOWN is UP mirrored</caption>
 * <tr><th>state</th><th>bar</th><th>then</th></tr>
 * <tr><td>UNDEFINED</td><td>new high, new low</td><td>moves that extreme, which it cannot confirm</td></tr>
 * <tr><td>UNDEFINED</td><td>confirms the low</td><td>UP, extreme = its high</td></tr>
 * <tr><td>UNDEFINED</td><td>confirms the high</td><td>DOWN, extreme = its low</td></tr>
 * <tr><td>UNDEFINED</td><td>confirms both</td><td>waits</td></tr>
 * <tr><td>UP</td><td>new high</td><td>extreme = its high</td></tr>
 * <tr><td>UP</td><td>else confirms the high</td><td>DOWN, extreme = its low</td></tr>
 * </table>
 *
 * <p>A pivot is known late and never changes. Highs and lows alternate, a high lies above the lows beside it, and the
 * next pivot's bar is not before the one that confirmed the last.
 */
public final class ZigZag implements Stateful {
    private static final byte UNDEFINED = 0;
    private static final byte UP = 1;
    private static final byte DOWN = -1;

    private final double atrMultiple;
    private final double thresholdShare;
    private final Extreme top = new Extreme();
    private final Extreme bottom = new Extreme();
    private final Extreme pivot = new Extreme();
    private byte direction = UNDEFINED;
    private boolean isPivotHigh;
    private long confirmedBar = -1;
    private long bars;

    /**
     * @param atrMultiple    k, at least 0
     * @param thresholdShare least reversal as a share of the extreme's price, at least 0
     * @throws IllegalArgumentException if one is negative or not finite
     */
    public ZigZag(final double atrMultiple, final double thresholdShare) {
        this.atrMultiple = notNegative(atrMultiple);
        this.thresholdShare = notNegative(thresholdShare);
        pivot.set(Double.NaN, 0, -1);
    }

    private static double notNegative(final double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a reversal must be at least 0 and finite, not " + value);
        }
        return value;
    }

    /**
     * Takes the next bar.
     *
     * @param atr average true range with this bar, finite, at least 0
     * @return whether the bar confirmed a pivot
     */
    public boolean onBar(final double high, final double low, final double close, final double atr) {
        final long bar = bars++;
        return switch (direction) {
            case UP -> onUp(high, low, close, atr, bar);
            case DOWN -> onDown(high, low, close, atr, bar);
            default -> onUndefined(high, low, close, atr, bar);
        };
    }

    private boolean onUp(final double high, final double low, final double close, final double atr, final long bar) {
        if (high > top.price()) {
            moveTo(top, high, atr, bar);
            return false;
        }
        return top.isConfirmedBy(top.price() - close) && turnDown(low, atr, bar);
    }

    private boolean onDown(final double high, final double low, final double close, final double atr, final long bar) {
        if (low < bottom.price()) {
            moveTo(bottom, low, atr, bar);
            return false;
        }
        return bottom.isConfirmedBy(close - bottom.price()) && turnUp(high, atr, bar);
    }

    private boolean onUndefined(
            final double high, final double low, final double close, final double atr, final long bar) {
        final boolean isNewTop = bar == 0 || high > top.price();
        final boolean isNewBottom = bar == 0 || low < bottom.price();
        if (isNewTop) {
            moveTo(top, high, atr, bar);
        }
        if (isNewBottom) {
            moveTo(bottom, low, atr, bar);
        }
        final boolean isTop = !isNewTop && top.isConfirmedBy(top.price() - close);
        final boolean isBottom = !isNewBottom && bottom.isConfirmedBy(close - bottom.price());
        if (isTop == isBottom) {
            return false;
        }
        return isTop ? turnDown(low, atr, bar) : turnUp(high, atr, bar);
    }

    private boolean turnDown(final double low, final double atr, final long bar) {
        confirm(top, true, bar);
        direction = DOWN;
        moveTo(bottom, low, atr, bar);
        return true;
    }

    private boolean turnUp(final double high, final double atr, final long bar) {
        confirm(bottom, false, bar);
        direction = UP;
        moveTo(top, high, atr, bar);
        return true;
    }

    private void confirm(final Extreme extreme, final boolean isHigh, final long bar) {
        pivot.set(extreme);
        isPivotHigh = isHigh;
        confirmedBar = bar;
    }

    private void moveTo(final Extreme extreme, final double price, final double atr, final long bar) {
        extreme.set(price, Math.max(atrMultiple * atr, thresholdShare * Math.abs(price)), bar);
    }

    /** Price of the pivot confirmed last; NaN before the first. */
    public double pivotPrice() {
        return pivot.price();
    }

    /** Whether the pivot confirmed last is a high. */
    public boolean isPivotHigh() {
        return isPivotHigh;
    }

    /** Bar of the pivot confirmed last, counted from 0; -1 before the first. */
    public long pivotBar() {
        return pivot.bar();
    }

    /** Bar that confirmed it; -1 before the first. */
    public long confirmedBar() {
        return confirmedBar;
    }

    @Override
    public void codeState(final StateCodec state) {
        top.codeState(state);
        bottom.codeState(state);
        pivot.codeState(state);
        direction = state.of(direction);
        isPivotHigh = state.of(isPivotHigh);
        confirmedBar = state.of(confirmedBar);
        bars = state.of(bars);
    }
}
