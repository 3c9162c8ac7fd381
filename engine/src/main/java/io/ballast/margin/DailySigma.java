package io.ballast.margin;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Volatility a day of one price: exponentially weighted squares of its logarithmic returns over bars, zero mean, never
 * below a floor, which is also the first estimate.
 */
public final class DailySigma implements Stateful {
    private static final double DAY_NS = 86_400e9;
    private static final double LN_2 = StrictMath.log(2);

    private final double halfLifeNs;
    private final double floor;
    private double variance;
    private double sigma;
    private double lastPrice;
    private long lastNs;

    /**
     * @param halfLifeNs of the weights
     * @param floor      least volatility a day
     */
    public DailySigma(final long halfLifeNs, final double floor) {
        this.halfLifeNs = halfLifeNs;
        this.floor = floor;
        variance = floor * floor;
        sigma = floor;
    }

    /** A price at the end of a bar. */
    public void onBar(final double price, final long timeNs) {
        if (lastPrice > 0 && timeNs > lastNs) {
            final double spanNs = timeNs - lastNs;
            final double move = StrictMath.log(price / lastPrice);
            final double keep = StrictMath.exp(-LN_2 * spanNs / halfLifeNs);
            variance = keep * variance + (1 - keep) * (move * move * DAY_NS / spanNs);
            sigma = Math.max(floor, Math.sqrt(variance));
        }
        lastPrice = price;
        lastNs = timeNs;
    }

    /** A gap: the next price begins anew, and what jumped meanwhile is no return. */
    public void onGap() {
        lastPrice = 0;
    }

    /** A day, at least the floor. */
    public double sigma() {
        return sigma;
    }

    @Override
    public void codeState(final StateCodec state) {
        variance = state.of(variance);
        lastPrice = state.of(lastPrice);
        lastNs = state.of(lastNs);
        if (state.isReading()) {
            sigma = Math.max(floor, Math.sqrt(variance));
        }
    }
}
