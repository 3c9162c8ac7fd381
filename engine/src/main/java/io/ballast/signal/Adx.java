package io.ballast.signal;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Average directional index (Wilder). With ΔH = H − H₋₁ and ΔL = L − L₋₁: +DM = ΔH if ΔH exceeds −ΔL and 0, else 0;
 * −DM = −ΔL if −ΔL exceeds ΔH and 0, else 0; TR = max(H − L, |H − C₋₁|, |L − C₋₁|); DI = 100·W(DM)/W(TR);
 * DX = 100·|DI⁺ − DI⁻|/(DI⁺ + DI⁻); ADX = W(DX), W being Wilder's average. 0/0 is 0.
 *
 * <p>The first bar only gives the second its predecessor. Ranges and directions are known after n + 1 bars, ADX after
 * 2n.
 */
public final class Adx implements Stateful {
    private final WilderAverage range;
    private final WilderAverage plusMovement;
    private final WilderAverage minusMovement;
    private final WilderAverage index;
    private boolean hasPrevious;
    private double previousHigh;
    private double previousLow;
    private double previousClose;

    /**
     * @param periods n, at least 1; usually 14
     * @throws IllegalArgumentException if it is less
     */
    public Adx(final int periods) {
        range = new WilderAverage(periods);
        plusMovement = new WilderAverage(periods);
        minusMovement = new WilderAverage(periods);
        index = new WilderAverage(periods);
    }

    /** Takes the next bar: finite prices, the low not above the close, the high not below it. */
    public void onBar(final double high, final double low, final double close) {
        if (hasPrevious) {
            onMovement(high, low);
        }
        hasPrevious = true;
        previousHigh = high;
        previousLow = low;
        previousClose = close;
    }

    private void onMovement(final double high, final double low) {
        final double up = high - previousHigh;
        final double down = previousLow - low;
        plusMovement.onValue(up > down && up > 0 ? up : 0);
        minusMovement.onValue(down > up && down > 0 ? down : 0);
        range.onValue(Math.max(high, previousClose) - Math.min(low, previousClose));
        if (isRangeReady()) {
            index.onValue(directionalMovement());
        }
    }

    private double directionalMovement() {
        final double plus = diPlus();
        final double minus = diMinus();
        return 100 * shareOf(Math.abs(plus - minus), plus + minus);
    }

    /** 0/0 is 0: without any movement there is no direction. */
    private static double shareOf(final double part, final double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    /** Whether the average true range and the directions are known. */
    public boolean isRangeReady() {
        return range.isReady();
    }

    /** Whether the index is known. */
    public boolean isReady() {
        return index.isReady();
    }

    /** DI⁺, 0 … 100; NaN until it is known. */
    public double diPlus() {
        return 100 * shareOf(plusMovement.value(), range.value());
    }

    /** DI⁻, 0 … 100; NaN until it is known. */
    public double diMinus() {
        return 100 * shareOf(minusMovement.value(), range.value());
    }

    /** ADX, 0 … 100; NaN until it is known. */
    public double adx() {
        return index.value();
    }

    /** Average true range, in units of price; NaN until it is known. */
    public double trueRangeAverage() {
        return range.value();
    }

    @Override
    public void codeState(final StateCodec state) {
        range.codeState(state);
        plusMovement.codeState(state);
        minusMovement.codeState(state);
        index.codeState(state);
        hasPrevious = state.of(hasPrevious);
        previousHigh = state.of(previousHigh);
        previousLow = state.of(previousLow);
        previousClose = state.of(previousClose);
    }
}
