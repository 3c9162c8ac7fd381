package io.ballast.estimator;

import io.ballast.math.Years;

/**
 * The variance below which prices are the noise of their tick size: (0.1 tick / F)². A β over such a contract is not
 * worth having, and the last one is held.
 */
public final class VarianceFloor {
    private static final double TICK_SHARE = 0.1;

    private VarianceFloor() {}

    /**
     * Floor for the variance of one return.
     *
     * @param tick  smallest price step, in the unit of the price
     * @param price positive
     */
    public static double perSample(final double tick, final double price) {
        final double smallestMove = TICK_SHARE * tick / price;
        return smallestMove * smallestMove;
    }

    /**
     * The same for a variance per year.
     *
     * @param elapsedNs time that one return spans, positive
     */
    public static double perYear(final double tick, final double price, final long elapsedNs) {
        return perSample(tick, price) / Years.of(elapsedNs);
    }
}
