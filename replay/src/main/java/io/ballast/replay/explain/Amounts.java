package io.ballast.replay.explain;

import io.ballast.instrument.Instrument;
import io.ballast.math.Ppb;
import io.ballast.replay.series.Series;
import io.ballast.slot.Slot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The engine's figures as people read them. */
final class Amounts {
    static final String UNKNOWN = "unknown";

    private static final int NANO_DIGITS = 9;
    private static final int CENTS = 2;
    private static final int PERCENT_DECIMALS = 4;
    private static final double PERCENT = 100;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Amounts() {}

    /** To the cent. */
    static String usd(final long nanoUsd) {
        return String.format(
                Locale.ROOT, "%,.2f", BigDecimal.valueOf(nanoUsd, NANO_DIGITS).setScale(CENTS, RoundingMode.HALF_EVEN));
    }

    /** To the last nano-USD. */
    static String exactUsd(final long nanoUsd) {
        return BigDecimal.valueOf(nanoUsd, NANO_DIGITS).stripTrailingZeros().toPlainString();
    }

    static String signedUsd(final long nanoUsd) {
        return (nanoUsd > 0 ? "+" : "") + usd(nanoUsd);
    }

    static String percent(final double fraction) {
        return real(PERCENT * fraction, PERCENT_DECIMALS) + (Double.isFinite(fraction) ? " %" : "");
    }

    static String percent(final long ppb) {
        return percent(Ppb.toFraction(ppb));
    }

    static String real(final double value, final int decimals) {
        if (Double.isNaN(value)) {
            return UNKNOWN;
        }
        return Double.isInfinite(value) ? "infinite" : String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** So many lots, as coins or contracts. */
    static String quantity(final Instrument instrument, final long lots) {
        return instrument.lotSize().multiply(BigDecimal.valueOf(lots)).toPlainString();
    }

    static String signedQuantity(final Instrument instrument, final long lots) {
        return (lots > 0 ? "+" : "") + quantity(instrument, lots);
    }

    static String price(final Instrument instrument, final long ticks) {
        return instrument.tickSize().multiply(BigDecimal.valueOf(ticks)).toPlainString();
    }

    /** In UTC, to the millisecond. */
    static String time(final long epochNs) {
        return TIME.format(Instant.ofEpochSecond(Math.floorDiv(epochNs, SECOND_NS), Math.floorMod(epochNs, SECOND_NS)));
    }

    static String seconds(final long ns) {
        return real((double) ns / SECOND_NS, 3) + " s";
    }

    /** A series as it stands in a slot: shares in percent, money to the cent. */
    static String figure(final Series series, final Slot slot) {
        final String exact = series.text(slot);
        if (exact.isEmpty()) {
            return UNKNOWN;
        }
        final double value = series.value(slot);
        return switch (series.unit()) {
            case "state" -> exact;
            case "share" -> percent(value);
            case "USD" -> money(exact, series.decimals());
            default -> real(value, series.decimals());
        };
    }

    private static String money(final String exact, final int decimals) {
        final BigDecimal amount = new BigDecimal(exact).setScale(decimals, RoundingMode.HALF_EVEN);
        return String.format(Locale.ROOT, "%,." + decimals + "f", amount);
    }
}
