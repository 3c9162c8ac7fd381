package io.ballast.launch;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Exact decimal numbers, and what they are in whole lots, ticks or nano-USD. */
final class Decimals {
    /** Stands for a lot that could not be read: quantities in it are not held against a grid. */
    static final BigDecimal UNKNOWN_LOT = BigDecimal.ZERO;

    private static final Pattern FORM = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");
    private static final int NANO_DECIMALS = 9;

    private Decimals() {}

    static boolean isDecimal(final String text) {
        return FORM.matcher(text).matches();
    }

    /** The number without trailing zeros, so that equal numbers are equal objects. */
    static BigDecimal parse(final String text) throws MalformedValueException {
        if (!isDecimal(text)) {
            throw new MalformedValueException(
                    "'" + text + "' is not a decimal number",
                    "write plain digits like 1250.75: at most 18 before and 18 after the point, no exponent");
        }
        return normalized(new BigDecimal(text));
    }

    static BigDecimal positive(final String text) throws MalformedValueException {
        final ValueType<BigDecimal> type = Decimals::parse;
        return type.where(value -> value.signum() > 0, "is not above zero", "write a positive number")
                .parse(text);
    }

    /** A whole number. */
    static Long whole(final String text) throws MalformedValueException {
        try {
            return parse(text).longValueExact();
        } catch (final ArithmeticException e) {
            throw new MalformedValueException("'" + text + "' is not a whole number", "leave the decimals out");
        }
    }

    /** A number of at most nine decimals, so that its text and the double say the same. */
    static Double real(final String text) throws MalformedValueException {
        final BigDecimal value = parse(text);
        if (value.scale() > NANO_DECIMALS || value.precision() > 15) {
            throw new MalformedValueException("'" + text + "' has too many digits", "write at most nine decimals");
        }
        return value.doubleValue();
    }

    /** USD, exact in nano-USD. */
    static Long nanoUsd(final String text) throws MalformedValueException {
        final BigDecimal value = parse(text);
        if (value.scale() > NANO_DECIMALS || value.precision() - value.scale() > NANO_DECIMALS) {
            throw new MalformedValueException(
                    "'" + text + "' does not fit nano-USD", "write less than a billion USD with at most nine decimals");
        }
        return value.movePointRight(NANO_DECIMALS).longValueExact();
    }

    /** A quantity that must be a whole, not negative number of lots. */
    static ValueType<Long> lots(final BigDecimal lotSize) {
        return text -> {
            final BigDecimal value = parse(text);
            if (value.signum() < 0) {
                throw new MalformedValueException("'" + text + "' is below zero", "write a quantity of zero or more");
            }
            if (lotSize.signum() == 0) {
                return 1L;
            }
            final BigDecimal[] parts = value.divideAndRemainder(lotSize);
            if (parts[1].signum() != 0 || parts[0].precision() - parts[0].scale() > 18) {
                throw new MalformedValueException(
                        "'" + text + "' is not a whole number of lots of " + format(lotSize),
                        "write a multiple of the lot, or give the instrument a finer lot");
            }
            return parts[0].longValueExact();
        };
    }

    /** The quantity that so many lots are. */
    static String ofLots(final long lots, final BigDecimal lotSize) {
        return format(lotSize.multiply(BigDecimal.valueOf(lots)));
    }

    static String ofNanoUsd(final long nanoUsd) {
        return format(BigDecimal.valueOf(nanoUsd, NANO_DECIMALS));
    }

    static String format(final BigDecimal value) {
        return normalized(value).toPlainString();
    }

    /** Text that {@link #real} reads as the same double, on every JDK: their own texts for doubles differ. */
    static String format(final double value) {
        return format(BigDecimal.valueOf(StrictMath.round(value * 1e9), NANO_DECIMALS));
    }

    /** The number without trailing zeros, and not in powers of ten. */
    static BigDecimal normalized(final BigDecimal value) {
        final BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
