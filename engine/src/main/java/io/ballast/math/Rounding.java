package io.ballast.math;

/** Rounding rules of contract counts. */
public final class Rounding {
    private Rounding() {}

    /**
     * {@code numerator ÷ denominator} to the nearest integer, ties towards zero: a hedge is never rounded up into a
     * larger position than it needs.
     *
     * @param denominator greater than zero
     */
    public static long nearestTiesToZero(final long numerator, final long denominator) {
        final long quotient = numerator / denominator;
        final long remainder = Math.abs(numerator % denominator);
        if (remainder > denominator - remainder) {
            return numerator < 0 ? quotient - 1 : quotient + 1;
        }
        return quotient;
    }
}
