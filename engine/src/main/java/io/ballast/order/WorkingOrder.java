package io.ballast.order;

import io.ballast.message.TimeInForce;

/**
 * An order that its venue may be working, as the engine sees it.
 *
 * @param state       where it stands, as {@code LIVE} or {@code PENDING_CANCEL}
 * @param signedLots  its whole quantity, short below zero; while an amendment is on its way the larger one
 * @param filledLots  how much of it is filled, never below zero
 * @param limitTicks  in ticks of its instrument
 * @param sentNs      when something about it was last sent
 */
public record WorkingOrder(
        long clientOrderId,
        int overlayId,
        int instrumentId,
        String state,
        long signedLots,
        long filledLots,
        long limitTicks,
        TimeInForce timeInForce,
        long sentNs) {
    static WorkingOrder of(final Leg leg) {
        final Order order = leg.order();
        return new WorkingOrder(
                order.clientOrderId(),
                leg.overlayId(),
                leg.instrumentId(),
                order.state().name(),
                order.sign() * order.orderLots(),
                order.filledLots(),
                order.limitTicks(),
                order.timeInForce(),
                order.sentNs());
    }
}
