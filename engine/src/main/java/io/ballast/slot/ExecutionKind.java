package io.ballast.slot;

/** What a venue says about an order. */
public enum ExecutionKind {
    ACCEPTED,
    FILL,
    CANCELED,
    REJECTED,
    AMENDED,
    CANCEL_REJECTED
}
