package io.ballast.replay.explain;

import io.ballast.order.GateTrace;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import java.util.List;

/** Why no order was sent, right behind an input. */
final class AtText {
    private AtText() {}

    static List<String> of(final Moment moment, final int overlayId) {
        final LabelledLines screen = new LabelledLines();
        final MarketPart market = new MarketPart(moment, screen);
        market.cause();
        if (moment.configuration().overlays().isEmpty()) {
            screen.row("WHY", "the session has no overlay");
            return screen.lines();
        }
        new WhyNone(moment).write(screen);
        final OverlaySettings overlay = moment.overlay(overlayId);
        market.prices(overlay, overlay.mainLeg().id());
        market.index(overlay);
        OrderText.figures(moment, overlay, screen);
        final RiskPart risk = new RiskPart(moment, screen);
        risk.margin();
        for (final LegSettings leg : overlay.legs()) {
            final GateTrace.Look look = moment.look(leg.id());
            if (look != null) {
                new RoundingPart(moment, screen, leg.id()).write(look);
                risk.checks(look);
            }
        }
        return screen.lines();
    }
}
