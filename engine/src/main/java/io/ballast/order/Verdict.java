package io.ballast.order;

import io.ballast.counter.Counter;
import io.ballast.message.GateReason;

/** What the risk gate says, in the order in which it looks. */
enum Verdict {
    PASS(GateReason.NULL_VAL, Counter.INPUTS),
    /** Venue and engine disagree about what was traded. */
    RECONCILE(GateReason.RECONCILE, Counter.GATE_RECONCILE),
    /** The kill switch is latched. */
    KILL_SWITCH(GateReason.KILL_SWITCH, Counter.GATE_KILL_SWITCH),
    /** An operator paused the overlay. */
    PAUSED(GateReason.PAUSED, Counter.GATE_PAUSED),
    /** The journal's disk runs low. */
    DISK_LOW(GateReason.DISK_LOW, Counter.GATE_DISK_LOW),
    /** The contract has no valid quote, or is not the configured contract. */
    STALE_DATA(GateReason.STALE_DATA, Counter.GATE_STALE_DATA),
    /** NAV or the overlay's index is not valid. */
    INDEX_INVALID(GateReason.INDEX_INVALID, Counter.GATE_INDEX_INVALID),
    /** The limit price is too far from mark and index, or from the quote before. */
    PRICE_COLLAR(GateReason.PRICE_COLLAR, Counter.GATE_PRICE_COLLAR),
    /** No room left under the position limit. */
    MAX_POSITION(GateReason.MAX_POSITION, Counter.GATE_MAX_POSITION),
    /** No room left under the leverage cap. */
    LEVERAGE(GateReason.LEVERAGE, Counter.GATE_LEVERAGE),
    /** Position and order together would be more than the target needs. */
    OVER_HEDGE(GateReason.OVER_HEDGE, Counter.GATE_OVER_HEDGE),
    /** Too many order messages. */
    ORDER_RATE(GateReason.ORDER_RATE, Counter.GATE_ORDER_RATE);

    private final GateReason reason;
    private final Counter counter;

    Verdict(final GateReason reason, final Counter counter) {
        this.reason = reason;
        this.counter = counter;
    }

    GateReason reason() {
        return reason;
    }

    Counter counter() {
        return counter;
    }
}
