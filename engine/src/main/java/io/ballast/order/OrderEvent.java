package io.ballast.order;

/** What can happen to an order. */
enum OrderEvent {
    /** It was sent. */
    SENT,
    /** An amendment was sent. */
    AMEND_SENT,
    /** A cancellation was sent. */
    CANCEL_SENT,
    /** It did not leave. */
    SEND_FAILED,
    /** An amendment or a cancellation did not leave. */
    REQUEST_FAILED,
    /** No answer came in time. */
    TIMED_OUT,
    /** The connection to its venue was lost. */
    LINK_LOST,
    /** The venue took it. */
    ACCEPTED,
    /** Filled in part: some of it is left. */
    FILLED_PART,
    /** Filled, and nothing is left. */
    FILLED_WHOLE,
    /** The venue took an amendment and works on. */
    AMENDED,
    /** The venue took an amendment that leaves nothing to do. */
    AMENDED_AWAY,
    /** The venue took a cancellation, or cancelled on its own. */
    CANCELED,
    /** The venue refused it. */
    REJECTED,
    /** The venue ended it: what an immediate order left, or a lost connection. */
    EXPIRED,
    /** The venue refused an amendment or a cancellation and works on. */
    REQUEST_REFUSED,
    /** The venue knows no such order: it never arrived, or ended in a way that nobody told us of. */
    MISSING,
    /** A whole report of the venue has it among the orders that work. */
    ADOPTED,
    /** A whole report of the venue has it not. */
    LOST
}
