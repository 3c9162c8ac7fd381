package io.ballast.math;

/** Shares in parts per billion, and exact shares of an amount of money. */
public final class Ppb {
    public static final long ONE = 1_000_000_000L;

    private Ppb() {}

    /**
     * {@code amount × ppb ÷ 10⁹}, truncated towards zero, without overflow for every amount and |ppb| ≤ 10⁹: mirrored
     * amounts give mirrored results.
     */
    public static long of(final long amount, final long ppb) {
        final long whole = amount / ONE;
        final long rest = amount % ONE;
        return whole * ppb + rest * ppb / ONE;
    }

    /** {@code amount × ppb ÷ 10⁹}, rounded up, without overflow for every amount ≥ 0 and 0 ≤ ppb ≤ 10⁹. */
    public static long ceilingOf(final long amount, final long ppb) {
        final long whole = amount / ONE;
        final long rest = amount % ONE;
        return whole * ppb + (rest * ppb + ONE - 1) / ONE;
    }

    /** The share as a plain fraction. */
    public static double toFraction(final long ppb) {
        return ppb / 1e9;
    }
}
