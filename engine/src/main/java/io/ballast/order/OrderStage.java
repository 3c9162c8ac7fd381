package io.ballast.order;

import io.ballast.counter.Counters;
import io.ballast.instrument.Instrument;
import io.ballast.message.CancelReason;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.ReconcileSettings;
import io.ballast.settings.RiskSettings;
import io.ballast.slot.Action;
import io.ballast.slot.EventKind;
import io.ballast.slot.FeedState;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.slot.OrderSection;
import io.ballast.slot.Slot;
import io.ballast.slot.Stage;
import io.ballast.slot.StateMark;
import io.ballast.state.StateCodec;
import io.ballast.state.StateImage;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Trades the difference between what is wanted and what is held, one order a leg at a time, through the risk gate. */
public final class OrderStage implements Stage {
    private final RiskGate gate;
    private final Leg[] legs;
    private final ExecutionBook executions;
    private final Reconciliation reconciliation;
    private final OrderDesk desk;
    private final int[] candidatesOf;
    private final int[] firstCandidate;
    private final OutputBuffer outputs = new OutputBuffer();
    private final OutputEncoder encoder = new OutputEncoder(outputs);
    private final FindingEncoder findings = new FindingEncoder(outputs);
    private final MarginEncoder margins;
    private final CheckpointEncoder checkpoint = new CheckpointEncoder(outputs);
    private final StateMark state = new StateMark();
    private final StateImage image = new StateImage();
    /** Until then prices alone give nothing to do but for the risk gate to look: every leg is at rest, no venue is waited for. */
    private long quietUntilNs = Long.MIN_VALUE;

    /**
     * @param sessionEpoch tells this session's order ids from those of others
     * @param instruments  by id
     * @param sources      how many sources there are
     * @param accounts     by id
     * @param overlays     by id
     */
    public OrderStage(
            final int sessionEpoch,
            final RiskSettings risk,
            final ReconcileSettings reconcile,
            final List<Instrument> instruments,
            final int sources,
            final List<AccountSettings> accounts,
            final List<OverlaySettings> overlays,
            final Counters counters) {
        final List<LegSettings> settings = OverlaySettings.legsOf(overlays);
        gate = new RiskGate(risk, instruments, accounts, overlays, outputs, counters);
        legs = settings.stream()
                .map(leg -> new Leg(leg, risk.orderTimeLimitNs()))
                .toArray(Leg[]::new);
        final RiskEvents events = new RiskEvents(outputs, counters);
        margins = new MarginEncoder(outputs, events);
        reconciliation = new Reconciliation(reconcile, instruments.size(), sources, legs, outputs, counters);
        executions = new ExecutionBook(legs, reconciliation, events, counters);
        desk = new OrderDesk(sessionEpoch, legs, gate, reconciliation, encoder, counters);
        candidatesOf = overlays.stream()
                .mapToInt(overlay -> overlay.candidates().size())
                .toArray();
        firstCandidate = new int[candidatesOf.length];
        for (int i = 1; i < candidatesOf.length; i++) {
            firstCandidate[i] = firstCandidate[i - 1] + candidatesOf[i - 1];
        }
    }

    /**
     * The session goes on under another number, after the one before it died: orders known so far stay known, and
     * nothing is sent before every venue has been asked.
     */
    public void resume(final int epoch) {
        desk.resume(epoch);
        gate.onResume();
        reconciliation.restart();
        quietUntilNs = Long.MIN_VALUE;
    }

    @Override
    public void onSlot(final Slot slot, final long sequence) {
        final IngestSection in = slot.ingest;
        outputs.begin(slot.order, in.timeNs);
        findings.indexEvents(slot.index);
        if (!slot.index.areAccountsKept) {
            margins.accounts(slot.index);
        }
        final boolean isKilled = gate.onEvent(slot);
        slot.order.isKill = isKilled;
        if (isKilled || !slot.hedge.isSilent || in.timeNs >= quietUntilNs || !isOfPrices(in.kind)) {
            trade(slot, isKilled, sequence);
        }
    }

    /** Whether an event changes no order and no position, and is nothing that a venue is waited for. */
    private static boolean isOfPrices(final EventKind kind) {
        return kind == EventKind.QUOTE || kind == EventKind.TRADE || kind == EventKind.MARK;
    }

    private void trade(final Slot slot, final boolean isKilled, final long sequence) {
        final IngestSection in = slot.ingest;
        switch (in.kind) {
            case EXECUTION -> executions.onExecution(in);
            case SEND_FAILURE -> executions.onSendFailure(in);
            case FEED_STATUS -> onFeedStatus(in);
            default -> {}
        }
        if (isKilled) {
            desk.cancelWorking(CancelReason.KILLED, in.timeNs);
        }
        reconciliation.onEvent(slot, desk);
        if (!slot.hedge.isSilent) {
            report(slot.hedge, slot.index);
        }
        final boolean isAtRest = desk.work(sequence, in.timeNs, slot.hedge, slot.index);
        quietUntilNs = isAtRest ? reconciliation.quietUntilNs() : Long.MIN_VALUE;
        if (in.kind == EventKind.CHECKPOINT) {
            state.take(this, slot, sequence);
            checkpoint.checksums(slot, state);
        }
    }

    /** Writes down from here on, of every event, what the risk gate looks at; null: no longer. */
    public void trace(final @Nullable GateTrace trace) {
        gate.trace(trace);
    }

    /** Where a leg's order stands; a copy for whoever explains it. */
    public LegState legState(final int legId) {
        return LegState.of(legs[legId]);
    }

    @Override
    public StateImage image() {
        return image;
    }

    private void onFeedStatus(final IngestSection in) {
        if (in.feedState == FeedState.DOWN) {
            desk.onSourceDown(in.sourceId, in.timeNs);
        } else if (in.feedState == FeedState.UP) {
            desk.onSourceUp(in.sourceId, in.timeNs);
        }
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
                encoder.targetChange(leg, hedge, index);
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
        if (hedge.isLedgerEntry[overlay]) {
            findings.ledger(overlay, hedge);
        }
    }

    /** At the end of a session: a cancellation for every order that may be working, whatever else is unknown. */
    public void cancelAll(final OrderSection out, final long timeNs, final boolean isFailStop) {
        outputs.begin(out, timeNs);
        desk.cancelAll(isFailStop ? CancelReason.FAIL_STOP : CancelReason.SESSION_END, timeNs);
    }

    /** Orders that venues may be working, by leg. For looking at a session that is re-run: it makes a list. */
    public List<WorkingOrder> workingOrders() {
        return Stream.of(legs)
                .filter(leg -> leg.order().isWorking())
                .map(WorkingOrder::of)
                .toList();
    }

    @Override
    public void codeState(final StateCodec state) {
        gate.codeState(state);
        state.each(legs);
        reconciliation.codeState(state);
        desk.codeState(state);
        if (state.isReading()) {
            quietUntilNs = Long.MIN_VALUE;
        }
    }
}
