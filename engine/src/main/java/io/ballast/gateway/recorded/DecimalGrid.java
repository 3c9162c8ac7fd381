package io.ballast.gateway.recorded;

import java.math.BigDecimal;

/**
 * Reads decimal text as a whole number of units (ticks or lots), exactly: no double is involved. Text is digits with
 * at most one point: no sign, no exponent, so NaN, infinity and negative numbers are refused by form.
 */
public final class DecimalGrid {
    private static final long[] POWERS_OF_TEN = powersOfTen();

    private final long unitMantissa;
    private final int unitScale;

    /** @param unit size of one tick or lot, greater than zero */
    public DecimalGrid(final BigDecimal unit) {
        final BigDecimal stripped = unit.stripTrailingZeros();
        final BigDecimal plain = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        if (plain.signum() <= 0 || plain.scale() >= POWERS_OF_TEN.length) {
            throw new IllegalArgumentException("a unit must be positive with at most 18 decimals: " + unit);
        }
        unitMantissa = plain.unscaledValue().longValueExact();
        unitScale = plain.scale();
    }

    /**
     * The number of units, which must be whole.
     *
     * @throws NumberFormatException if the text is no plain decimal number
     * @throws ArithmeticException   if it is not a whole number of units, or too large
     */
    public long exact(final String text) {
        return units(text, true);
    }

    /**
     * The number of whole units, the rest dropped.
     *
     * @throws NumberFormatException if the text is no plain decimal number
     * @throws ArithmeticException   if it is too large
     */
    public long floor(final String text) {
        return units(text, false);
    }

    private long units(final String text, final boolean mustBeWhole) {
        final int end = endOfDigits(text);
        final int scale = decimals(text, end);
        final long value = digits(text, end);
        final long numerator = scaled(value, unitScale - scale);
        final long denominator = scaled(unitMantissa, scale - unitScale);
        if (mustBeWhole && numerator % denominator != 0) {
            throw new ArithmeticException(text + " is not a whole number of units");
        }
        return numerator / denominator;
    }

    /** Decimals count up to their last non-zero one, so that venues may pad with zeros. */
    private static int endOfDigits(final String text) {
        int end = text.length();
        if (text.indexOf('.') >= 0) {
            while (text.charAt(end - 1) == '0') {
                end--;
            }
        }
        return end;
    }

    private static int decimals(final String text, final int end) {
        final int point = text.indexOf('.');
        return point < 0 ? 0 : Math.max(0, end - point - 1);
    }

    private static long digits(final String text, final int end) {
        long value = 0;
        int digits = 0;
        boolean isBehindPoint = false;
        for (int i = 0; i < end; i++) {
            final char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                value = Math.addExact(Math.multiplyExact(value, 10L), c - '0');
                digits++;
            } else if (c == '.' && !isBehindPoint) {
                isBehindPoint = true;
            } else {
                throw new NumberFormatException("not a plain decimal number: " + text);
            }
        }
        if (digits == 0) {
            throw new NumberFormatException("not a plain decimal number: " + text);
        }
        return value;
    }

    private static long scaled(final long value, final int power) {
        if (power <= 0) {
            return value;
        }
        if (power >= POWERS_OF_TEN.length) {
            throw new ArithmeticException("more than 18 decimals");
        }
        return Math.multiplyExact(value, POWERS_OF_TEN[power]);
    }

    private static long[] powersOfTen() {
        final long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
