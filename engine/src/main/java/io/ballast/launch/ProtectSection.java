package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.ProtectSettings;
import org.jspecify.annotations.Nullable;

/** Key {@code protect}: the rule of a protection; without it only commands protect. */
final class ProtectSection {
    private static final long USUAL_NS = 3 * Durations.DAY_NS;

    private ProtectSection() {}

    static @Nullable ProtectSettings read(final Section overlay, final OverlayHead head) {
        if (!head.is(OverlayKind.PROTECT)) {
            overlay.forbidden("protect", "only overlays of kind protect have it");
            return null;
        }
        final Section section = overlay.optionalSection("protect");
        final int before = section.problemCount();
        final ProtectSettings settings = new ProtectSettings(
                section.optional("rule", Ranges.share(0, Ppb.ONE), 0L),
                section.optional("maxTime", Ranges.duration(Durations.SECOND_NS, 1000 * Durations.DAY_NS), USUAL_NS));
        if (settings.ruleSharePpb() > 0 && !overlay.has("outlook") && section.problemCount() == before) {
            section.problem(
                    "rule",
                    "stands in corrective legs of the index, and without an outlook there are none",
                    "add outlook: {}, or leave protection to commands");
        }
        return settings;
    }
}
