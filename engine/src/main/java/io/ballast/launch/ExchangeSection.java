package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.ExchangeSettings;

/** Key {@code exchange}: the embedded exchange that fills the orders. */
final class ExchangeSection {
    private static final long FIVE_BP = 5 * Ppb.ONE / 10_000;
    private static final long MAX_FILL_LOTS = 1_000_000_000_000L;

    private ExchangeSection() {}

    static ExchangeSettings read(final Section section) {
        return new ExchangeSettings(
                section.optional("fee", Ranges.share(0, Ppb.ONE / 10), FIVE_BP),
                section.optional("entryLatency", latency(), 5 * Durations.MILLISECOND_NS),
                section.optional("responseLatency", latency(), 5 * Durations.MILLISECOND_NS),
                section.optional("maxFillLots", Ranges.whole(0, MAX_FILL_LOTS), 0L),
                section.optional("rejectShare", Ranges.share(0, Ppb.ONE), 0L),
                section.optional("funding", Texts::onOff, false));
    }

    private static ValueType<Long> latency() {
        return Ranges.duration(0, Durations.MINUTE_NS);
    }
}
