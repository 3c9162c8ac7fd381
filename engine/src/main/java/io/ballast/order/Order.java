package io.ballast.order;

import io.ballast.message.CancelReason;
import io.ballast.message.TimeInForce;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * One order: what was asked of the venue, what the venue said, and so what it may still do.
 *
 * <p>While an amendment is on its way both quantities are possible: the larger counts as working, and what the venue
 * says is believed if it lies between them.
 */
final class Order implements Stateful {
    private static final OrderState[] STATES = OrderState.values();
    private static final TimeInForce[] FORCES = TimeInForce.values();
    private static final CancelReason[] REASONS = CancelReason.values();

    private OrderState state = OrderState.NONE;
    private long clientOrderId;
    private TimeInForce timeInForce = TimeInForce.GOOD_TILL_CANCEL;
    private int sign;
    private boolean isIncreasing;
    private long leastLots;
    private long mostLots;
    private long filledLots;
    private long limitTicks;
    private long positionLots;
    private long targetLots;
    private long lotsBeforeAmend;
    private long limitBeforeAmend;
    private long targetBeforeAmend;
    private int amendsOut;
    private boolean isAcknowledged;
    private boolean isCancelOut;
    /** Whether a cancellation was sent behind the last question what the venue works. */
    private boolean isCanceledSinceAsked;

    private int cancels;
    private boolean isCancelOwed;
    private CancelReason cancelReason = CancelReason.NULL_VAL;
    private long sentNs;
    private long pendingSinceNs;
    private long requestFailedNs = Long.MIN_VALUE;

    /**
     * @param childLots  signed
     * @param position   what is held as it is sent
     * @param target     what is wanted
     * @param increasing whether it takes the position further from flat
     */
    void onSent(
            final long orderId,
            final TimeInForce force,
            final long childLots,
            final long priceTicks,
            final long position,
            final long target,
            final boolean increasing,
            final long timeNs) {
        apply(OrderEvent.SENT);
        pendingSinceNs = timeNs;
        clientOrderId = orderId;
        timeInForce = force;
        sign = childLots > 0 ? 1 : -1;
        isIncreasing = increasing;
        mostLots = Math.abs(childLots);
        leastLots = mostLots;
        filledLots = 0;
        limitTicks = priceTicks;
        positionLots = position;
        targetLots = target;
        amendsOut = 0;
        isAcknowledged = false;
        isCancelOut = false;
        isCancelOwed = false;
        cancels = 0;
        sentNs = timeNs;
        requestFailedNs = Long.MIN_VALUE;
    }

    /** @param qtyLots the new total, what is filled included */
    void onAmendSent(
            final long qtyLots, final long priceTicks, final long position, final long target, final long timeNs) {
        beginToWait(timeNs);
        apply(OrderEvent.AMEND_SENT);
        lotsBeforeAmend = mostLots;
        limitBeforeAmend = limitTicks;
        targetBeforeAmend = targetLots;
        amendsOut++;
        leastLots = Math.min(leastLots, qtyLots);
        mostLots = Math.max(mostLots, qtyLots);
        limitTicks = priceTicks;
        positionLots = position - sign * filledLots;
        targetLots = target;
        sentNs = timeNs;
    }

    void onCancelSent(final CancelReason reason, final long timeNs) {
        beginToWait(timeNs);
        apply(OrderEvent.CANCEL_SENT);
        isCancelOut = true;
        isCanceledSinceAsked = true;
        isCancelOwed = false;
        cancels++;
        cancelReason = reason;
        sentNs = timeNs;
    }

    /** A request behind one that was not answered either waits as long as that. */
    private void beginToWait(final long timeNs) {
        if (!state.isPending()) {
            pendingSinceNs = timeNs;
        }
    }

    /** What becomes of it through an event that says no quantity. */
    OrderTransition.Meaning on(final OrderEvent event) {
        isAcknowledged |= event == OrderEvent.ACCEPTED;
        return apply(event);
    }

    /** Books a fill; a contradiction also if it is more than was open, or fills and leaves do not make the order. */
    OrderTransition.Meaning onFill(final long lots, final long leavesLots) {
        final boolean wasWorking = state.isWorking();
        isAcknowledged = true;
        filledLots += wasWorking ? lots : 0;
        final OrderTransition.Meaning meaning =
                apply(leavesLots > 0 ? OrderEvent.FILLED_PART : OrderEvent.FILLED_WHOLE);
        final boolean isExplained = isPossible(filledLots + leavesLots);
        mostLots = Math.max(mostLots, filledLots + leavesLots);
        return isExplained ? meaning : OrderTransition.Meaning.CONTRADICTION;
    }

    private boolean isPossible(final long totalLots) {
        return totalLots >= leastLots && totalLots <= mostLots;
    }

    /** The venue took an amendment and leaves so much to do. */
    OrderTransition.Meaning onAmended(final long leavesLots) {
        return answered(leavesLots > 0 ? OrderEvent.AMENDED : OrderEvent.AMENDED_AWAY, leavesLots);
    }

    /** The venue refused the amendment or the cancellation and works on so much. */
    OrderTransition.Meaning onRequestRefused(final long leavesLots, final long timeNs) {
        requestFailedNs = timeNs;
        if (amendsOut > 0) {
            targetLots = targetBeforeAmend;
            limitTicks = limitBeforeAmend;
        } else {
            isCancelOut = false;
        }
        return answered(OrderEvent.REQUEST_REFUSED, leavesLots);
    }

    /** An answer to a request: with it the quantity is certain again unless another amendment is on its way. */
    private OrderTransition.Meaning answered(final OrderEvent event, final long leavesLots) {
        final boolean wasWorking = state.isWorking();
        isAcknowledged = true;
        amendsOut = Math.max(0, amendsOut - 1);
        final OrderTransition.Meaning meaning = apply(event);
        final long totalLots = filledLots + leavesLots;
        final boolean isExplained = !wasWorking || totalLots == filledLots || isPossible(totalLots);
        mostLots = amendsOut > 0 ? Math.max(mostLots, totalLots) : totalLots;
        leastLots = amendsOut > 0 ? Math.min(leastLots, totalLots) : totalLots;
        return isExplained ? meaning : OrderTransition.Meaning.CONTRADICTION;
    }

    /** The amendment did not leave: the order works on and serves the target it was sent for. */
    OrderTransition.Meaning onAmendFailed(final long timeNs) {
        requestFailedNs = timeNs;
        if (amendsOut > 0) {
            amendsOut--;
            targetLots = targetBeforeAmend;
            limitTicks = limitBeforeAmend;
            mostLots = amendsOut > 0 ? mostLots : lotsBeforeAmend;
            leastLots = amendsOut > 0 ? leastLots : lotsBeforeAmend;
        }
        return apply(OrderEvent.REQUEST_FAILED);
    }

    /** The cancellation did not leave; an order that the venue has not taken yet still owes it. */
    OrderTransition.Meaning onCancelFailed(final long timeNs) {
        requestFailedNs = timeNs;
        isCancelOut = false;
        isCancelOwed = !isAcknowledged;
        return apply(OrderEvent.REQUEST_FAILED);
    }

    /** The venue knows no such order: what became of it a report has to say. */
    OrderTransition.Meaning onMissing() {
        isCancelOut = false;
        return apply(OrderEvent.MISSING);
    }

    /** Whether a venue's report of it can be true: every fill is known, and no more is open than was asked for. */
    boolean agrees(final long reportedFilledLots, final long leavesLots) {
        return reportedFilledLots == filledLots && isPossible(reportedFilledLots + leavesLots);
    }

    /**
     * A venue's report has it, with so much open: of what else the venue was asked nothing arrived.
     *
     * @param isBeingCanceled whether a cancellation was sent behind the question that the report answers
     */
    void onAdopted(final long openLots, final long priceTicks, final boolean isBeingCanceled, final long timeNs) {
        if (amendsOut > 0) {
            targetLots = targetBeforeAmend;
        }
        mostLots = filledLots + openLots;
        leastLots = mostLots;
        limitTicks = priceTicks;
        isAcknowledged = true;
        isCancelOut = isBeingCanceled;
        isCancelOwed = false;
        cancels = 0;
        amendsOut = 0;
        sentNs = timeNs;
        pendingSinceNs = timeNs;
        apply(OrderEvent.ADOPTED);
    }

    private OrderTransition.Meaning apply(final OrderEvent event) {
        final OrderTransition transition = state.on(event);
        if (transition.meaning() == OrderTransition.Meaning.IMPOSSIBLE) {
            throw new IllegalStateException("an order that is " + state + " cannot become " + event);
        }
        final OrderState next = transition.next();
        state = next == null ? openState() : next;
        return transition.meaning();
    }

    /** Where it stands while the venue works it. */
    private OrderState openState() {
        if (isCancelOut) {
            return OrderState.PENDING_CANCEL;
        }
        if (!isAcknowledged) {
            return OrderState.PENDING_NEW;
        }
        return filledLots > 0 ? OrderState.PARTIALLY_FILLED : OrderState.LIVE;
    }

    /** Starts the time limit anew. */
    void restart(final long timeNs) {
        sentNs = timeNs;
    }

    /** Whether it goes by this name, over or not. */
    boolean isCalled(final long orderId) {
        return state != OrderState.NONE && clientOrderId == orderId;
    }

    /** The venue is asked what it works: its report says nothing of what is sent from here on. */
    void onVenueAsked() {
        isCanceledSinceAsked = false;
    }

    /** Whether a cancellation that a report cannot know of is on its way. */
    boolean isCanceledSinceAsked() {
        return isCancelOut && isCanceledSinceAsked;
    }

    /** After a failed request time must have passed: a gateway that takes nothing would be asked without end. */
    boolean mayRequest(final long timeNs) {
        return timeNs > requestFailedNs;
    }

    OrderState state() {
        return state;
    }

    /** Whether the venue may work it. */
    boolean isWorking() {
        return state.isWorking();
    }

    /** Whether it is to be cancelled as soon as a cancellation leaves; once the venue has it, it is looked at anew. */
    boolean isCancelOwed() {
        return isCancelOwed && state == OrderState.PENDING_NEW;
    }

    CancelReason cancelReason() {
        return cancelReason;
    }

    long clientOrderId() {
        return clientOrderId;
    }

    TimeInForce timeInForce() {
        return timeInForce;
    }

    int sign() {
        return sign;
    }

    boolean isIncreasing() {
        return isIncreasing;
    }

    /** Its whole quantity; while an amendment is on its way the larger one. */
    long orderLots() {
        return mostLots;
    }

    long filledLots() {
        return filledLots;
    }

    /** What may still be filled; none once it is over. */
    long openLots() {
        return state.isWorking() ? Math.max(0, mostLots - filledLots) : 0;
    }

    long limitTicks() {
        return limitTicks;
    }

    /** When something about it was last sent, or an answer last counted on. */
    long sentNs() {
        return sentNs;
    }

    /** How often it was asked to be cancelled since the venue was last sure of it. */
    int cancels() {
        return cancels;
    }

    /** Since when the venue owes the oldest answer. */
    long pendingSinceNs() {
        return pendingSinceNs;
    }

    /** The target that it serves. */
    long targetLots() {
        return targetLots;
    }

    /** What the position must be if nothing but this order has moved it. */
    long expectedPositionLots() {
        return positionLots + sign * filledLots;
    }

    @Override
    public void codeState(final StateCodec codec) {
        state = codec.of(state, STATES);
        clientOrderId = codec.of(clientOrderId);
        timeInForce = codec.of(timeInForce, FORCES);
        sign = codec.of(sign);
        isIncreasing = codec.of(isIncreasing);
        leastLots = codec.of(leastLots);
        mostLots = codec.of(mostLots);
        filledLots = codec.of(filledLots);
        limitTicks = codec.of(limitTicks);
        positionLots = codec.of(positionLots);
        targetLots = codec.of(targetLots);
        lotsBeforeAmend = codec.of(lotsBeforeAmend);
        limitBeforeAmend = codec.of(limitBeforeAmend);
        targetBeforeAmend = codec.of(targetBeforeAmend);
        amendsOut = codec.of(amendsOut);
        isAcknowledged = codec.of(isAcknowledged);
        isCancelOut = codec.of(isCancelOut);
        isCanceledSinceAsked = codec.of(isCanceledSinceAsked);
        cancels = codec.of(cancels);
        isCancelOwed = codec.of(isCancelOwed);
        cancelReason = codec.of(cancelReason, REASONS);
        sentNs = codec.of(sentNs);
        pendingSinceNs = codec.of(pendingSinceNs);
        requestFailedNs = codec.of(requestFailedNs);
    }
}
