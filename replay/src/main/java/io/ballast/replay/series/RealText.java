package io.ballast.replay.series;

import java.math.BigDecimal;
import java.math.MathContext;

/** Doubles in plain digits that read as the same double, the same ones on every JDK: its own texts differ. */
public final class RealText {
    private static final int FEWEST_DIGITS = 15;
    private static final int ENOUGH_DIGITS = 17;

    private RealText() {}

    /** Empty for NaN; {@code Infinity} and {@code -Infinity} as they are. */
    public static String of(final double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return "0";
        }
        final BigDecimal exact = new BigDecimal(value);
        int digits = FEWEST_DIGITS;
        BigDecimal rounded = exact.round(new MathContext(digits));
        while (digits < ENOUGH_DIGITS && rounded.doubleValue() != value) {
            digits++;
            rounded = exact.round(new MathContext(digits));
        }
        return rounded.stripTrailingZeros().toPlainString();
    }
}
