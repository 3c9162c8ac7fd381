package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.RiskSettings;

/** Key {@code risk}: limits of the whole engine. */
final class RiskSection {
    private static final int MAX_RATE = 100_000;

    private RiskSection() {}

    static RiskSettings read(final Section section) {
        return new RiskSettings(
                section.optional("maxLeverage", Ranges.share(1, 10 * Ppb.ONE), 2 * Ppb.ONE),
                section.optional("collar", Ranges.share(1, Ppb.ONE / 2), 50 * Ppb.ONE / 10_000),
                section.optional("collarSpreads", Ranges.integer(0, 1000), 5),
                section.optional("ordersPerSecond", Ranges.integer(1, MAX_RATE), 10),
                section.optional("orderBurst", Ranges.integer(1, MAX_RATE), 10),
                section.optional(
                        "orderTimeLimit",
                        Ranges.duration(Durations.MILLISECOND_NS, Durations.DAY_NS),
                        Durations.MINUTE_NS));
    }
}
