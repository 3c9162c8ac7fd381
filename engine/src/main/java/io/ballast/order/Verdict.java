package io.ballast.order;

import io.ballast.counter.Counter;
import io.ballast.message.GateReason;
import java.util.Arrays;

/** What the risk gate says, in the order in which it looks. */
public enum Verdict {
    PASS,
    /** Venue and engine disagree about what was traded. */
    RECONCILE,
    /** The contract's source is down: nothing that is sent would arrive. */
    DISCONNECTED,
    /** The kill switch is latched. */
    KILL_SWITCH,
    /** An operator paused the overlay. */
    PAUSED,
    /** The overlay and the exposure it replaces have lost too much today. */
    DAY_LOSS,
    /** Too many of the overlay's orders were filled within a minute; it is paused. */
    REPEATED,
    /** A contract of the overlay has come too far from its underlying; it is paused. */
    BASIS_SHOCK,
    /** The contract's account is not in the normal state of the margin ladder. */
    MARGIN_STATE,
    /** An announcement is near. */
    CALENDAR,
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
    /** More than one order may be. */
    MAX_ORDER,
    /** No room left under the position limit. */
    MAX_POSITION,
    /** No room left under the limit of gross notional. */
    GROSS,
    /** No room left under the leverage cap. */
    LEVERAGE,
    /** No room left for positions in the contract's account. */
    VENUE_EXPOSURE,
    /** More collateral in the contract's account than may lie there. */
    VENUE_COLLATERAL,
    /** Position and order together would be more than the target needs. */
    OVER_HEDGE,
    /** Not what was intended, or far more than is usual. */
    FAT_FINGER,
    /** Less than the venue takes. */
    MIN_NOTIONAL,
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
