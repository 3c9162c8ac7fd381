package io.ballast.position;

import io.ballast.math.Years;

/**
 * Return of holding spot against a future until they meet, as a share of spot and not annualized (Hull, cash and carry
 * and its reverse; interest is simple over 365 days). Prices are greater than zero, rates per year, costs those of all
 * four trades as a share of spot.
 */
public final class BasisTrade {
    private BasisTrade() {}

    /** Buy spot on credit and sell the future: (F − S)/S − r·d/365 − cost. */
    public static double contangoReturn(
            final double spot,
            final double future,
            final double days,
            final double financingPerYear,
            final double roundTripCost) {
        return (future - spot) / spot - over(financingPerYear, days) - roundTripCost;
    }

    /**
     * Sell spot short and buy the future: (S − F)/S − (borrow − interest on the proceeds)·d/365 − cost.
     *
     * @param proceedsPerYear 0 where the lender keeps the interest
     */
    public static double reverseReturn(
            final double spot,
            final double future,
            final double days,
            final double borrowPerYear,
            final double proceedsPerYear,
            final double roundTripCost) {
        return (spot - future) / spot + over(proceedsPerYear - borrowPerYear, days) - roundTripCost;
    }

    /**
     * Sell spot that is owned and buy the future: nothing is borrowed, and the proceeds earn interest.
     *
     * @param roundTripCost with the tax on what is sold
     */
    public static double ownInventoryReturn(
            final double spot,
            final double future,
            final double days,
            final double proceedsPerYear,
            final double roundTripCost) {
        return reverseReturn(spot, future, days, 0, proceedsPerYear, roundTripCost);
    }

    /** The return of so many days, per year and simple; 0 where not {@link Basis#isAnnualizable}. */
    public static double perYear(final double returned, final double days) {
        return Basis.isAnnualizable(days) ? returned * Years.DAYS_PER_YEAR / days : 0;
    }

    /**
     * b − financing − cost·365/d: what the trade earns per year beyond its costs; it is entered above the hurdle.
     * Negative infinity where not {@link Basis#isAnnualizable}: no basis of one day pays for four trades.
     */
    public static double entryExcessPerYear(
            final double basisPerYear, final double financingPerYear, final double roundTripCost, final double days) {
        return Basis.isAnnualizable(days)
                ? basisPerYear - financingPerYear - roundTripCost * Years.DAYS_PER_YEAR / days
                : Double.NEGATIVE_INFINITY;
    }

    private static double over(final double ratePerYear, final double days) {
        return ratePerYear * days / Years.DAYS_PER_YEAR;
    }
}
