package io.ballast.replay.compare;

import org.jspecify.annotations.Nullable;

/**
 * What became of one order from the first session to the second.
 *
 * @param before in the first session; null if only the second sent it
 * @param after  in the second session; null if only the first sent it
 */
public record OrderChange(
        @Nullable SentOrder before, @Nullable SentOrder after) {
    /** How the two are related. */
    public enum Kind {
        /** Sent by both, alike. */
        SAME,
        /** Sent by both for the same leg and reason, at another time, size or price. */
        CHANGED,
        /** Sent by the second only. */
        ADDED,
        /** Sent by the first only. */
        REMOVED
    }

    public Kind kind() {
        if (before == null) {
            return Kind.ADDED;
        }
        if (after == null) {
            return Kind.REMOVED;
        }
        return before.isSameAs(after) ? Kind.SAME : Kind.CHANGED;
    }

    /** Engine time of the earlier of the two. */
    public long timeNs() {
        if (before == null) {
            return after == null ? 0 : after.timeNs();
        }
        return after == null ? before.timeNs() : Math.min(before.timeNs(), after.timeNs());
    }
}
