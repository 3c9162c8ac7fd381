package io.ballast.math;

/** Years of 365 days: crypto trades on all of them. */
public final class Years {
    public static final double DAYS_PER_YEAR = 365;
    public static final double NS_PER_YEAR = DAYS_PER_YEAR * 86_400e9;

    private Years() {}

    public static double of(final long ns) {
        return ns / NS_PER_YEAR;
    }
}
