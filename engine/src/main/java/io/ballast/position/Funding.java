package io.ballast.position;

import io.ballast.math.Years;

/** What longs and shorts of a perpetual pay each other (published venue rules: premium index and clamped interest). */
public final class Funding {
    /** Interest component per eight hours: 0.01 %. */
    public static final double DEFAULT_INTEREST = 0.0001;

    /** How far funding may leave the premium: ±0.05 %. */
    public static final double CLAMP = 0.0005;

    private Funding() {}

    /**
     * Funding of one period as a share of notional: P̄ + clamp(r − P̄, ±0.05 %). Above zero longs pay shorts.
     *
     * @param premiumAverage P̄, mean of {@link #premiumIndex} over the period
     * @param interest       r of the period
     */
    public static double rate(final double premiumAverage, final double interest) {
        return premiumAverage + Math.max(-CLAMP, Math.min(CLAMP, interest - premiumAverage));
    }

    /**
     * (max(0, impact bid − I) − max(0, I − impact ask)) / I: by how much the perpetual can be sold above, or must be
     * bought below its index.
     *
     * @param index greater than zero
     */
    public static double premiumIndex(final double impactBid, final double impactAsk, final double index) {
        return (Math.max(0, impactBid - index) - Math.max(0, index - impactAsk)) / index;
    }

    /**
     * The rate of one period, each period of a 365-day year: simple interest.
     *
     * @param periodNs greater than zero
     */
    public static double perYear(final double rate, final long periodNs) {
        return rate * (Years.NS_PER_YEAR / periodNs);
    }
}
