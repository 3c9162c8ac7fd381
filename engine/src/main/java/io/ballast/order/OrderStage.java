package io.ballast.order;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.instrument.Instrument;
import io.ballast.message.CancelReason;
import io.ballast.message.NewOrderDecoder;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.RiskSettings;
import io.ballast.slot.Action;
import io.ballast.slot.ClientOrderId;
import io.ballast.slot.ExecutionKind;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.slot.OrderSection;
import io.ballast.slot.Slot;
import io.ballast.slot.Stage;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/** Trades the difference between what is wanted and what is held, one order a leg at a time, through the risk gate. */
public final class OrderStage implements Stage {
    private final int sessionEpoch;
    private final RiskSettings risk;
    private final RiskGate gate;
    private final Leg[] legs;
    private final int[] instrumentOf;
    private final long[] maxOrderLots;
    private final boolean[] isSpot;
    private final Counters counters;
    private final int[] candidatesOf;
    private final int[] firstCandidate;
    private final OutputBuffer outputs = new OutputBuffer();
    private final OutputEncoder encoder = new OutputEncoder(outputs);
    private final FindingEncoder findings = new FindingEncoder(outputs);

    /**
     * @param sessionEpoch tells this session's order ids from those of others
     * @param instruments  by id
     * @param accounts     by id
     * @param overlays     by id
     */
    public OrderStage(
            final int sessionEpoch,
            final RiskSettings risk,
            final List<Instrument> instruments,
            final List<AccountSettings> accounts,
            final List<OverlaySettings> overlays,
            final Counters counters) {
        this.sessionEpoch = sessionEpoch;
        this.risk = risk;
        this.counters = counters;
        final List<LegSettings> settings = OverlaySettings.legsOf(overlays);
        gate = new RiskGate(risk, instruments, accounts, overlays, outputs, counters);
        legs = settings.stream().map(Leg::new).toArray(Leg[]::new);
        instrumentOf = settings.stream().mapToInt(LegSettings::instrumentId).toArray();
        maxOrderLots = settings.stream().mapToLong(LegSettings::maxOrderLots).toArray();
        candidatesOf = overlays.stream()
                .mapToInt(overlay -> overlay.candidates().size())
                .toArray();
        firstCandidate = new int[candidatesOf.length];
        for (int i = 1; i < candidatesOf.length; i++) {
            firstCandidate[i] = firstCandidate[i - 1] + candidatesOf[i - 1];
        }
        isSpot = new boolean[legs.length];
        settings.forEach(leg -> isSpot[leg.id()] = leg.isSpot());
    }

    @Override
    public void onSlot(final Slot slot, final long sequence) {
        final IngestSection in = slot.ingest;
        outputs.begin(slot.order, in.timeNs);
        findings.indexEvents(slot.index);
        if (gate.onEvent(slot)) {
            cancelWorking(CancelReason.KILLED, in.timeNs);
        }
        switch (in.kind) {
            case EXECUTION -> onExecution(in);
            case SEND_FAILURE -> onSendFailure(in);
            default -> {}
        }
        report(slot.hedge, slot.index);
        for (final Leg leg : legs) {
            work(leg, sequence, in.timeNs, slot.hedge, slot.index);
        }
    }

    private void onExecution(final IngestSection in) {
        if (in.executionKind.isMadeByVenue()) {
            return;
        }
        final Leg leg = legOf(in.clientOrderId);
        if (leg == null || !leg.owns(in.clientOrderId) || in.instrumentId != instrumentOf[leg.id()]) {
            onUnknownOrder(in);
            return;
        }
        switch (in.executionKind) {
            case ACCEPTED -> leg.onLive();
            case CANCEL_REJECTED -> onRequestRejected(leg, in);
            case AMENDED -> leg.onAmended(in.leavesLots);
            case CANCELED, EXPIRED -> leg.onDone();
            case REJECTED -> {
                counters.increment(Counter.VENUE_REJECTS);
                leg.onDone();
                leg.hold(in.timeNs + risk.orderTimeLimitNs());
            }
            case FILL -> {
                counters.increment(Counter.FILLS);
                if (in.executionSign != leg.sign() || !leg.onFill(in.lastLots, in.leavesLots)) {
                    gate.onDisagreement();
                }
            }
            case LIQUIDATED, DELEVERAGED -> {}
        }
    }

    /** An order that works on is looked after again; one the venue does not know ended in a way nobody told us. */
    private void onRequestRejected(final Leg leg, final IngestSection in) {
        if (in.leavesLots > 0) {
            leg.onRequestRefused(in.leavesLots, in.timeNs);
        } else {
            leg.onDone();
            gate.onDisagreement();
        }
    }

    /** A late answer to a request about an order that is done is harmless; a fill of an unknown order is not. */
    private void onUnknownOrder(final IngestSection in) {
        if (in.executionKind == ExecutionKind.CANCEL_REJECTED) {
            return;
        }
        counters.increment(Counter.UNKNOWN_EXECUTIONS);
        if (in.executionKind == ExecutionKind.FILL) {
            gate.onDisagreement();
        }
    }

    private void onSendFailure(final IngestSection in) {
        counters.increment(Counter.SEND_FAILURES);
        final Leg leg = legOf(in.clientOrderId);
        if (leg == null || !leg.owns(in.clientOrderId)) {
            return;
        }
        if (in.failedTemplateId == NewOrderDecoder.TEMPLATE_ID) {
            leg.onDone();
            leg.hold(in.timeNs + risk.orderTimeLimitNs());
        } else {
            leg.onRequestFailed(in.timeNs);
        }
    }

    private @Nullable Leg legOf(final long clientOrderId) {
        final int legId = ClientOrderId.legId(clientOrderId);
        return ClientOrderId.epoch(clientOrderId) == sessionEpoch && legId < legs.length ? legs[legId] : null;
    }

    /** What the hedge decided: outlooks, rankings, predictions, transitions, then targets. */
    private void report(final HedgeSection hedge, final IndexSection index) {
        for (int overlay = 0; overlay < candidatesOf.length; overlay++) {
            reportFindings(overlay, hedge);
        }
        for (int i = 0; i < hedge.transitionCount; i++) {
            encoder.transition(hedge, i);
        }
        for (final Leg leg : legs) {
            if (hedge.action[leg.id()] != Action.NONE) {
                encoder.targetChange(leg, instrumentOf[leg.id()], hedge, index);
            }
        }
    }

    private void reportFindings(final int overlay, final HedgeSection hedge) {
        if (hedge.isOutlookChanged[overlay]) {
            findings.outlook(overlay, hedge);
        }
        if (hedge.isRanked[overlay]) {
            for (int i = 0; i < candidatesOf[overlay]; i++) {
                findings.ranking(overlay, i, firstCandidate[overlay] + i, hedge);
            }
        }
        if (hedge.isPredicted[overlay]) {
            findings.prediction(overlay, hedge);
        }
    }

    private void work(
            final Leg leg, final long sequence, final long timeNs, final HedgeSection hedge, final IndexSection index) {
        final int id = leg.id();
        final long targetLots = gate.wantedLots(id, hedge.targetLots[id]);
        final long deltaLots = targetLots - index.positionLots[id];
        switch (leg.state()) {
            case NONE -> {
                if (deltaLots != 0 && !leg.isHeld(timeNs)) {
                    open(leg, sequence, timeNs, targetLots, deltaLots, index);
                }
            }
            case LIVE -> tend(leg, timeNs, targetLots, deltaLots, index);
            case PENDING_NEW, PENDING_AMEND, PENDING_CANCEL -> awaitAnswer(leg, timeNs);
        }
    }

    /** Without an answer in time the order is cancelled, again and again; until the venue speaks no other is sent. */
    private void awaitAnswer(final Leg leg, final long timeNs) {
        if (timeNs - leg.sentNs() > risk.orderTimeLimitNs()) {
            cancel(leg, CancelReason.TIME_LIMIT, timeNs);
        }
    }

    /** Whatever is on its way or working, unless it is being cancelled already. */
    private void cancelWorking(final CancelReason reason, final long timeNs) {
        for (final Leg leg : legs) {
            if (leg.state() != OrderState.NONE && leg.state() != OrderState.PENDING_CANCEL) {
                cancel(leg, reason, timeNs);
            }
        }
    }

    private void open(
            final Leg leg,
            final long sequence,
            final long timeNs,
            final long targetLots,
            final long deltaLots,
            final IndexSection index) {
        final int id = leg.id();
        final long positionLots = index.positionLots[id];
        final boolean isIncreasing = positionLots == 0 || positionLots < 0 == deltaLots < 0;
        final long wantedLots = isIncreasing ? deltaLots : cut(deltaLots, Math.abs(positionLots));
        final long childLots = cut(wantedLots, maxOrderLots[id]);
        final long limitTicks = gate.limitTicks(id, childLots > 0, isIncreasing, index);
        final Verdict verdict = gate.check(
                id,
                childLots,
                targetLots,
                limitTicks,
                timeNs,
                openNanoUsd(id, false, index),
                openNanoUsd(id, true, index),
                index);
        if (verdict != Verdict.PASS) {
            refuse(leg, targetLots, deltaLots, verdict);
            return;
        }
        if (childLots != wantedLots) {
            counters.increment(Counter.ORDERS_SPLIT);
        }
        final long orderId = ClientOrderId.pack(sessionEpoch, sequence, id);
        leg.onSend(orderId, gate.allowedLots(), limitTicks, targetLots, isIncreasing, timeNs);
        leg.forgetRefusal();
        gate.onSent(id, timeNs);
        encoder.newOrder(leg, instrumentOf[id], !isIncreasing && !isSpot[id]);
        counters.increment(Counter.ORDERS_SENT);
    }

    /** What the other legs' open orders would add, of contracts or of spot: in flight counts as filled. */
    private long openNanoUsd(final int exceptLeg, final boolean ofSpot, final IndexSection index) {
        long openNanoUsd = 0;
        for (final Leg leg : legs) {
            final int id = leg.id();
            if (id != exceptLeg && isSpot[id] == ofSpot && leg.state() != OrderState.NONE && leg.isIncreasing()) {
                openNanoUsd += (leg.orderLots() - leg.filledLots()) * index.lotNanoUsd[id];
            }
        }
        return openNanoUsd;
    }

    private static long cut(final long lots, final long mostLots) {
        return lots < 0 ? Math.max(lots, -mostLots) : Math.min(lots, mostLots);
    }

    private void refuse(final Leg leg, final long targetLots, final long deltaLots, final Verdict verdict) {
        if (leg.isNews(verdict, targetLots)) {
            counters.increment(verdict.counter());
            encoder.refusal(leg, instrumentOf[leg.id()], deltaLots, verdict, gate);
        }
    }

    /** Looks after a working order: cancels it, amends it, or lets it be. */
    private void tend(
            final Leg leg, final long timeNs, final long targetLots, final long deltaLots, final IndexSection index) {
        if (!leg.mayRequest(timeNs)) {
            return;
        }
        final CancelReason blocked =
                leg.isIncreasing() ? gate.whyNotLeftWorking(leg, timeNs, index) : CancelReason.NULL_VAL;
        if (blocked != CancelReason.NULL_VAL) {
            cancel(leg, blocked, timeNs);
        } else if (targetLots != leg.targetWhenSent()) {
            follow(leg, timeNs, targetLots, deltaLots, index);
        } else if (timeNs - leg.sentNs() > risk.orderTimeLimitNs()) {
            cancel(leg, CancelReason.TIME_LIMIT, timeNs);
        }
    }

    /** The target moved by a lot or more: the order is amended if it can serve the new one, else cancelled. */
    private void follow(
            final Leg leg, final long timeNs, final long targetLots, final long deltaLots, final IndexSection index) {
        final int id = leg.id();
        final boolean isSameSide = deltaLots != 0 && deltaLots > 0 == leg.sign() > 0;
        if (!isSameSide || !leg.isIncreasing()) {
            cancel(leg, CancelReason.TARGET_MOVED, timeNs);
            return;
        }
        final long limitTicks = leg.sign() > 0 ? index.askTicks[id] : index.bidTicks[id];
        final long childLots = cut(deltaLots, maxOrderLots[id]);
        final Verdict verdict = gate.check(
                id,
                childLots,
                targetLots,
                limitTicks,
                timeNs,
                openNanoUsd(id, false, index),
                openNanoUsd(id, true, index),
                index);
        if (verdict != Verdict.PASS) {
            cancel(leg, CancelReason.TARGET_MOVED, timeNs);
            return;
        }
        final long qtyLots = leg.filledLots() + Math.abs(gate.allowedLots());
        gate.onSent(id, timeNs);
        encoder.amend(leg, instrumentOf[id], qtyLots, limitTicks);
        leg.onAmendSent(qtyLots, limitTicks, targetLots, timeNs);
        counters.increment(Counter.AMENDS_SENT);
    }

    private void cancel(final Leg leg, final CancelReason reason, final long timeNs) {
        encoder.cancel(leg, instrumentOf[leg.id()], reason);
        leg.onCancelSent(timeNs);
        counters.increment(Counter.CANCELS_SENT);
    }

    /** At the end of a session: a cancellation for every order that may be working, whatever else is unknown. */
    public void cancelAll(final OrderSection out, final long timeNs, final boolean isFailStop) {
        outputs.begin(out, timeNs);
        final CancelReason reason = isFailStop ? CancelReason.FAIL_STOP : CancelReason.SESSION_END;
        for (final Leg leg : legs) {
            if (leg.state() != OrderState.NONE) {
                cancel(leg, reason, timeNs);
            }
        }
    }

    @Override
    public int writeState(final MutableDirectBuffer buffer, final int offset) {
        int end = gate.writeState(buffer, offset);
        for (final Leg leg : legs) {
            end = leg.writeState(buffer, end);
        }
        return end;
    }
}
