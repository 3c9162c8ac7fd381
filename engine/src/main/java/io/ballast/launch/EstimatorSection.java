package io.ballast.launch;

import io.ballast.settings.EstimatorSettings;
import io.ballast.settings.OverlayKind;

/** Key {@code beta}: how an overlay estimates β and covariances. */
final class EstimatorSection {
    private static final double MAX_PRIOR_SD = 10;
    private static final double MIN_PRIOR_SD = 1e-6;

    private EstimatorSection() {}

    static EstimatorSettings read(final Section overlay, final OverlayHead head) {
        if (head.is(OverlayKind.BASIS)) {
            overlay.forbidden("beta", "a basis trade estimates nothing");
            return read(Section.absent(overlay));
        }
        return read(overlay.optionalSection("beta"));
    }

    private static EstimatorSettings read(final Section beta) {
        return new EstimatorSettings(
                beta.optional("composition", Ranges.beta(), 1.0),
                beta.optional("grid", Ranges.duration(Durations.SECOND_NS, Durations.DAY_NS), 5 * Durations.MINUTE_NS),
                beta.optional(
                        "halfLife",
                        Ranges.duration(Durations.MINUTE_NS, 1000 * Durations.DAY_NS),
                        10 * Durations.DAY_NS),
                beta.optional("priorSd", Ranges.real(MIN_PRIOR_SD, MAX_PRIOR_SD), 0.25),
                beta.optional("minSamples", Ranges.integer(1, 1_000_000), 100));
    }
}
