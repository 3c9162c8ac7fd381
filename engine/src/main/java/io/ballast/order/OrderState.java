package io.ballast.order;

/** Where a leg's one order stands. */
enum OrderState {
    /** No order. */
    NONE,
    /** Sent, not yet acknowledged. */
    PENDING_NEW,
    /** On the venue's book. */
    LIVE,
    /** An amendment was sent. */
    PENDING_AMEND,
    /** A cancellation was sent. */
    PENDING_CANCEL
}
