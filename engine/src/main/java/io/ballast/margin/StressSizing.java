package io.ballast.margin;

/**
 * How large a position may be for what stands behind it: after an adverse move s the equity must still be the maintenance
 * margin, W/n ≥ s + mmr·(1 + s) for a short, s + mmr·(1 − s) for a long one.
 */
public final class StressSizing {
    private StressSizing() {}

    /**
     * The move to be survived: max(e^(kσ√H) − 1, worst gap).
     *
     * @param sigmas   k
     * @param sigma    volatility a day
     * @param days     H
     * @param worstGap share of the price
     */
    public static double move(final double sigmas, final double sigma, final double days, final double worstGap) {
        return Math.max(StrictMath.exp(sigmas * sigma * Math.sqrt(days)) - 1, worstGap);
    }

    /** Equity per notional that survives the move; a long position loses no more than all of its value. */
    public static double requiredRatio(final int sign, final double move, final double rate) {
        final double least = sign > 0 ? Math.min(move, 1) : move;
        return least + rate * (1 - sign * least);
    }

    /** Equity per notional at which liquidation is so many σ away: that of the very move. */
    public static double ratioAtDistance(final int sign, final double sigmas, final double sigma, final double rate) {
        final double move = sign * (1 - SigmaDistance.adverseFactor(sign, sigmas, sigma));
        return requiredRatio(sign, move, rate);
    }

    /** Equity per notional at which maintenance margin is this share of equity. */
    public static double ratioAtMarginRatio(final double rate, final double marginRatio) {
        return rate / marginRatio;
    }

    /**
     * n′: what is left of a position when what it costs to cut it is paid from the equity, n′ = (E − c·n) ÷ (r − c); not
     * below 0, not above n.
     *
     * @param required r
     * @param cost     c, per notional traded, below r
     */
    public static double reduced(final double notional, final double equity, final double required, final double cost) {
        return Math.min(notional, Math.max(0, (equity - cost * notional) / (required - cost)));
    }

    /** Collateral that is missing for this ratio; 0 if none is. */
    public static double topUp(final double notional, final double equity, final double required) {
        return Math.max(0, required * notional - equity);
    }
}
