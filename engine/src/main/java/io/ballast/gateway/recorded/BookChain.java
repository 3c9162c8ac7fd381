package io.ballast.gateway.recorded;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether what a capture has told of an order book is all of it: from a snapshot on, for as long as nothing is missing
 * between its updates. A snapshot is asked for while updates come, so those told before it that it lacks follow it.
 *
 * <p>A futures update names the one before it, which all but the first behind a snapshot must follow exactly; a spot
 * update names the first change in it, which must not be beyond the next (Binance, "How to manage a local order book
 * correctly").
 */
final class BookChain {
    private static final long UNKNOWN = -1;
    private static final int MAX_EARLY = 1_000;

    private final List<Early> early = new ArrayList<>();
    private long updateId = UNKNOWN;
    private boolean isFresh;

    /** An update that cannot be made use of before there is a snapshot. */
    private record Early(BookLink link, CaptureLevels levels) {}

    boolean isKnown() {
        return updateId != UNKNOWN;
    }

    /** Id of the last update that is in the book. */
    long updateId() {
        return updateId;
    }

    /** Keeps an update for the next snapshot; false if there are too many. */
    boolean keep(final BookLink link, final CaptureLevels levels) {
        return early.size() < MAX_EARLY && early.add(new Early(link, levels.copy()));
    }

    /**
     * Begins a book, and adds to its levels what has been kept.
     *
     * @return how many of those kept it had already, −1 if one is missing before one that it lacks: then there is no book
     */
    int onSnapshot(final long snapshotId, final CaptureLevels levels) {
        int old = 0;
        updateId = snapshotId;
        isFresh = true;
        while (!early.isEmpty()) {
            final Early next = early.get(0);
            if (isOld(next.link())) {
                old++;
            } else if (follows(next.link())) {
                onUpdate(next.link());
                levels.addAll(next.levels());
            } else {
                forget();
                return HOLE;
            }
            early.remove(0);
        }
        return old;
    }

    /** {@link #onSnapshot} has found one. */
    static final int HOLE = -1;

    /** Whether the book has what the update tells. */
    boolean isOld(final BookLink link) {
        return link.updateId() <= updateId;
    }

    /** Whether nothing is missing before an update that is not old. */
    boolean follows(final BookLink link) {
        return link.isFollower(updateId, isFresh);
    }

    /** The book has an update that follows. */
    void onUpdate(final BookLink link) {
        updateId = link.updateId();
        isFresh = false;
    }

    /** Nothing is known until the next snapshot. */
    void forget() {
        updateId = UNKNOWN;
    }
}
