package io.ballast.gateway.sim;

/**
 * Prices of one side of a book, best first. What lies beyond the worst one kept is not known, so nothing is traded
 * there.
 */
final class DepthSide {
    static final int MAX_LEVELS = 512;

    private final int sign;
    private final long[] ticks = new long[MAX_LEVELS];
    private final long[] lots = new long[MAX_LEVELS];
    private int size;

    /** @param sign +1 for bids, −1 for asks */
    DepthSide(final int sign) {
        this.sign = sign;
    }

    void clear() {
        size = 0;
    }

    /** Sets what stands at a price; nothing: 0. */
    void set(final long priceTicks, final long qtyLots) {
        final int at = firstNotBetter(priceTicks);
        final boolean isKnown = at < size && ticks[at] == priceTicks;
        if (isKnown && qtyLots > 0) {
            lots[at] = qtyLots;
        } else if (isKnown) {
            remove(at);
        } else if (qtyLots > 0 && at < MAX_LEVELS) {
            insert(at, priceTicks, qtyLots);
        }
    }

    private void insert(final int at, final long priceTicks, final long qtyLots) {
        final int moved = Math.min(size, MAX_LEVELS - 1) - at;
        System.arraycopy(ticks, at, ticks, at + 1, moved);
        System.arraycopy(lots, at, lots, at + 1, moved);
        ticks[at] = priceTicks;
        lots[at] = qtyLots;
        size = at + 1 + moved;
    }

    private void remove(final int at) {
        size--;
        System.arraycopy(ticks, at + 1, ticks, at, size - at);
        System.arraycopy(lots, at + 1, lots, at, size - at);
    }

    int size() {
        return size;
    }

    long ticks(final int level) {
        return ticks[level];
    }

    long lots(final int level) {
        return lots[level];
    }

    /** What an order takes is gone until the level is told again. */
    void take(final int level, final long qtyLots) {
        lots[level] -= qtyLots;
    }

    long lotsAt(final long priceTicks) {
        final int at = firstNotBetter(priceTicks);
        return at < size && ticks[at] == priceTicks ? lots[at] : 0;
    }

    /** Place of the first price that is worse than this one. */
    int firstBeyond(final long priceTicks) {
        final int at = firstNotBetter(priceTicks);
        return at < size && ticks[at] == priceTicks ? at + 1 : at;
    }

    private int firstNotBetter(final long priceTicks) {
        int low = 0;
        int high = size;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (sign * ticks[middle] > sign * priceTicks) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
