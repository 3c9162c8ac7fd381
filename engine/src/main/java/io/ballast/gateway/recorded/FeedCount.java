package io.ballast.gateway.recorded;

/** What became of the lines of recorded files, counted by instrument in a {@link FeedTally}. */
public enum FeedCount {
    /** Quotes given to the engine. */
    QUOTES,
    /** Public trades given to the engine. */
    TRADES,
    /** Prices of order books, given to the embedded exchange alone. */
    DEPTH_LEVELS,
    /** Depth updates, skipped: nobody asked for order books, or the book they are for is not known yet. */
    DEPTH_UPDATES_SKIPPED,
    /** Places where depth updates are missing: from there on no book is known until the next snapshot. */
    DEPTH_HOLES,
    /** Depth snapshots skipped because the file had already given a newer quote. */
    SNAPSHOTS_SKIPPED,
    /** Lines of a stream the engine does not know, skipped. */
    UNKNOWN_SKIPPED,
    /** Lines whose receive time ran back and was raised to the latest before it. */
    TIMES_CLAMPED
}
