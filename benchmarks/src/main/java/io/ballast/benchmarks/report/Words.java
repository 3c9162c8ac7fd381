package io.ballast.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Figures as texts, the same everywhere. */
final class Words {
    private Words() {}

    static String format(final String format, final Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Three significant digits, as far as a ratio of this kind is worth. */
    static String ratio(final double ratio) {
        if (Double.isNaN(ratio)) {
            return "–";
        }
        final double size = Math.abs(ratio);
        return format(size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%,.0f", ratio).replace('-', '−');
    }

    /** A time in the unit that suits it. */
    static String time(final double ns) {
        if (Double.isNaN(ns)) {
            return "–";
        }
        if (ns < 1e3) {
            return format(ns < 100 ? "%.1f ns" : "%.0f ns", ns);
        }
        return ns < 1e6 ? threeDigits(ns / 1e3, "µs") : threeDigits(ns / 1e6, "ms");
    }

    private static String threeDigits(final double number, final String unit) {
        return format(number < 10 ? "%.2f " : number < 100 ? "%.1f " : "%,.0f ", number) + unit;
    }

    /** A value in the unit of its cell. */
    static String value(final double value, final String unit) {
        if (unit.equals("ns") || unit.equals("ns/op")) {
            return time(value);
        }
        return Double.isNaN(value) ? "–" : format("%,.4g %s", value, unit);
    }

    /** Both ends of an interval, or that there is none. */
    static String interval(final double low, final double high) {
        return Double.isNaN(low) ? "–" : ratio(low) + " … " + ratio(high);
    }

    /** Three digits behind the point: for changes of some percent. */
    static String fine(final double ratio) {
        return Double.isNaN(ratio) ? "–" : format("%.3f", ratio);
    }

    /** A share in percent, without digits that say nothing. */
    static String percent(final double share) {
        return BigDecimal.valueOf(100 * share)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Over the last minute. */
    static String load(final Load load) {
        return Double.isNaN(load.oneMinute()) ? "unknown" : format("%.2f", load.oneMinute());
    }

    /** A round time on an axis. */
    static String mark(final double ns) {
        if (ns < 1e3) {
            return format("%.0f ns", ns);
        }
        if (ns < 1e6) {
            return format("%.0f µs", ns / 1e3);
        }
        return ns < 1e9 ? format("%.0f ms", ns / 1e6) : format("%.0f s", ns / 1e9);
    }

    /** A number of bytes that should be none. */
    static String bytes(final double bytes) {
        return Double.isNaN(bytes) ? "–" : format(bytes < 10 ? "%.4f" : "%,.0f", bytes);
    }
}
