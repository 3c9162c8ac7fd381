package io.ballast.settings;

/** What can go wrong at the embedded exchange or on the way to it and back. */
public enum FaultKind {
    /** A source is down for a time: nothing passes either way, and the engine is told DOWN and UP. */
    DISCONNECT(Scope.SOURCE, true),
    /** The exchange is down for a time and forgets its open orders without a word; positions stand. */
    RESTART(Scope.ALL, true),
    /** An instrument is not traded for a time; orders are refused, cancellations pass. */
    HALT(Scope.INSTRUMENT, true),
    /** A share of a position is closed at mid against somebody's bankruptcy. */
    DELEVERAGE(Scope.INSTRUMENT, false),
    /** A source's event times are off by an amount for a time. */
    CLOCK_JUMP(Scope.SOURCE, true),
    /** All market data of a source is lost for a time, then the engine is told GAP. */
    GAP(Scope.SOURCE, true),
    /** A market message is lost. */
    LOSE_DATA(Scope.INSTRUMENT, false),
    /** A market message comes twice. */
    DUPLICATE_DATA(Scope.INSTRUMENT, false),
    /** A market message comes late, behind the ones after it. */
    REORDER_DATA(Scope.INSTRUMENT, true),
    /** A quote repeats the prices of the one before under its own number. */
    STALE_QUOTE(Scope.INSTRUMENT, false),
    /** A quote comes with its bid above its ask. */
    CROSSED_QUOTE(Scope.INSTRUMENT, false),
    /** A new order is rejected. */
    REJECT(Scope.INSTRUMENT, false),
    /** A cancellation or amendment is rejected, the order works on. */
    REJECT_REQUEST(Scope.INSTRUMENT, false),
    /** An order, amendment or cancellation never arrives. */
    LOSE_ORDER(Scope.INSTRUMENT, false),
    /** An execution that is no fill never reaches the engine. */
    LOSE_ACK(Scope.INSTRUMENT, false),
    /** A fill never reaches the engine. */
    LOSE_FILL(Scope.INSTRUMENT, false),
    /** An execution comes twice. */
    DUPLICATE_EXECUTION(Scope.INSTRUMENT, false),
    /** An execution comes late, behind the ones after it. */
    REORDER_EXECUTION(Scope.INSTRUMENT, true),
    /** A fill comes late, behind the executions after it. */
    LATE_FILL(Scope.INSTRUMENT, true),
    /** A match fills only part of what it could. */
    PARTIAL_FILL(Scope.INSTRUMENT, false);

    /** What one fault can be limited to. */
    public enum Scope {
        /** It concerns everything. */
        ALL,
        /** One source, or each for itself. */
        SOURCE,
        /** One instrument or the instruments of one source, or all. */
        INSTRUMENT
    }

    private final Scope scope;
    private final boolean isLasting;

    FaultKind(final Scope scope, final boolean isLasting) {
        this.scope = scope;
        this.isLasting = isLasting;
    }

    public Scope scope() {
        return scope;
    }

    /** Whether it lasts for a time, or delays by one. */
    public boolean isLasting() {
        return isLasting;
    }

    /** Whether it has an amount: how much is deleveraged. */
    public boolean hasShare() {
        return this == DELEVERAGE;
    }

    /** Whether it has a shift of time. */
    public boolean hasShift() {
        return this == CLOCK_JUMP;
    }
}
