package io.ballast.gateway.sim;

/** One order on the embedded exchange's book; recycled. */
final class SimOrder {
    long clientOrderId;
    int instrumentId;
    int sign;
    long limitTicks;
    long qtyLots;
    long filledLots;
    boolean isOpen;

    long leavesLots() {
        return qtyLots - filledLots;
    }
}
