package io.ballast.launch;

import io.ballast.settings.WarmUpSettings;

/** Key {@code warmUp}: what a scratch engine does before the session. */
final class WarmUpSection {
    private static final long MAX_INPUTS = 1_000_000_000;

    private WarmUpSection() {}

    static WarmUpSettings read(final Section section) {
        final WarmUpSettings standard = WarmUpSettings.DEFAULT;
        return new WarmUpSettings(
                section.optional("journal", Texts::line, standard.journal()),
                section.optional("inputs", Ranges.whole(0, MAX_INPUTS), standard.inputs()),
                section.optional(
                        "limit", Ranges.duration(Durations.MILLISECOND_NS, Durations.HOUR_NS), standard.limitNs()));
    }
}
