package io.ballast.slot;

/** What is known about a source. */
public enum FeedState {
    UP,
    /** Nothing it sent before counts any more. */
    DOWN,
    /** Messages were lost: prices count again once they are sent anew. */
    GAP,
    /** The journal's disk runs low: no new risk. */
    DISK_LOW
}
