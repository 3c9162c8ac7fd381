package io.ballast.order;

/** How much of an order is allowed while the controls look at it, and the figures of the one that looked last. */
final class Allowance {
    private long lots;
    private long observed;
    private long limit;

    /** @param askedLots signed */
    void begin(final long askedLots) {
        lots = askedLots;
        observed = askedLots;
        limit = 0;
    }

    /** Signed. */
    long lots() {
        return lots;
    }

    long size() {
        return Math.abs(lots);
    }

    long observed() {
        return observed;
    }

    long limit() {
        return limit;
    }

    /** Whoever asks afterwards for figures learns whether something was compared since: {@link GateTrace#NO_FIGURE} if not. */
    void forgetFigures() {
        observed = GateTrace.NO_FIGURE;
        limit = GateTrace.NO_FIGURE;
    }

    /** Compares without cutting; false if there is more than is allowed. */
    boolean isWithin(final long found, final long most) {
        observed = found;
        limit = most;
        return found <= most;
    }

    /** Compares without cutting; false if there is less than is needed. */
    boolean isAtLeast(final long found, final long least) {
        observed = found;
        limit = least;
        return found >= least;
    }

    /** Cuts the order to the room between used and most; false if there is none. */
    boolean fits(final long usedLots, final long mostLots) {
        final long roomLots = mostLots - usedLots;
        observed = usedLots + size();
        limit = mostLots;
        if (roomLots <= 0) {
            return false;
        }
        cut(roomLots);
        return true;
    }

    /** Cuts the order to so many lots, greater than zero. */
    void cut(final long mostLots) {
        lots = lots < 0 ? Math.max(lots, -mostLots) : Math.min(lots, mostLots);
    }
}
