package io.ballast.order;

import org.jspecify.annotations.Nullable;

/**
 * One cell of the table in {@link OrderState}.
 *
 * @param meaning what the event says about what was known
 * @param next    the state that follows; null: on the venue's book, or nothing follows
 */
record OrderTransition(Meaning meaning, @Nullable OrderState next) {
    /** The engine's own doing that must never happen: then it stops. */
    static final OrderTransition IMPOSSIBLE = new OrderTransition(Meaning.IMPOSSIBLE, null);

    /** What an event says about what was known. */
    enum Meaning {
        /** It goes on as it should. */
        EXPECTED,
        /** It comes late or again and changes nothing. */
        LATE,
        /** It cannot be if what was known is true. */
        CONTRADICTION,
        /** The engine broke its own rule. */
        IMPOSSIBLE
    }
}
