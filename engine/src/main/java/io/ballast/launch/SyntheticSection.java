package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.SyntheticSettings;

/** Key {@code synthetic}: the market that the engine makes up itself. */
final class SyntheticSection {
    private static final long LONGEST_NS = 366 * Durations.DAY_NS;

    private SyntheticSection() {}

    static SyntheticSettings read(final Section section) {
        final long durationNs =
                section.optional("duration", Ranges.duration(Durations.SECOND_NS, LONGEST_NS), 2 * Durations.DAY_NS);
        return new SyntheticSettings(
                section.required("start", Instants::parse, 0L),
                durationNs,
                section.optional(
                        "step", Ranges.duration(Durations.MILLISECOND_NS, durationNs), 5 * Durations.SECOND_NS),
                section.optional("sellOff", Ranges.share(0, Ppb.ONE * 9 / 10), Ppb.ONE * 12 / 100));
    }
}
