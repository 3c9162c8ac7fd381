package io.ballast.math;

/** Limits inside which integer money arithmetic cannot overflow. */
public final class Bounds {
    /** Largest price in ticks. */
    public static final long MAX_TICKS = 1L << 40;
    /** Largest quantity in lots. */
    public static final long MAX_LOTS = 1L << 50;
    /** Largest single amount of money: 4.6 × 10⁹ USD in nano-USD. */
    public static final long MAX_NANO_USD = 1L << 62;

    /** Largest funding of one period, either way: all of the notional. */
    public static final long MAX_FUNDING_PPB = 1_000_000_000;

    private Bounds() {}

    public static boolean isPrice(final long ticks) {
        return ticks > 0 && ticks <= MAX_TICKS;
    }

    public static boolean isQuantity(final long lots) {
        return lots >= 0 && lots <= MAX_LOTS;
    }

    public static boolean isFundingRate(final long ppb) {
        return ppb >= -MAX_FUNDING_PPB && ppb <= MAX_FUNDING_PPB;
    }

    public static boolean isMoney(final long nanoUsd) {
        return nanoUsd >= -MAX_NANO_USD && nanoUsd <= MAX_NANO_USD;
    }

    /** Whether {@code a × b × c} of three non-negative factors stays within {@link #MAX_NANO_USD}. */
    public static boolean isProductMoney(final long a, final long b, final long c) {
        final long ab = a * b;
        if (ab < 0 || Math.multiplyHigh(a, b) != 0) {
            return false;
        }
        final long abc = ab * c;
        return abc >= 0 && abc <= MAX_NANO_USD && Math.multiplyHigh(ab, c) == 0;
    }

    /** Whether {@code a × b ÷ divisor} is money: then {@link WideDivision#nearest} has a result. */
    public static boolean isQuotientMoney(final long a, final long b, final long divisor) {
        return divisor > 0 && Math.abs((double) a * b / divisor) < MAX_NANO_USD;
    }
}
