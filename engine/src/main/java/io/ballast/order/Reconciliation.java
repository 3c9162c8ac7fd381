package io.ballast.order;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.message.CancelOrderEncoder;
import io.ballast.message.CancelReason;
import io.ballast.message.ReconcileOutcome;
import io.ballast.message.ReconcileRequestDecoder;
import io.ballast.settings.ReconcileSettings;
import io.ballast.settings.ReconcileSettings.ForeignOrderRule;
import io.ballast.settings.ReconcileSettings.ReconnectRule;
import io.ballast.slot.CommandKind;
import io.ballast.slot.EventKind;
import io.ballast.slot.ExecutionKind;
import io.ballast.slot.FeedState;
import io.ballast.slot.IngestOutcome;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Slot;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Asks venues for their account of us and compares. A source that has to be asked gets no order until its report has
 * come whole and said what the engine knows.
 *
 * <p>A request goes to the venue behind every order sent before it, and the report comes back behind every execution
 * made before it. So at its end each order of ours is either in the report, or gone: what was not answered by then never
 * arrived.
 */
final class Reconciliation implements Stateful {
    /** No source. */
    static final int NOBODY = -1;

    private final ReconcileSettings settings;
    private final Leg[] legs;
    private final SourceAccount[] accounts;
    private final VenueReport[] reports;
    private final boolean[] isTraded;
    /** By instrument; of one that no overlay trades the null value of the wire. */
    private final int[] overlayOf;

    private final boolean[] isReported;
    private final long[] reportedOpenLots;
    private final long[] reportedTicks;
    private final ReconciliationEncoder encoder;
    private final Counters counters;
    private long requests;

    /**
     * @param instruments how many instruments there are
     * @param sources     how many sources there are
     * @param legs        by id
     */
    Reconciliation(
            final ReconcileSettings settings,
            final int instruments,
            final int sources,
            final Leg[] legs,
            final OutputBuffer outputs,
            final Counters counters) {
        this.settings = settings;
        this.legs = legs.clone();
        this.counters = counters;
        encoder = new ReconciliationEncoder(outputs);
        accounts = new SourceAccount[sources];
        reports = new VenueReport[sources];
        for (int source = 0; source < sources; source++) {
            accounts[source] = new SourceAccount();
            reports[source] = new VenueReport();
        }
        isTraded = new boolean[sources];
        overlayOf = new int[instruments];
        Arrays.fill(overlayOf, CancelOrderEncoder.overlayIdNullValue());
        for (final Leg leg : legs) {
            isTraded[leg.sourceId()] = true;
            overlayOf[leg.instrumentId()] = leg.overlayId();
        }
        isReported = new boolean[legs.length];
        reportedOpenLots = new long[legs.length];
        reportedTicks = new long[legs.length];
        if (settings.isAtStart()) {
            restart();
        }
    }

    /** Nothing that is traded is known to be as the engine has it: every venue is asked, over a new connection. */
    void restart() {
        for (int source = 0; source < accounts.length; source++) {
            if (isTraded[source]) {
                accounts[source].onConnected();
                reports[source].abandon();
            }
        }
    }

    /**
     * The source that must have been found as the engine knows it before orders go to this one; or {@link #NOBODY}.
     *
     * <p>A source that contradicted what it was sent stops all: what else is not as it seems nobody knows. Once a person
     * has looked, what makes a position smaller elsewhere waits for that source no longer: it may never answer.
     */
    int awaited(final int sourceId, final boolean isIncreasing) {
        return accounts[sourceId].isClean() ? contradicted(isIncreasing) : sourceId;
    }

    private int contradicted(final boolean isIncreasing) {
        for (int source = 0; source < accounts.length; source++) {
            final SourceAccount account = accounts[source];
            if (account.isContradicted() && (isIncreasing || account.isHalted())) {
                return source;
            }
        }
        return NOBODY;
    }

    /** Number of the request that a source owes the answer to; 0 if none was made yet, or a person has to look first. */
    long awaitedRequest(final int sourceId) {
        return accounts[sourceId].awaitedRequest();
    }

    /** Whether a person has to look at a source first, so that nothing that raises risk may work there. */
    boolean isHalted(final int sourceId) {
        return accounts[sourceId].isHalted() || contradicted(true) != NOBODY;
    }

    /** What a venue said contradicts what it was sent. */
    void onContradiction(final int sourceId) {
        accounts[sourceId].onContradiction();
    }

    /** Takes an event once its execution has been booked, and before any order of it is sent. */
    void onEvent(final Slot slot, final OrderDesk desk) {
        final IngestSection in = slot.ingest;
        if (in.kind == EventKind.REFUSED && in.refusedExecutionSourceId >= 0) {
            accounts[in.refusedExecutionSourceId].want();
            advance(in.refusedExecutionSourceId, in.timeNs);
            return;
        }
        if (in.kind == EventKind.REFUSED && in.outcome != IngestOutcome.EXECUTION_GAP) {
            return;
        }
        switch (in.kind) {
            case EXECUTION -> onExecution(in);
            case REFUSED -> accounts[in.sourceId].want();
            case FEED_STATUS -> onFeedStatus(in);
            case COMMAND -> onCommand(in);
            case SEND_FAILURE -> onSendFailure(in);
            case REPORT_BEGIN -> onBegin(in);
            case TIMER -> lookAgain(in.timeNs);
            case ORDER_REPORT, POSITION_REPORT, BALANCE_REPORT, REPORT_END -> onPart(slot, desk);
            default -> {}
        }
        missAnswers(in.timeNs);
        for (int source = 0; source < accounts.length; source++) {
            advance(source, in.timeNs);
        }
    }

    /** Until when prices alone give nothing to do, while no order waits for an answer. */
    long quietUntilNs() {
        long untilNs = Long.MAX_VALUE;
        for (final SourceAccount account : accounts) {
            untilNs = Math.min(untilNs, account.wakeNs(settings.timeoutNs()));
        }
        return untilNs;
    }

    /** What a venue did on its own, or said last before it fell silent, shows in no answer that is missed. */
    private void lookAgain(final long timeNs) {
        for (int source = 0; source < accounts.length && settings.everyNs() > 0; source++) {
            if (isTraded[source] && accounts[source].isUnseen(timeNs, settings.everyNs())) {
                accounts[source].want();
            }
        }
    }

    /** Part of a report; of one that nobody asked for it is counted and not used. */
    private void onPart(final Slot slot, final OrderDesk desk) {
        final IngestSection in = slot.ingest;
        final VenueReport report = reports[in.sourceId];
        if (!report.isOpen()) {
            counters.increment(Counter.REPORTS_UNASKED);
            return;
        }
        switch (in.kind) {
            case ORDER_REPORT -> onOrder(in, report);
            case POSITION_REPORT -> report.onPosition(slot.index);
            case BALANCE_REPORT -> report.onBalance(slot.index);
            default -> onEnd(slot, report, desk);
        }
    }

    /** A venue that knows nothing of an order that was sent is asked what else it does not know. */
    private void onExecution(final IngestSection in) {
        accounts[in.sourceId].onExecution(in.executionSequence);
        if (in.executionKind == ExecutionKind.CANCEL_REJECTED && in.leavesLots == 0) {
            final Leg leg = workerOf(in.clientOrderId);
            if (leg != null) {
                accounts[leg.sourceId()].want();
            }
        }
    }

    /** The leg for which the venue may be working this order. */
    private @Nullable Leg workerOf(final long clientOrderId) {
        final int legId = Leg.idOf(clientOrderId);
        return legId < legs.length && legs[legId].owns(clientOrderId) ? legs[legId] : null;
    }

    private void onFeedStatus(final IngestSection in) {
        final SourceAccount account = accounts[in.sourceId];
        if (!isTraded[in.sourceId]) {
            return;
        }
        if (in.feedState == FeedState.DOWN) {
            account.onDown();
            reports[in.sourceId].abandon();
        } else if (in.feedState == FeedState.UP && account.isDown()) {
            account.onConnected();
        }
    }

    private void onCommand(final IngestSection in) {
        if (in.commandKind == CommandKind.RESET_KILL) {
            for (final SourceAccount account : accounts) {
                account.onReset();
            }
        }
    }

    private void onSendFailure(final IngestSection in) {
        if (in.failedTemplateId == ReconcileRequestDecoder.TEMPLATE_ID) {
            for (final SourceAccount account : accounts) {
                account.onRequestFailed(in.clientOrderId, in.timeNs);
            }
        }
    }

    /** An order that was not answered in time: whether the venue has it nobody knows. */
    private void missAnswers(final long timeNs) {
        for (final Leg leg : legs) {
            final Order order = leg.order();
            if (order.state().isPending() && timeNs - order.pendingSinceNs() > settings.afterNs()) {
                accounts[leg.sourceId()].want();
            }
        }
    }

    private void advance(final int source, final long timeNs) {
        final SourceAccount account = accounts[source];
        if (account.isOverdue(timeNs, settings.timeoutNs())) {
            fail(source, ReconcileOutcome.OVERDUE);
        }
        if (account.isDue(timeNs)) {
            account.onAsked(++requests, timeNs);
            for (final Leg leg : legs) {
                if (leg.sourceId() == source) {
                    leg.order().onVenueAsked();
                }
            }
            encoder.request(source, account);
            counters.increment(Counter.RECONCILE_REQUESTS);
        }
    }

    private void fail(final int source, final ReconcileOutcome outcome) {
        encoder.result(source, accounts[source], reports[source], outcome, 0, 0);
        counters.increment(Counter.RECONCILIATIONS_FAILED);
        reports[source].abandon();
        accounts[source].onFailed(settings.timeoutNs());
    }

    private void onBegin(final IngestSection in) {
        final boolean isAsked = accounts[in.sourceId].isAnswer(in.requestId);
        reports[in.sourceId].begin(in.reportedExecution, isAsked);
        if (!isAsked) {
            counters.increment(Counter.REPORTS_UNASKED);
            return;
        }
        for (final Leg leg : legs) {
            isReported[leg.id()] &= leg.sourceId() != in.sourceId;
        }
    }

    private void onOrder(final IngestSection in, final VenueReport report) {
        final Leg leg = workerOf(in.clientOrderId);
        if (leg != null && isAsKnown(leg, in)) {
            isReported[leg.id()] = true;
            reportedOpenLots[leg.id()] = in.leavesLots;
            reportedTicks[leg.id()] = in.limitTicks;
            report.onOrder();
            return;
        }
        report.onForeign(in);
    }

    /** Every fill of it has been booked, or the report is not whole, and no more is open than was asked for. */
    private static boolean isAsKnown(final Leg leg, final IngestSection in) {
        final Order order = leg.order();
        return leg.instrumentId() == in.instrumentId
                && order.sign() == in.executionSign
                && order.agrees(in.filledLots, in.leavesLots);
    }

    private void onEnd(final Slot slot, final VenueReport report, final OrderDesk desk) {
        final IngestSection in = slot.ingest;
        final int source = in.sourceId;
        report.compare(slot.index);
        if (!report.isWhole(in, accounts[source].lastExecution())) {
            fail(source, ReconcileOutcome.INCOMPLETE);
            return;
        }
        cancelForeign(report);
        final int lost = forgetLost(source);
        final int adopted = adopt(source, in.timeNs, desk);
        conclude(source, outcome(report), adopted, lost);
    }

    /** By rule, and only once the report is known to be whole. */
    private void cancelForeign(final VenueReport report) {
        final ForeignOrders foreign = report.foreign();
        counters.add(Counter.FOREIGN_ORDERS, foreign.count());
        if (settings.foreignOrders() != ForeignOrderRule.CANCEL) {
            return;
        }
        for (int i = 0; i < foreign.kept(); i++) {
            final int instrumentId = foreign.instrumentId(i);
            encoder.cancel(foreign.clientOrderId(i), instrumentId, overlayOf[instrumentId]);
            counters.increment(Counter.CANCELS_SENT);
            report.onCanceled();
        }
    }

    private static ReconcileOutcome outcome(final VenueReport report) {
        if (report.isDifferent()) {
            return report.instrumentId() < 0 ? ReconcileOutcome.BALANCE_DIFFERS : ReconcileOutcome.POSITION_DIFFERS;
        }
        return report.foreign().count() > 0 ? ReconcileOutcome.ORDER_UNKNOWN : ReconcileOutcome.CLEAN;
    }

    private void conclude(final int source, final ReconcileOutcome outcome, final int adopted, final int lost) {
        encoder.result(source, accounts[source], reports[source], outcome, adopted, lost);
        reports[source].abandon();
        if (outcome == ReconcileOutcome.CLEAN) {
            counters.increment(Counter.RECONCILIATIONS);
            accounts[source].onCompared(false);
            return;
        }
        counters.increment(Counter.RECONCILIATIONS_FAILED);
        final boolean isCanceled =
                outcome == ReconcileOutcome.ORDER_UNKNOWN && settings.foreignOrders() == ForeignOrderRule.CANCEL;
        if (isCanceled) {
            accounts[source].onFailed(settings.timeoutNs());
        } else {
            accounts[source].onCompared(true);
        }
    }

    /** Orders that the venue never had, or has no more: whatever follows is sent under another id. */
    private int forgetLost(final int source) {
        int lost = 0;
        for (final Leg leg : legs) {
            if (leg.sourceId() == source && leg.order().isWorking() && !isReported[leg.id()]) {
                leg.onLost();
                lost++;
            }
        }
        counters.add(Counter.ORDERS_LOST, lost);
        return lost;
    }

    /** Orders that the venue works go on, or are cancelled by rule. */
    private int adopt(final int source, final long timeNs, final OrderDesk desk) {
        int adopted = 0;
        for (final Leg leg : legs) {
            final Order order = leg.order();
            if (leg.sourceId() != source || !order.isWorking()) {
                continue;
            }
            // A cancellation sent behind the request is not in the report yet.
            final boolean isBeingCanceled = order.isCanceledSinceAsked();
            final int id = leg.id();
            order.onAdopted(reportedOpenLots[id], reportedTicks[id], isBeingCanceled, timeNs);
            if (settings.onReconnect() == ReconnectRule.CANCEL && !isBeingCanceled) {
                desk.cancel(leg, CancelReason.RECONCILE, timeNs);
                reports[source].onCanceled();
            } else {
                adopted++;
            }
        }
        counters.add(Counter.ORDERS_ADOPTED, adopted);
        return adopted;
    }

    @Override
    public void codeState(final StateCodec state) {
        requests = state.of(requests);
        state.each(accounts);
        state.each(reports);
        state.each(isReported);
        state.each(reportedOpenLots);
        state.each(reportedTicks);
    }
}
