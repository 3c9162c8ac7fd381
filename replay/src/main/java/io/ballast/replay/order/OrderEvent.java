package io.ballast.replay.order;

/**
 * Something that became of an order.
 *
 * @param timeNs     engine time
 * @param word       the venue's answer by its name, the reason of a cancellation, the id of the order that followed; else empty
 * @param lots       filled, or asked for by a change
 * @param ticks      price of a fill, or the limit that a change asked for
 * @param feeNanoUsd of a fill
 * @param leavesLots open behind a fill or by a report
 */
public record OrderEvent(long timeNs, Kind kind, String word, long lots, long ticks, long feeNanoUsd, long leavesLots) {
    /** What can become of an order. */
    public enum Kind {
        /** Its venue said something that is no fill. */
        ANSWER,
        FILL,
        /** It never left. */
        NOT_SENT,
        /** A change or a cancellation of it did not leave. */
        REQUEST_NOT_SENT,
        AMEND_SENT,
        CANCEL_SENT,
        /** It stands in a report of the venue. */
        REPORTED,
        /** A whole report of the venue has it not. */
        LOST,
        /** It has ended, and the next order of its leg left. */
        FOLLOWED
    }

    static OrderEvent of(final long timeNs, final Kind kind) {
        return of(timeNs, kind, "");
    }

    static OrderEvent of(final long timeNs, final Kind kind, final String word) {
        return new OrderEvent(timeNs, kind, word, 0, 0, 0, 0);
    }
}
