package io.ballast.order;

import io.ballast.settings.LegSettings;
import org.agrona.MutableDirectBuffer;

/**
 * The one order that a leg of an overlay may have working. While there is one, no other is sent: what is in flight can never
 * be sent twice.
 */
final class Leg {
    private final int id;
    private final int overlayId;
    private OrderState state = OrderState.NONE;
    private long clientOrderId;
    private int sign;
    private boolean isIncreasing;
    private long orderLots;
    private long filledLots;
    private long limitTicks;
    private long sentNs;
    private long targetWhenSent;
    private long targetBeforeAmend;
    private long limitBeforeAmend;
    private long lotsBeforeAmend;
    private boolean isAmended;
    private long requestFailedNs = Long.MIN_VALUE;
    private long holdUntilNs = Long.MIN_VALUE;
    private Verdict lastVerdict = Verdict.PASS;
    private long targetWhenRefused;

    Leg(final LegSettings settings) {
        id = settings.id();
        overlayId = settings.overlayId();
    }

    void onSend(
            final long newOrderId,
            final long childLots,
            final long priceTicks,
            final long targetLots,
            final boolean increasing,
            final long timeNs) {
        state = OrderState.PENDING_NEW;
        clientOrderId = newOrderId;
        sign = childLots > 0 ? 1 : -1;
        orderLots = Math.abs(childLots);
        filledLots = 0;
        limitTicks = priceTicks;
        targetWhenSent = targetLots;
        targetBeforeAmend = targetLots;
        isAmended = false;
        isIncreasing = increasing;
        sentNs = timeNs;
        requestFailedNs = Long.MIN_VALUE;
    }

    void onAmendSent(final long qtyLots, final long priceTicks, final long targetLots, final long timeNs) {
        state = OrderState.PENDING_AMEND;
        isAmended = true;
        lotsBeforeAmend = orderLots;
        limitBeforeAmend = limitTicks;
        // Until the venue answers, the larger of both quantities counts as working.
        orderLots = Math.max(orderLots, qtyLots);
        limitTicks = priceTicks;
        targetBeforeAmend = targetWhenSent;
        targetWhenSent = targetLots;
        sentNs = timeNs;
    }

    void onCancelSent(final long timeNs) {
        state = OrderState.PENDING_CANCEL;
        sentNs = timeNs;
    }

    boolean owns(final long orderId) {
        return state != OrderState.NONE && clientOrderId == orderId;
    }

    void onLive() {
        if (state != OrderState.PENDING_CANCEL) {
            state = OrderState.LIVE;
        }
    }

    /** The venue took the amendment; {@code openLots} is what it still works. */
    void onAmended(final long openLots) {
        orderLots = filledLots + openLots;
        onLive();
        if (openLots == 0) {
            onDone();
        }
    }

    /**
     * Books a fill; false if it is more than was open, the venue works on what must be done, or what it filled and
     * leaves does not make the order: then a fill was lost. What the venue leaves decides whether the order is done:
     * an amendment that comes too late never raised it.
     */
    boolean onFill(final long lots, final long leavesLots) {
        filledLots += lots;
        // An amendment on its way makes both quantities possible, so only an unamended order can be added up.
        final boolean isExplained = isAmended || filledLots + leavesLots == orderLots;
        return book(leavesLots) && isExplained;
    }

    private boolean book(final long leavesLots) {
        if (leavesLots > 0 && filledLots < orderLots) {
            if (state == OrderState.PENDING_NEW) {
                state = OrderState.LIVE;
            }
            return true;
        }
        onDone();
        return leavesLots == 0 && filledLots <= orderLots;
    }

    void onDone() {
        state = OrderState.NONE;
    }

    /** The cancellation or amendment did not leave: the order works on and serves the target it was sent for. */
    void onRequestFailed(final long timeNs) {
        if (state == OrderState.PENDING_AMEND) {
            targetWhenSent = targetBeforeAmend;
            orderLots = lotsBeforeAmend;
            limitTicks = limitBeforeAmend;
        }
        state = OrderState.LIVE;
        requestFailedNs = timeNs;
    }

    /** The venue refused the cancellation or amendment and works on {@code openLots}. */
    void onRequestRefused(final long openLots, final long timeNs) {
        onRequestFailed(timeNs);
        orderLots = filledLots + openLots;
    }

    /** After a failed request time must have passed: a gateway that takes nothing would be asked without end. */
    boolean mayRequest(final long timeNs) {
        return timeNs > requestFailedNs;
    }

    void hold(final long untilNs) {
        holdUntilNs = untilNs;
    }

    boolean isHeld(final long timeNs) {
        return timeNs < holdUntilNs;
    }

    /** Whether this refusal says something the last one did not. */
    boolean isNews(final Verdict verdict, final long targetLots) {
        final boolean isNews = verdict != lastVerdict || targetLots != targetWhenRefused;
        lastVerdict = verdict;
        targetWhenRefused = targetLots;
        return isNews;
    }

    void forgetRefusal() {
        lastVerdict = Verdict.PASS;
    }

    int id() {
        return id;
    }

    int overlayId() {
        return overlayId;
    }

    OrderState state() {
        return state;
    }

    long clientOrderId() {
        return clientOrderId;
    }

    int sign() {
        return sign;
    }

    boolean isIncreasing() {
        return isIncreasing;
    }

    long orderLots() {
        return orderLots;
    }

    long filledLots() {
        return filledLots;
    }

    long limitTicks() {
        return limitTicks;
    }

    long sentNs() {
        return sentNs;
    }

    long targetWhenSent() {
        return targetWhenSent;
    }

    int writeState(final MutableDirectBuffer buffer, final int offset) {
        int end = offset;
        final boolean isWorking = state != OrderState.NONE;
        buffer.putByte(end, (byte) state.ordinal());
        buffer.putByte(end + 1, (byte) lastVerdict.ordinal());
        buffer.putByte(end + 2, (byte) (isWorking ? (isIncreasing ? 1 : 0) | (isAmended ? 2 : 0) : 0));
        buffer.putByte(end + 3, (byte) (isWorking ? sign : 0));
        end += Integer.BYTES;
        buffer.putLong(end, isWorking ? clientOrderId : 0);
        buffer.putLong(end + Long.BYTES, isWorking ? orderLots : 0);
        buffer.putLong(end + 2 * Long.BYTES, isWorking ? filledLots : 0);
        buffer.putLong(end + 3 * Long.BYTES, isWorking ? limitTicks : 0);
        buffer.putLong(end + 4 * Long.BYTES, isWorking ? sentNs : 0);
        buffer.putLong(end + 5 * Long.BYTES, isWorking ? targetWhenSent : 0);
        buffer.putLong(end + 6 * Long.BYTES, isWorking ? targetBeforeAmend : 0);
        buffer.putLong(end + 7 * Long.BYTES, isWorking ? requestFailedNs : 0);
        buffer.putLong(end + 8 * Long.BYTES, isWorking && isAmended ? limitBeforeAmend : 0);
        buffer.putLong(end + 9 * Long.BYTES, isWorking && isAmended ? lotsBeforeAmend : 0);
        buffer.putLong(end + 10 * Long.BYTES, holdUntilNs);
        buffer.putLong(end + 11 * Long.BYTES, targetWhenRefused);
        return end + 12 * Long.BYTES;
    }
}
