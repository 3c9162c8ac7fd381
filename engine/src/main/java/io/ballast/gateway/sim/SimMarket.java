package io.ballast.gateway.sim;

/** What one instrument's market offers now. Sizes shrink as orders take them and are refilled by the next quote. */
final class SimMarket {
    long bidTicks;
    long askTicks;
    long bidLots;
    long askLots;
    long markTicks;
    long positionLots;
    long fundingRatePpb;
    long fundingTimeNs = Long.MAX_VALUE;

    boolean isQuoted() {
        return askTicks != 0;
    }

    /** Best price for an order of this sign. */
    long oppositeTicks(final int sign) {
        return sign > 0 ? askTicks : bidTicks;
    }

    long oppositeLots(final int sign) {
        return sign > 0 ? askLots : bidLots;
    }

    void take(final int sign, final long lots) {
        if (sign > 0) {
            askLots -= lots;
        } else {
            bidLots -= lots;
        }
        positionLots += sign * lots;
    }

    /** Whether the market trades at the order's limit or better. */
    boolean reaches(final int sign, final long limitTicks) {
        return isQuoted() && (sign > 0 ? askTicks <= limitTicks : bidTicks >= limitTicks);
    }
}
