package io.ballast.gateway.sim;

import org.jspecify.annotations.Nullable;

/** One order on the embedded exchange's book; recycled. */
final class SimOrder {
    /** Before its price was shown since it came to rest. */
    static final long QUEUE_UNKNOWN = -1;

    long clientOrderId;
    int instrumentId;
    int sign;
    long limitTicks;
    long qtyLots;
    long filledLots;
    /** Of others, in front at its price. */
    long queueLots;

    boolean isPostOnly;
    boolean isImmediate;
    boolean isReduceOnly;
    boolean isOpen;

    /** The one behind it on its side. */
    @Nullable
    SimOrder next;

    @Nullable
    SimOrder previous;

    long leavesLots() {
        return qtyLots - filledLots;
    }
}
