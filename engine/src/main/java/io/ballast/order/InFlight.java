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

    /** The same of the contracts whose account is that leg's. */
    long accountNanoUsd(final int exceptLeg, final GateLegs accounts, final IndexSection index) {
        long addedNanoUsd = 0;
        for (final Leg leg : legs) {
            if (accounts.account(leg.id()) == accounts.account(exceptLeg)) {
                addedNanoUsd += addedNanoUsd(leg, exceptLeg, false, index);
            }
        }
        return addedNanoUsd;
    }

    /** What the open orders of all spot legs but one would have to pay. */
    long spotNanoUsd(final int exceptLeg, final IndexSection index) {
        return addedNanoUsd(exceptLeg, true, index);
    }

    private long addedNanoUsd(final int exceptLeg, final boolean ofSpot, final IndexSection index) {
        long addedNanoUsd = 0;
        for (final Leg leg : legs) {
            addedNanoUsd += addedNanoUsd(leg, exceptLeg, ofSpot, index);
        }
        return addedNanoUsd;
    }

    private static long addedNanoUsd(
            final Leg leg, final int exceptLeg, final boolean ofSpot, final IndexSection index) {
        final boolean isAdding =
                leg.id() != exceptLeg && leg.isSpot() == ofSpot && leg.order().isIncreasing();
        return isAdding ? leg.order().openLots() * index.lotNanoUsd[leg.id()] : 0;
    }
}
