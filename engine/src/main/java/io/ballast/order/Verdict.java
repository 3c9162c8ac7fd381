package io.ballast.order;

import io.ballast.counter.Counter;
import io.ballast.message.GateReason;
import java.util.Arrays;

/** What the risk gate says, in the order in which it looks. */
enum Verdict {
    PASS,
    /** Venue and engine disagree about what was traded. */
    RECONCILE,
    /** The kill switch is latched. */
    KILL_SWITCH,
    /** An operator paused the overlay. */
    PAUSED,
    /** The journal's disk runs low. */
    DISK_LOW,
    /** The contract has no valid quote, or is not the configured contract. */
    STALE_DATA,
    /** NAV or the overlay's index is not valid. */
    INDEX_INVALID,
    /** NAV or the overlay's index rests on too few venues. */
    DATA_DEGRADED,
    /** The limit price is too far from mark and index, or from the quote before. */
    PRICE_COLLAR,
    /** No room left under the position limit. */
    MAX_POSITION,
    /** No room left under the leverage cap. */
    LEVERAGE,
    /** Position and order together would be more than the target needs. */
    OVER_HEDGE,
    /** Too many order messages. */
    ORDER_RATE;

    private static final Counter[] COUNTERS = counters();
    private static final GateReason[] REASONS = reasons();

    GateReason reason() {
        return REASONS[ordinal()];
    }

    /** What counts it; nothing counts {@link #PASS}. */
    Counter counter() {
        return COUNTERS[ordinal() - 1];
    }

    private static Counter[] counters() {
        return Arrays.stream(values())
                .filter(verdict -> verdict != PASS)
                .map(verdict -> Counter.valueOf("GATE_" + verdict))
                .toArray(Counter[]::new);
    }

    private static GateReason[] reasons() {
        return Arrays.stream(values())
                .map(verdict -> verdict == PASS ? GateReason.NULL_VAL : GateReason.valueOf(verdict.name()))
                .toArray(GateReason[]::new);
    }
}
