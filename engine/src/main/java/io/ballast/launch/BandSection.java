package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.position.Bands;
import io.ballast.settings.BandSettings;
import io.ballast.settings.OverlayKind;
import java.util.List;

/** Keys {@code band}, {@code tradeBack}, {@code dwell}, {@code cooldown} and {@code review}: when an overlay trades. */
final class BandSection {
    private static final int MAX_DWELL = 1_000_000;
    private static final long MAX_WAIT_NS = 1000 * Durations.DAY_NS;
    private static final double USUAL_RISK_AVERSION = 3;

    private BandSection() {}

    /** @param targetPpb target share of the overlay's sleeve, 0 if it has none */
    static BandSettings read(final Section overlay, final OverlayHead head, final long targetPpb) {
        if (head.is(OverlayKind.BASIS)) {
            for (final String key : List.of("band", "tradeBack", "dwell", "cooldown", "review")) {
                overlay.forbidden(key, "a basis trade has a hurdle and an exit in its place");
            }
            return new BandSettings(0, 0, 0, 0, 0, 0);
        }
        final boolean isWritten = overlay.isMapping("band");
        final Section band = isWritten ? overlay.section("band") : Section.absent(overlay);
        return new BandSettings(
                isWritten ? width(band, head, targetPpb) : overlay.required("band", Ranges.share(1, Ppb.ONE), Ppb.ONE),
                band.optional("relative", Ranges.share(1, Ppb.ONE), 0L),
                overlay.optional("tradeBack", Ranges.share(0, Ppb.ONE), Ppb.ONE / 2),
                overlay.optional("dwell", Ranges.integer(0, MAX_DWELL), 0),
                overlay.optional("cooldown", Ranges.duration(0, MAX_WAIT_NS), 0L),
                overlay.optional("review", Ranges.duration(0, MAX_WAIT_NS), 0L));
    }

    private static long width(final Section band, final OverlayHead head, final long targetPpb) {
        band.accept("cost");
        if (!band.has("cost")) {
            band.forbidden("riskAversion", "only a width that follows from cost depends on it");
            return band.required("width", Ranges.share(1, Ppb.ONE), Ppb.ONE);
        }
        band.forbidden("width", "follows from cost");
        final int before = band.problemCount();
        final long costPpb = band.required("cost", Ranges.share(1, Ppb.ONE / 10), 1L);
        final double riskAversion = band.optional("riskAversion", Ranges.riskAversion(), USUAL_RISK_AVERSION);
        if (!head.isOfSleeve()) {
            band.problem(
                    "cost", "a width follows from cost and the sleeve's weight, and there is no sleeve", "write width");
        } else if (head.sleeveId() >= 0 && band.problemCount() == before) {
            return optimalWidth(band, costPpb, targetPpb, riskAversion);
        }
        return Ppb.ONE;
    }

    private static long optimalWidth(
            final Section band, final long costPpb, final long targetPpb, final double riskAversion) {
        final double edge = Bands.edgeOfWeight(Ppb.toFraction(costPpb), Ppb.toFraction(targetPpb), riskAversion);
        final long widthPpb = StrictMath.round(edge * Ppb.ONE);
        if (widthPpb < 1 || widthPpb > Ppb.ONE) {
            band.problem(
                    "cost",
                    "gives a width of " + Shares.format(widthPpb) + " at the sleeve's target of "
                            + Shares.format(targetPpb),
                    "write width");
            return Ppb.ONE;
        }
        return widthPpb;
    }
}
