package io.ballast.order;

/**
 * Where a leg's one order stands, and what keeps the next one back.
 *
 * @param state         its order's, as {@link OrderState} calls it
 * @param isWorking     whether the venue may be working it
 * @param clientOrderId of the last order; 0: none was sent
 * @param sign          +1 buys, −1 sells
 * @param orderLots     its whole quantity
 * @param filledLots    of that filled
 * @param limitTicks    its limit
 * @param targetLots    the target that it serves
 * @param holdUntilNs   before this no order is sent; below zero: nothing holds it
 * @param paceUntilNs   before this none follows the last one, unless it leaves in an emergency; below zero: none was sent
 */
public record LegState(
        String state,
        boolean isWorking,
        long clientOrderId,
        int sign,
        long orderLots,
        long filledLots,
        long limitTicks,
        long targetLots,
        long holdUntilNs,
        long paceUntilNs) {
    static LegState of(final Leg leg) {
        final Order order = leg.order();
        return new LegState(
                order.state().name(),
                order.isWorking(),
                order.clientOrderId(),
                order.sign(),
                order.orderLots(),
                order.filledLots(),
                order.limitTicks(),
                order.targetLots(),
                leg.holdUntilNs(),
                leg.paceUntilNs());
    }
}
