package io.ballast.launch;

import io.ballast.settings.SelectionSettings;

/** Key {@code selection}: how an overlay chooses among its candidates. Without it the first that is fit is kept. */
final class SelectionSection {
    private static final long MAX_NS = 1000 * Durations.DAY_NS;
    private static final long WEEK_NS = 7 * Durations.DAY_NS;
    private static final double USUAL_MARGIN = 0.1;
    private static final int USUAL_REVIEWS = 3;

    private SelectionSection() {}

    static SelectionSettings read(final Section overlay) {
        overlay.accept("selection");
        return overlay.has("selection")
                ? written(overlay.section("selection"))
                : new SelectionSettings(0, 1, WEEK_NS, 0, 0, 0, USUAL_MARGIN, USUAL_REVIEWS, 0);
    }

    private static SelectionSettings written(final Section section) {
        return new SelectionSettings(
                section.optional("review", Ranges.duration(0, MAX_NS), Durations.HOUR_NS),
                section.optional("riskAversion", Ranges.riskAversion(), 3.0),
                section.optional("horizon", Ranges.duration(Durations.SECOND_NS, MAX_NS), WEEK_NS),
                section.optional("minEffectiveness", Ranges.fraction(0, 1), 0.8),
                section.optional("depthMultiple", Ranges.integer(0, 1_000_000), 10),
                section.optional("marginCost", Ranges.fraction(0, 1), 0.05),
                section.optional("switchMargin", Ranges.fraction(0, 10), USUAL_MARGIN),
                section.optional("switchReviews", Ranges.integer(1, 1_000_000), USUAL_REVIEWS),
                section.optional("rollLead", Ranges.duration(0, MAX_NS), 2 * Durations.DAY_NS));
    }
}
