package io.ballast.order;

import io.ballast.slot.IndexSection;

/** What orders on their way or working would add: in flight counts as filled. Asked only once the cheap checks have passed. */
final class InFlight {
    private final Leg[] legs;

    /** @param legs by id */
    InFlight(final Leg[] legs) {
        this.legs = legs;
    }

    /** Notional that the open orders of all contracts but one would add. */
    long contractsNanoUsd(final int exceptLeg, final IndexSection index) {
        return addedNanoUsd(exceptLeg, false, index);
    }

    /** What the open orders of all spot legs but one would have to pay. */
    long spotNanoUsd(final int exceptLeg, final IndexSection index) {
        return addedNanoUsd(exceptLeg, true, index);
    }

    private long addedNanoUsd(final int exceptLeg, final boolean ofSpot, final IndexSection index) {
        long addedNanoUsd = 0;
        for (final Leg leg : legs) {
            final int id = leg.id();
            if (id != exceptLeg && leg.isSpot() == ofSpot && leg.order().isIncreasing()) {
                addedNanoUsd += leg.order().openLots() * index.lotNanoUsd[id];
            }
        }
        return addedNanoUsd;
    }
}
