package io.ballast.launch;

import io.ballast.math.Ppb;
import java.math.BigDecimal;

/** Parts of a whole: {@code 38%}, {@code 5bp} (a hundredth of a percent) or {@code 0.05}. */
final class Shares {
    private static final String REMEDY = "write it like 38%, 5bp or 0.05, with at most nine decimals as a fraction";
    private static final long ONE_PERCENT = Ppb.ONE / 100;

    private Shares() {}

    /** Parts per billion. */
    static Long parse(final String text) throws MalformedValueException {
        if (text.endsWith("%")) {
            return partsPerBillion(text, text.substring(0, text.length() - 1), 7);
        }
        if (text.endsWith("bp")) {
            return partsPerBillion(text, text.substring(0, text.length() - 2), 5);
        }
        return partsPerBillion(text, text, 9);
    }

    /** Text that {@link #parse} reads as the same share: basis points below one percent, else percent. */
    static String format(final long ppb) {
        if (ppb == 0 || Math.abs(ppb) >= ONE_PERCENT) {
            return Decimals.format(BigDecimal.valueOf(ppb, 7)) + "%";
        }
        return Decimals.format(BigDecimal.valueOf(ppb, 5)) + "bp";
    }

    /** The same of a plain fraction that was read as a share. */
    static String format(final double fraction) {
        return format(StrictMath.round(fraction * Ppb.ONE));
    }

    private static long partsPerBillion(final String text, final String number, final int decimals)
            throws MalformedValueException {
        if (!Decimals.isDecimal(number.strip())) {
            throw new MalformedValueException("'" + text + "' is not a share", REMEDY);
        }
        try {
            return new BigDecimal(number.strip()).movePointRight(decimals).longValueExact();
        } catch (final ArithmeticException e) {
            throw new MalformedValueException("'" + text + "' has too many digits for a share", REMEDY);
        }
    }
}
