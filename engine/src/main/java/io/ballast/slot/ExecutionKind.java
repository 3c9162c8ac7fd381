package io.ballast.slot;

/** What a venue says about an order. */
public enum ExecutionKind {
    ACCEPTED,
    FILL,
    CANCELED,
    REJECTED,
    AMENDED,
    CANCEL_REJECTED,
    /** Ended by the venue: what an immediate order left, or a lost connection. */
    EXPIRED,
    /** A fill that the venue made to close a position; of no order. */
    LIQUIDATED,
    /** A fill that the venue made against somebody's bankruptcy; of no order. */
    DELEVERAGED;

    /** Whether something was traded. */
    public boolean isFill() {
        return this == FILL || isMadeByVenue();
    }

    /** Whether it is about no order of ours. */
    public boolean isMadeByVenue() {
        return this == LIQUIDATED || this == DELEVERAGED;
    }
}
