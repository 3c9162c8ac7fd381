package io.ballast.replay.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as people read them: thousands parted, a true minus, {@value #UNKNOWN} for what is not known. */
final class Numbers {
    static final String UNKNOWN = "–";

    private static final int CENTS = 2;
    private static final double PERCENT = 100;
    private static final double NS_PER_MS = 1e6;
    private static final double NS_PER_US = 1e3;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Numbers() {}

    /** To the cent. */
    static String usd(final BigDecimal amount) {
        final BigDecimal cents = amount.setScale(CENTS, RoundingMode.HALF_EVEN);
        return minus(String.format(Locale.ROOT, "%,.2f", cents));
    }

    /** The same with a plus before what is above zero. */
    static String signedUsd(final BigDecimal amount) {
        return (amount.setScale(CENTS, RoundingMode.HALF_EVEN).signum() > 0 ? "+" : "") + usd(amount);
    }

    /** To the last nano-USD. */
    static String exactUsd(final BigDecimal amount) {
        return minus(String.format(Locale.ROOT, "%,.9f", amount));
    }

    static String count(final long count) {
        return minus(String.format(Locale.ROOT, "%,d", count));
    }

    /** A fraction in percent. */
    static String percent(final double fraction, final int decimals) {
        return Double.isFinite(fraction) ? real(PERCENT * fraction, decimals) + " %" : UNKNOWN;
    }

    static String signedPercent(final double fraction, final int decimals) {
        final String text = percent(fraction, decimals);
        final boolean isZero = text.matches("[0.,]+ %");
        return fraction > 0 && !isZero && Double.isFinite(fraction) ? "+" + text : text;
    }

    static String real(final double value, final int decimals) {
        if (!Double.isFinite(value)) {
            return UNKNOWN;
        }
        final String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return minus(text.matches("-[0.,]+") ? text.substring(1) : text);
    }

    /** So many lots or ticks of a size, with as many decimals as that has. */
    static String units(final long units, final BigDecimal size) {
        return minus(
                String.format(Locale.ROOT, "%,." + decimals(size) + "f", size.multiply(BigDecimal.valueOf(units))));
    }

    /** Decimals that multiples of a size can have. */
    static int decimals(final BigDecimal size) {
        return Math.max(0, size.stripTrailingZeros().scale());
    }

    /** Nanoseconds in microseconds or milliseconds. */
    static String duration(final long ns) {
        return ns < NS_PER_MS ? real(ns / NS_PER_US, 1) + " µs" : real(ns / NS_PER_MS, 1) + " ms";
    }

    /** In UTC, to the second. */
    static String time(final long epochNs) {
        return SECONDS.format(instant(epochNs));
    }

    /** In UTC, to the millisecond. */
    static String exactTime(final long epochNs) {
        return MILLIS.format(instant(epochNs));
    }

    private static Instant instant(final long epochNs) {
        return Instant.ofEpochSecond(Math.floorDiv(epochNs, NS_PER_SECOND), Math.floorMod(epochNs, NS_PER_SECOND));
    }

    private static String minus(final String text) {
        return text.replace('-', '−');
    }
}
