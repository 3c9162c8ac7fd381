package io.ballast.order;

import io.ballast.message.TimeInForce;
import io.ballast.settings.ExecutionSettings;
import io.ballast.settings.ExecutionStyle;
import io.ballast.settings.LegSettings;
import io.ballast.slot.ClientOrderId;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * One leg of an overlay: the one order that it may have working, and the pace at which it trades. While that order works
 * no other is sent: what is in flight can never be sent twice.
 */
final class Leg implements Stateful {
    private static final long NEVER = Long.MIN_VALUE;
    private static final int MAX_DOUBLINGS = 6;
    private static final Verdict[] VERDICTS = Verdict.values();

    private final int id;
    private final int overlayId;
    private final int instrumentId;
    private final int sourceId;
    private final boolean isSpot;
    private final long maxOrderLots;
    private final ExecutionSettings execution;
    private final long timeLimitNs;
    private final Order order = new Order();
    private long holdUntilNs = NEVER;
    private long openedNs = NEVER;
    private long offTargetNs = NEVER;
    private Verdict lastVerdict = Verdict.PASS;
    private long targetWhenRefused;

    /** @param usualTimeLimitNs of an order, unless the leg has one of its own */
    Leg(final LegSettings settings, final long usualTimeLimitNs) {
        id = settings.id();
        overlayId = settings.overlayId();
        instrumentId = settings.instrumentId();
        sourceId = settings.sourceId();
        isSpot = settings.isSpot();
        maxOrderLots = settings.maxOrderLots();
        execution = settings.execution();
        timeLimitNs = execution.timeLimitNs() == 0 ? usualTimeLimitNs : execution.timeLimitNs();
    }

    /** A new order was sent: with it the wait for the next begins, and patience if there is none running. */
    void onOpened(final long timeNs) {
        openedNs = timeNs;
        offTargetNs = offTargetNs == NEVER ? timeNs : offTargetNs;
        lastVerdict = Verdict.PASS;
    }

    /** Nothing is left to trade. */
    void onTarget() {
        offTargetNs = NEVER;
    }

    /** Whether its next order rests at its own side of the market. */
    boolean isPassive(final long timeNs) {
        return execution.style() == ExecutionStyle.PASSIVE
                && (execution.patienceNs() == 0
                        || offTargetNs == NEVER
                        || timeNs - offTargetNs < execution.patienceNs());
    }

    /** How long its next order stands. */
    TimeInForce timeInForce(final long timeNs) {
        return switch (execution.style()) {
            case MARKETABLE -> TimeInForce.GOOD_TILL_CANCEL;
            case PASSIVE -> isPassive(timeNs) ? TimeInForce.POST_ONLY : TimeInForce.GOOD_TILL_CANCEL;
            case IOC -> TimeInForce.IMMEDIATE_OR_CANCEL;
        };
    }

    /** Sends no order for so long from now. */
    void hold(final long timeNs, final long ns) {
        holdUntilNs = timeNs + ns;
    }

    /** Until when it sends no order. */
    long holdUntilNs() {
        return holdUntilNs;
    }

    /** From when on the next order may follow the last one. */
    long paceUntilNs() {
        return openedNs == NEVER ? NEVER : openedNs + execution.minIntervalNs();
    }

    boolean isHeld(final long timeNs) {
        return timeNs < holdUntilNs;
    }

    /** Whether the order before was sent too short a time ago. */
    boolean isPaced(final long timeNs) {
        return openedNs != NEVER && timeNs - openedNs < execution.minIntervalNs();
    }

    /**
     * Whether the order, or the answer that is owed about it, has taken longer than its time limit; twice as long with
     * every cancellation that was not answered either.
     */
    boolean isOverdue(final long timeNs) {
        final int unanswered = order.state() == OrderState.UNKNOWN ? order.cancels() - 1 : 0;
        return timeNs - order.sentNs() > timeLimitNs << Math.max(0, Math.min(unanswered, MAX_DOUBLINGS));
    }

    /** Whether this refusal says something the last one did not. */
    boolean isNews(final Verdict verdict, final long targetLots) {
        final boolean isNews = verdict != lastVerdict || targetLots != targetWhenRefused;
        lastVerdict = verdict;
        targetWhenRefused = targetLots;
        return isNews;
    }

    /** The leg that an order's name says, whether there is one or not. */
    static int idOf(final long orderId) {
        return ClientOrderId.legId(orderId);
    }

    /** Whether the venue may be working an order of this name for the leg. */
    boolean owns(final long orderId) {
        return order.isWorking() && order.isCalled(orderId);
    }

    /** A whole report of the venue has not the order that it may have been working: it never arrived, or is over. */
    void onLost() {
        order.on(OrderEvent.LOST);
    }

    Order order() {
        return order;
    }

    int id() {
        return id;
    }

    int overlayId() {
        return overlayId;
    }

    int instrumentId() {
        return instrumentId;
    }

    /** Whose venue trades it. */
    int sourceId() {
        return sourceId;
    }

    boolean isSpot() {
        return isSpot;
    }

    long maxOrderLots() {
        return maxOrderLots;
    }

    ExecutionSettings execution() {
        return execution;
    }

    long timeLimitNs() {
        return timeLimitNs;
    }

    @Override
    public void codeState(final StateCodec state) {
        order.codeState(state);
        holdUntilNs = state.of(holdUntilNs);
        openedNs = state.of(openedNs);
        offTargetNs = state.of(offTargetNs);
        lastVerdict = state.of(lastVerdict, VERDICTS);
        targetWhenRefused = state.of(targetWhenRefused);
    }
}
