package io.ballast.replay.order;

/** Where an order stands. */
public enum OrderStatus {
    /** Sent, and nothing heard of it. */
    SENT,
    /** At the venue, with something left. */
    WORKING,
    /** Over: nothing is left. */
    FILLED,
    /** Over: taken back. */
    CANCELED,
    /** Over: refused by the venue. */
    REJECTED,
    /** Over: ended by the venue, or lost on the way. */
    EXPIRED,
    /** Over: it never left. */
    NOT_SENT;

    /** Whether nothing is open any more. */
    public boolean isOver() {
        return compareTo(WORKING) > 0;
    }
}
