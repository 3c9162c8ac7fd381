package io.ballast.position;

/**
 * An overlay against trading the coins directly. Costs are in one unit throughout, dollars or shares of what is traded; times
 * are years.
 *
 * <p>Direct trading costs T_D = k·(fee + ½spread + Y·σ·√(A/ADV)) and tax at once. An overlay costs T_O = 2·(fee + ½spread +
 * impact) + roll at once and (ω·r_c − b_s) a year, b_s what its short receives. It pays until H* = (T_D − T_O) ÷ (ω·r_c − b_s).
 */
public final class CostComparison {
    /** An overlay that is paid for standing never stops paying. */
    public static final double NEVER = Double.POSITIVE_INFINITY;

    private static final int MOST_STEPS = 100;
    private static final double PRECISION = 1e-12;

    private CostComparison() {}

    /**
     * Impact as a share of what is traded, by the square-root law.
     *
     * @param y      its factor, about one
     * @param sigma  standard deviation of a day's return
     * @param amount what is traded
     * @param perDay what the market trades on a day, greater than zero
     */
    public static double impact(final double y, final double sigma, final double amount, final double perDay) {
        return y * sigma * Math.sqrt(amount / perDay);
    }

    /** One trade as a share of what is traded. */
    public static double oneWay(final double fee, final double halfSpread, final double impact) {
        return fee + halfSpread + impact;
    }

    /** What holding a short costs a year: ω·r_c − b_s. Of a long what it receives is what a short pays. */
    public static double holdingPerYear(
            final double collateral, final double collateralRate, final double receivedByShort) {
        return collateral * collateralRate - receivedByShort;
    }

    /**
     * H* of an overlay whose alternative brings all its cost at once.
     *
     * @param savedAtOnce T_D − T_O
     * @param perYear     what holding the overlay costs
     * @return 0: direct trading wins from the start; {@link #NEVER}: the overlay wins however long it stands
     */
    public static double breakEven(final double savedAtOnce, final double perYear) {
        if (perYear <= 0) {
            return NEVER;
        }
        return Math.max(0, savedAtOnce / perYear);
    }

    /**
     * H* of an overlay that only puts a tax off: it saves tax·(1 − e<sup>−rH</sup>), and H is the time it stands. Newton's
     * steps come from the side on which they cannot leave it: from above where the tax is one, from zero where it is a
     * relief.
     *
     * @param savedAtOnce T_D − T_O without tax
     * @param tax         that trading directly would bring now; a relief below zero
     * @param deferral    r: what a tax is worth less a year later, zero or more
     * @param perYear     what holding the overlay costs
     * @return as of {@link #breakEven(double, double)}
     */
    public static double breakEven(
            final double savedAtOnce, final double tax, final double deferral, final double perYear) {
        if (tax == 0 || deferral == 0 || perYear <= 0) {
            return breakEven(savedAtOnce, perYear);
        }
        double years = tax > 0 ? (savedAtOnce + tax) / perYear : 0;
        for (int i = 0; i < MOST_STEPS && years >= 0; i++) {
            final double left = StrictMath.exp(-deferral * years);
            final double slope = tax * deferral * left - perYear;
            if (slope >= 0) {
                return 0;
            }
            final double next = years - (savedAtOnce + tax * (1 - left) - perYear * years) / slope;
            if (Math.abs(next - years) <= PRECISION * Math.abs(next)) {
                return Math.max(0, next);
            }
            years = next;
        }
        return Math.max(0, years);
    }

    /** Share of a tax that putting it off for so many years saves. */
    public static double deferred(final double deferral, final double years) {
        return 1 - StrictMath.exp(-deferral * years);
    }
}
