package io.ballast.replay.export;

import java.math.BigDecimal;

/** Whole numbers of the engine as decimals. */
final class Units {
    /** What every quantity and price of a configuration fits into. */
    static final int DECIMALS = 18;

    static final int NANO_DECIMALS = 9;

    private Units() {}

    /** So many lots, or ticks, of a size; without zeros behind the last digit. */
    static String of(final long count, final BigDecimal size) {
        final BigDecimal value = size.multiply(BigDecimal.valueOf(count)).stripTrailingZeros();
        return value.toPlainString();
    }

    static String usd(final long nanoUsd) {
        return BigDecimal.valueOf(nanoUsd, NANO_DECIMALS).toPlainString();
    }

    static String side(final long sign) {
        return sign > 0 ? "BUY" : "SELL";
    }
}
