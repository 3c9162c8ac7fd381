package io.ballast.replay.explain;

import io.ballast.instrument.Instrument;
import io.ballast.launch.Decision;
import io.ballast.order.GateTrace;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.ClientOrderId;
import java.util.List;
import java.util.Locale;

/** Why an order exists, right behind the input that caused it. */
final class OrderText {
    private OrderText() {}

    static List<String> of(final Moment moment, final Decision.Order order) {
        final LabelledLines screen = new LabelledLines();
        write(moment, order, screen);
        return screen.lines();
    }

    static void write(final Moment moment, final Decision.Order order, final LabelledLines screen) {
        final int leg = ClientOrderId.legId(order.clientOrderId());
        final OverlaySettings overlay = moment.overlay(order.overlayId());
        head(moment, order, overlay, screen);
        final GateTrace.Look look = moment.look(leg);
        final MarketPart market = new MarketPart(moment, screen);
        market.cause();
        market.prices(overlay, leg);
        market.index(overlay);
        figures(moment, overlay, screen);
        final RiskPart risk = new RiskPart(moment, screen);
        risk.margin();
        new RoundingPart(moment, screen, leg).write(look);
        if (look != null) {
            risk.checks(look);
        }
    }

    /** What the overlay looked at and thought. */
    static void figures(final Moment moment, final OverlaySettings overlay, final LabelledLines screen) {
        final DecisionPart decision = new DecisionPart(moment, screen, overlay);
        decision.weights();
        decision.ratio();
        decision.errors();
        decision.ranking();
        decision.outlook();
        decision.workflow();
    }

    private static void head(
            final Moment moment,
            final Decision.Order order,
            final OverlaySettings overlay,
            final LabelledLines screen) {
        final Instrument instrument = moment.instrument(order.instrumentId());
        screen.line("order " + OrderId.text(order.clientOrderId()) + ": "
                + (order.signedLots() > 0 ? "BUY " : "SELL ")
                + Amounts.quantity(instrument, Math.abs(order.signedLots())) + ' ' + instrument.name() + " at "
                + Amounts.price(instrument, order.limitTicks()) + " or better, "
                + order.timeInForce().toLowerCase(Locale.ROOT).replace('_', ' ') + ", of overlay " + overlay.name());
    }
}
