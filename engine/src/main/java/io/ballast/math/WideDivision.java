package io.ballast.math;

/** Products of two longs divided by a third, through 128 bits. */
public final class WideDivision {
    private static final int DIGIT_BITS = Integer.SIZE;
    private static final long DIGIT_MASK = 0xFFFF_FFFFL;

    private WideDivision() {}

    /**
     * {@code a × b ÷ divisor} to the nearest integer, halves away from zero: mirrored factors give mirrored results.
     *
     * @param a       not {@link Long#MIN_VALUE}
     * @param b       not {@link Long#MIN_VALUE}
     * @param divisor greater than zero
     * @throws ArithmeticException if the result does not fit a long, or the divisor is not positive
     */
    public static long nearest(final long a, final long b, final long divisor) {
        final long high = Math.multiplyHigh(Math.abs(a), Math.abs(b));
        final long low = Math.abs(a) * Math.abs(b);
        if (divisor <= 0 || high >= divisor) {
            throw new ArithmeticException("no 64-bit quotient of " + a + " * " + b + " / " + divisor);
        }
        final long quotient = quotient(high, low, divisor);
        final long remainder = low - quotient * divisor;
        final long rounded = remainder >= divisor - remainder ? quotient + 1 : quotient;
        if (rounded < 0 || quotient < 0) {
            throw new ArithmeticException("no 64-bit quotient of " + a + " * " + b + " / " + divisor);
        }
        return a < 0 == b < 0 ? rounded : -rounded;
    }

    /** Long division with digits of 32 bits, as Knuth's algorithm D for two of them; high is below the divisor. */
    private static long quotient(final long high, final long low, final long divisor) {
        if (high == 0 && low >= 0) {
            return low / divisor;
        }
        final int shift = Long.numberOfLeadingZeros(divisor);
        final long scaled = divisor << shift;
        final long top = high << shift | low >>> (Long.SIZE - shift);
        final long rest = low << shift;
        final long first = digit(top, rest >>> DIGIT_BITS, scaled);
        final long remainder = (top << DIGIT_BITS) + (rest >>> DIGIT_BITS) - first * scaled;
        final long second = digit(remainder, rest & DIGIT_MASK, scaled);
        return (first << DIGIT_BITS) + second;
    }

    /** One digit of the quotient: the estimate from the divisor's upper half is at most two too large. */
    private static long digit(final long remainder, final long nextDigit, final long divisor) {
        final long upper = divisor >>> DIGIT_BITS;
        final long lower = divisor & DIGIT_MASK;
        long digit = Long.divideUnsigned(remainder, upper);
        long rest = remainder - digit * upper;
        while (rest >>> DIGIT_BITS == 0
                && (digit >>> DIGIT_BITS != 0
                        || Long.compareUnsigned(digit * lower, (rest << DIGIT_BITS) + nextDigit) > 0)) {
            digit--;
            rest += upper;
        }
        return digit;
    }
}
