package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.AnnouncementSettings;
import io.ballast.settings.BasisShockSettings;
import io.ballast.settings.CalendarSettings;
import io.ballast.settings.KillCause;
import io.ballast.settings.LimitSettings;
import io.ballast.settings.OrderSizeSettings;
import io.ballast.settings.RiskSettings;
import java.util.List;

/** Key {@code risk}: limits of the whole engine. */
final class RiskSection {
    /** Largest gross notional over NAV. */
    static final long MAX_GROSS_PPB = 100 * Ppb.ONE;

    private static final long DAY_LOSS_PPB = Ppb.ONE / 100;
    private static final long BASIS_SHOCK_PPB = Ppb.ONE / 50;
    private static final int BASIS_SHOCK_SIGMAS = 6;
    private static final int EXECUTIONS_PER_MINUTE = 200;
    private static final int MAX_RATE = 100_000;
    private static final int MAX_EXECUTIONS = 10_000;
    private static final int MAX_MULTIPLE = 1_000;
    private static final long LONGEST_HALF_LIFE_NS = 30 * Durations.DAY_NS;

    /** What becomes of an order that is larger than one may be. */
    enum Oversize {
        SPLIT,
        REJECT
    }

    private RiskSection() {}

    /** @param announcements by time */
    static RiskSettings read(final Section section, final List<AnnouncementSettings> announcements) {
        return new RiskSettings(
                section.optional("maxLeverage", Ranges.share(1, 10 * Ppb.ONE), 2 * Ppb.ONE),
                section.optional("collar", Ranges.share(1, Ppb.ONE / 2), 50 * Ppb.ONE / 10_000),
                section.optional("collarSpreads", Ranges.integer(0, 1000), 5),
                section.optional("ordersPerSecond", Ranges.integer(1, MAX_RATE), 10),
                section.optional("orderBurst", Ranges.integer(1, MAX_RATE), 10),
                section.optional(
                        "orderTimeLimit",
                        Ranges.duration(Durations.MILLISECOND_NS, Durations.DAY_NS),
                        Durations.MINUTE_NS),
                limits(section),
                new CalendarSettings(
                        announcements,
                        section.optional(
                                "announcementTightening",
                                Ranges.share(Ppb.ONE, 10 * Ppb.ONE),
                                CalendarSettings.LADDER_PPB)),
                section.optional("killFile", Texts::line, ""));
    }

    private static LimitSettings limits(final Section section) {
        return new LimitSettings(
                section.optional("emergencyCollar", Ranges.share(1, Ppb.ONE / 2), LimitSettings.EMERGENCY_COLLAR_PPB),
                section.optional("maxGross", Ranges.share(0, MAX_GROSS_PPB), 0L),
                orderSize(section),
                section.optional("dayLoss", Ranges.share(0, Ppb.ONE), DAY_LOSS_PPB),
                basisShock(section),
                section.optional("executionsPerMinute", Ranges.integer(0, MAX_EXECUTIONS), EXECUTIONS_PER_MINUTE),
                killOn(section));
    }

    private static OrderSizeSettings orderSize(final Section section) {
        final ValueType<Oversize> oversize = ValueType.oneOf(Oversize.class);
        return new OrderSizeSettings(
                section.optional("maxOrderShare", Ranges.share(0, Ppb.ONE), 0L),
                section.optional("maxOrderDepth", Ranges.share(0, Ppb.ONE), 0L),
                section.optional("oversize", oversize, Oversize.SPLIT) == Oversize.SPLIT,
                section.optional("fatFinger", Ranges.integer(0, MAX_MULTIPLE), 0));
    }

    private static BasisShockSettings basisShock(final Section section) {
        return new BasisShockSettings(
                section.optional("basisShock", Ranges.share(0, Ppb.ONE), BASIS_SHOCK_PPB),
                section.optional("basisShockSigmas", Ranges.integer(0, MAX_MULTIPLE), BASIS_SHOCK_SIGMAS),
                section.optional(
                        "basisShockHalfLife",
                        Ranges.duration(Durations.MINUTE_NS, LONGEST_HALF_LIFE_NS),
                        BasisShockSettings.NONE.halfLifeNs()));
    }

    private static List<KillCause> killOn(final Section section) {
        section.accept("killOn");
        return section.has("killOn") ? section.list("killOn", ValueType.oneOf(KillCause.class)) : List.of();
    }
}
