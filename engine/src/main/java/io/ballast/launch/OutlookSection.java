package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.OutlookSettings;
import io.ballast.settings.OverlayKind;
import org.jspecify.annotations.Nullable;

/** Key {@code outlook}: signals that say how long a drift is likely to last. */
final class OutlookSection {
    private static final int MAX_PERIODS = 10_000;
    private static final int MAX_BARS = 1_000;
    private static final double MAX_ADX = 100;

    private OutlookSection() {}

    static @Nullable OutlookSettings read(final Section overlay, final OverlayHead head) {
        if (head.is(OverlayKind.BASIS)) {
            overlay.forbidden("outlook", "a basis trade follows the basis alone");
            return null;
        }
        overlay.accept("outlook");
        return overlay.has("outlook") ? read(overlay.section("outlook")) : null;
    }

    private static OutlookSettings read(final Section section) {
        final int before = section.problemCount();
        final OutlookSettings settings = new OutlookSettings(
                section.optional("bar", Ranges.duration(Durations.SECOND_NS, 30 * Durations.DAY_NS), Durations.HOUR_NS),
                section.optional("emaFast", Ranges.integer(1, MAX_PERIODS), 12),
                section.optional("emaSlow", Ranges.integer(1, MAX_PERIODS), 26),
                section.optional("adx", Ranges.integer(1, MAX_PERIODS), 14),
                section.optional("zigZagAtr", Ranges.real(0, 1_000), 3.0),
                section.optional("zigZag", Ranges.share(0, Ppb.ONE), 2 * Ppb.ONE / 100),
                section.optional("minScore", Ranges.real(0, 1), 0.5),
                section.optional("trendAdx", Ranges.real(0, MAX_ADX), 25.0),
                section.optional("rangeAdx", Ranges.real(0, MAX_ADX), 20.0),
                section.optional("confirm", Ranges.integer(1, MAX_BARS), 2),
                section.optional("dwell", Ranges.duration(0, 1000 * Durations.DAY_NS), 4 * Durations.HOUR_NS),
                section.optional("truncation", Texts::onOff, false));
        if (section.problemCount() == before) {
            check(section, settings);
        }
        return settings;
    }

    private static void check(final Section section, final OutlookSettings settings) {
        if (settings.emaSlow() <= settings.emaFast()) {
            section.problem(
                    "emaSlow",
                    "'" + settings.emaSlow() + "' is not above emaFast, " + settings.emaFast(),
                    "the slow average has more periods: change one of them");
        }
        if (settings.rangeAdx() > settings.trendAdx()) {
            section.problem(
                    "rangeAdx",
                    "'" + Decimals.format(settings.rangeAdx()) + "' is above trendAdx, "
                            + Decimals.format(settings.trendAdx()),
                    "there is a trend from trendAdx and none below rangeAdx: change one of them");
        }
        if (settings.zigZagAtrMultiple() == 0 && settings.zigZagSharePpb() == 0) {
            section.problem("zigZag", "every move would turn a swing", "set zigZag or zigZagAtr above zero");
        }
    }
}
