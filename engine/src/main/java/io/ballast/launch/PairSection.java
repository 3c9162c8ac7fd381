package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.PairSettings;
import org.jspecify.annotations.Nullable;

/** Key {@code pair}: the second contract, which takes the market out of the first. */
final class PairSection {
    private static final long USUAL_BOUND_PPB = 2 * Ppb.ONE / 100;

    private PairSection() {}

    static @Nullable PairSettings read(final Section overlay, final OverlayHead head) {
        if (!head.is(OverlayKind.PAIR)) {
            overlay.forbidden("pair", "only overlays of kind pair have it");
            return null;
        }
        final Section section = overlay.section("pair");
        return new PairSettings(
                section.required("firstBeta", Ranges.beta(), 1.0),
                section.required("secondBeta", Ranges.beta(), 1.0),
                section.optional("bound", Ranges.share(0, Ppb.ONE), USUAL_BOUND_PPB));
    }
}
