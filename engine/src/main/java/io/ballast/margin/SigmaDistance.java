package io.ballast.margin;

/** How far a price is from the one that liquidates: d = |ln(F_liq ÷ F)| ÷ σ, σ the volatility a day. */
public final class SigmaDistance {
    private SigmaDistance() {}

    /**
     * Daily standard deviations; infinite where nothing liquidates, 0 at the liquidation price and beyond it.
     *
     * @param sign             +1 long, −1 short
     * @param liquidationPrice 0 or infinite: there is none
     * @param sigma            a day, above 0
     */
    public static double of(final int sign, final double liquidationPrice, final double price, final double sigma) {
        if (liquidationPrice <= 0 || Double.isInfinite(liquidationPrice)) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.max(0, sign * StrictMath.log(price / liquidationPrice) / sigma);
    }

    /** What a price becomes that moves against a position by so many σ. */
    public static double adverseFactor(final int sign, final double sigmas, final double sigma) {
        return StrictMath.exp(-sign * sigmas * sigma);
    }

    /** A price as a person is to see it: on the grid, on the side of the earlier liquidation. */
    public static long displayTicks(final int sign, final double price, final double tickSize) {
        final double ticks = price / tickSize;
        return (long) (sign > 0 ? Math.ceil(ticks) : Math.floor(ticks));
    }
}
