package io.ballast.replay.explain;

import io.ballast.hedge.OverlayState;
import io.ballast.hedge.OverlayState.LegSizing;
import io.ballast.instrument.Instrument;
import io.ballast.journal.JournalDocument;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionReader;
import io.ballast.order.GateTrace;
import io.ballast.order.LegState;
import io.ballast.order.Verdict;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.Action;
import io.ballast.slot.EventKind;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Phase;
import io.ballast.slot.PrecheckVerdict;
import io.ballast.slot.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Why no order was sent for a leg at an input; the first reason that holds, in the order in which the stages look. */
final class WhyNone {
    private final Moment moment;
    private final IngestSection in;
    private final IndexSection index;
    private final HedgeSection hedge;
    private final Map<Integer, List<String>> sent = new TreeMap<>();

    WhyNone(final Moment moment) {
        this.moment = moment;
        final Slot slot = moment.slot();
        in = slot.ingest;
        index = slot.index;
        hedge = slot.hedge;
        readOutputs();
    }

    private void readOutputs() {
        final DecisionReader decisions = new DecisionReader();
        final JournalDocument document = moment.playback().document();
        document.rewindOutputs();
        while (document.nextOutput()) {
            final Decision decision = decisions.read(document.buffer(), document.outputOffset());
            if (decision instanceof Decision.Order order) {
                note(order.instrumentId(), "order " + OrderId.text(order.clientOrderId()) + " was sent: explain it");
            } else if (decision instanceof Decision.Amend amend) {
                note(amend.instrumentId(), "its working order was changed");
            } else if (decision instanceof Decision.Cancel cancel) {
                note(cancel.instrumentId(), "its working order was asked to be cancelled: " + cancel.reason());
            }
        }
    }

    private void note(final int instrumentId, final String what) {
        sent.computeIfAbsent(instrumentId, id -> new ArrayList<>()).add(what);
    }

    void write(final LabelledLines screen) {
        final List<List<String>> rows = new ArrayList<>();
        for (final LegSettings leg : moment.legs()) {
            rows.add(List.of(
                    moment.overlay(leg.overlayId()).name(),
                    moment.instrument(leg.instrumentId()).name(),
                    reason(leg)));
        }
        screen.table("WHY", rows);
    }

    private String reason(final LegSettings leg) {
        if (sent.containsKey(leg.instrumentId())) {
            return String.join("; ", sent.getOrDefault(leg.instrumentId(), List.of()));
        }
        if (in.kind == EventKind.REFUSED) {
            return "the input was not taken: " + in.outcome;
        }
        final long target = hedge.targetLots[leg.id()];
        return target == index.positionLots[leg.id()] ? unchanged(leg) : heldBack(leg, target);
    }

    /** Something is wanted that is not held. */
    private String heldBack(final LegSettings leg, final long target) {
        final Instrument instrument = moment.instrument(leg.instrumentId());
        final String wanted = "wanted " + Amounts.quantity(instrument, target) + ", held "
                + Amounts.quantity(instrument, index.positionLots[leg.id()]) + ": ";
        final LegState state = moment.playback().stages().order().legState(leg.id());
        if (state.isWorking()) {
            return wanted + "order " + OrderId.text(state.clientOrderId()) + " is working, " + state.state()
                    + ", filled " + Amounts.quantity(instrument, state.filledLots()) + " of "
                    + Amounts.quantity(instrument, state.orderLots()) + " at "
                    + Amounts.price(instrument, state.limitTicks());
        }
        if (in.timeNs < state.holdUntilNs()) {
            return wanted + "held until " + Amounts.time(state.holdUntilNs()) + " after a refusal or a failed send";
        }
        final GateTrace.Look look = moment.look(leg.id());
        if (look != null && look.verdict() != Verdict.PASS) {
            return wanted + "the risk gate refused it, " + look.verdict() + ": see CHECKS";
        }
        if (in.timeNs < state.paceUntilNs()) {
            return wanted + "the next order may follow at " + Amounts.time(state.paceUntilNs()) + " (least interval)";
        }
        return wanted + "no reason can be told from the state behind this input";
    }

    /** What is wanted is held. */
    private String unchanged(final LegSettings leg) {
        final OverlaySettings overlay = moment.overlay(leg.overlayId());
        final String moved =
                hedge.action[leg.id()] == Action.NONE ? "target unchanged: " : "target moved to what is held: ";
        return moved + decided(leg, overlay);
    }

    private String decided(final LegSettings leg, final OverlaySettings overlay) {
        if (!index.isMoved && in.kind != EventKind.TIMER) {
            return "nothing moved, and it is no timer: the overlay did not look";
        }
        final int id = overlay.id();
        if (!index.isNavValid) {
            return "NAV is not valid";
        }
        if (!index.isIndexValid[id]) {
            return "the index is not valid";
        }
        if (!index.isLegValid[leg.id()]) {
            return "it has no valid quote";
        }
        final OverlayState state = moment.state(id);
        if (state.phase() == Phase.HALT) {
            return "the overlay is halted";
        }
        if (overlay.kind() == OverlayKind.BASIS || leg.isSpot()) {
            return "the overlay is in " + state.phase() + " and wants nothing of it";
        }
        return banded(leg, overlay, state);
    }

    private String banded(final LegSettings leg, final OverlaySettings overlay, final OverlayState state) {
        final int inUse = hedge.candidate[overlay.id()];
        if (!overlay.candidates().get(inUse).legs().contains(leg.id())) {
            return "candidate " + overlay.candidates().get(inUse).name() + " is in use";
        }
        final LegSizing sizing = state.legs().get(leg.id() - overlay.mainLeg().id());
        final long intended = hedge.intendedNanoUsd[leg.id()];
        final String figures =
                "intended " + Amounts.signedUsd(intended) + " USD, band ±" + Amounts.usd(sizing.bandNanoUsd()) + " USD";
        if (Math.abs(intended) <= sizing.bandNanoUsd()) {
            return "inside the band, " + figures;
        }
        return "outside the band, " + figures + ", but " + waiting(overlay, state, sizing.isFar());
    }

    private String waiting(final OverlaySettings overlay, final OverlayState state, final boolean isFar) {
        final int dwell = overlay.band().dwellSamples();
        if (!isFar && state.breachSamples() <= dwell) {
            return "the breach is seen for the " + state.breachSamples() + ". time and must last beyond " + dwell;
        }
        if (!isFar && in.timeNs < state.coolUntilNs()) {
            return "the last change is too near: not before " + Amounts.time(state.coolUntilNs());
        }
        final PrecheckVerdict check = hedge.precheck[overlay.id()];
        return switch (check) {
            case ERROR_NOT_REDUCED, PAIR_UNBALANCED, BAND_TOO_NARROW, MARGIN ->
                (hedge.isPredicted[overlay.id()] ? "the check refused: " : "the last check, made earlier, refused: ")
                        + check;
            case APPROVED, UNMEASURED, RESIZED ->
                state.phase() == Phase.SELECT || state.phase() == Phase.PRECHECK
                        ? "held in " + state.phase() + " until the next timer"
                        : "the nearest lots are those held";
        };
    }
}
