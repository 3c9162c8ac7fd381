package io.ballast.position;

import io.ballast.math.Years;

/**
 * Distance of a future from its underlying. Basis is future − spot here; Hull writes spot − future. A year has 365
 * days; the engine compares simple rates. Prices are greater than zero.
 */
public final class Basis {
    private static final double MIN_DAYS = 1;

    private Basis() {}

    /** F − S, in the unit of both. */
    public static double basis(final double future, final double spot) {
        return future - spot;
    }

    /** Whether a rate per year says anything: on the last day the division blows up. */
    public static boolean isAnnualizable(final double days) {
        return days >= MIN_DAYS;
    }

    /** (F/S − 1)·365/d (CFA, simple annualization); 0 where not {@link #isAnnualizable}. */
    public static double simplePerYear(final double future, final double spot, final double days) {
        return isAnnualizable(days) ? (future - spot) / spot * (Years.DAYS_PER_YEAR / days) : 0;
    }

    /** ln(F/S)·365/d (Hull, continuous compounding); 0 where not {@link #isAnnualizable}. */
    public static double logPerYear(final double future, final double spot, final double days) {
        return isAnnualizable(days) ? StrictMath.log(future / spot) * (Years.DAYS_PER_YEAR / days) : 0;
    }

    /** (F/S)<sup>365/d</sup> − 1 (CFA, effective annual rate); 0 where not {@link #isAnnualizable}. */
    public static double compoundPerYear(final double future, final double spot, final double days) {
        return isAnnualizable(days) ? StrictMath.pow(future / spot, Years.DAYS_PER_YEAR / days) - 1 : 0;
    }

    /**
     * Price of a dated future without arbitrage: S·e<sup>(r − y)·T</sup> (Hull, futures on an asset with a known
     * yield).
     *
     * @param rate  r, financing per year, continuous
     * @param yield y, dividends, staking or lending per year, continuous
     * @param years T, to expiry
     */
    public static double fairValue(final double spot, final double rate, final double yield, final double years) {
        return spot * StrictMath.exp((rate - yield) * years);
    }
}
