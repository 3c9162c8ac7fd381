package io.ballast.gateway.recorded;

/**
 * Where an update of an order book stands among the others.
 *
 * @param updateId   of the last change in it ({@code u})
 * @param firstId    of the first change in it ({@code U}); {@link #NONE} if it is not said
 * @param previousId of the last change in the update before it ({@code pu}); {@link #NONE} if it is not said
 */
record BookLink(long updateId, long firstId, long previousId) {
    static final long NONE = -1;

    /**
     * Whether it comes right behind the book's last change.
     *
     * @param isFresh whether the book is a snapshot as it was told: that may lie in the middle of an update
     */
    boolean isFollower(final long bookId, final boolean isFresh) {
        if (previousId != NONE) {
            return isFresh ? previousId <= bookId : previousId == bookId;
        }
        return firstId <= bookId + 1;
    }
}
