package io.ballast.replay.explain;

import io.ballast.hedge.OverlayState.LegSizing;
import io.ballast.instrument.Instrument;
import io.ballast.launch.Decision;
import io.ballast.order.GateTrace;
import io.ballast.slot.IndexSection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** From the exposure that is to be offset to lots, and from the target to the order. */
final class RoundingPart {
    private static final int EXACT_DECIMALS = 3;

    private final Moment moment;
    private final LabelledLines screen;
    private final int legId;
    private final Instrument instrument;

    RoundingPart(final Moment moment, final LabelledLines screen, final int legId) {
        this.moment = moment;
        this.screen = screen;
        this.legId = legId;
        instrument = moment.ofLeg(legId);
    }

    void write(final GateTrace.@Nullable Look look) {
        final History.Origin origin = moment.history().origin(legId);
        if (origin != null) {
            target(origin);
        }
        final IndexSection index = moment.slot().index;
        final long target = moment.slot().hedge.targetLots[legId];
        final long held = index.positionLots[legId];
        screen.row(
                "ROUNDING",
                "target " + Amounts.quantity(instrument, target) + ", held " + Amounts.quantity(instrument, held)
                        + ", to trade " + Amounts.signedQuantity(instrument, target - held)
                        + (look == null ? "" : order(look)));
    }

    private String order(final GateTrace.Look look) {
        final String asked = "; this order asked for " + Amounts.signedQuantity(instrument, look.askedLots());
        return look.allowedLots() == look.askedLots()
                ? asked
                : asked + ", the gate left " + Amounts.signedQuantity(instrument, look.allowedLots());
    }

    private void target(final History.Origin origin) {
        final Decision.Target target = origin.target();
        screen.row(
                "ROUNDING",
                target.action() + " at " + moment.place(origin.epoch(), origin.sequence()) + ", "
                        + Amounts.time(target.timeNs()) + ": target "
                        + Amounts.quantity(instrument, target.previousLots()) + " → "
                        + Amounts.quantity(instrument, target.targetLots()));
        final LegSizing sizing = origin.sizing();
        if (sizing != null && sizing.perLotNanoUsd() != 0 && target.targetLots() != 0) {
            sizing(sizing, target.previousLots());
        }
    }

    private void sizing(final LegSizing sizing, final long previousLots) {
        final long excess = sizing.excessNanoUsd();
        final long intended = excess + previousLots * sizing.perLotNanoUsd();
        final long leave = intended > 0 ? sizing.innerNanoUsd() : -sizing.innerNanoUsd();
        final long amount = excess - leave;
        screen.row(
                "ROUNDING",
                "excess " + Amounts.signedUsd(excess) + " USD, intended before " + Amounts.signedUsd(intended)
                        + ", band ±" + Amounts.usd(sizing.bandNanoUsd()) + ", to be left "
                        + Amounts.signedUsd(leave));
        final long nearest = sizing.lotsFor(amount);
        final boolean isCapped = Math.abs(sizing.targetLots()) == sizing.capLots();
        if (nearest != sizing.targetLots() && !isCapped) {
            screen.row(
                    "ROUNDING",
                    "→ " + sizing.targetLots()
                            + " lots: decided by a hand-off, a change of contract, margin, or contracts together");
            return;
        }
        final long left = excess + sizing.targetLots() * sizing.perLotNanoUsd();
        screen.row(
                "ROUNDING",
                Amounts.signedUsd(-amount) + " USD ÷ " + Amounts.exactUsd(sizing.perLotNanoUsd()) + " a lot = "
                        + exact(-amount, sizing.perLotNanoUsd()) + " lots exactly → " + sizing.targetLots()
                        + "; left over " + Amounts.signedUsd(left) + " USD");
        screen.row(
                "ROUNDING",
                nearest == sizing.targetLots()
                        ? "that is the nearest"
                        : "that is not the nearest: margin lets no more stand");
    }

    private static String exact(final long nanoUsd, final long perLotNanoUsd) {
        return BigDecimal.valueOf(nanoUsd)
                .divide(BigDecimal.valueOf(perLotNanoUsd), EXACT_DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
