package io.ballast.order;

import io.ballast.math.Ppb;
import io.ballast.message.TimeInForce;
import io.ballast.slot.IndexSection;

/** How much of what is wanted goes into one order. */
final class Slices {
    private Slices() {}

    /** Cuts to the largest order of the leg, and to its share of the size at the price where the order will stand. */
    static long of(final Leg leg, final long wantedLots, final TimeInForce force, final IndexSection index) {
        final long sharePpb = leg.execution().depthSharePpb();
        if (sharePpb == 0) {
            return cut(wantedLots, leg.maxOrderLots());
        }
        final boolean isAtBid = wantedLots > 0 == (force == TimeInForce.POST_ONLY);
        final long shownLots = isAtBid ? index.bidLots[leg.id()] : index.askLots[leg.id()];
        return cut(wantedLots, Math.min(leg.maxOrderLots(), Math.max(1, Ppb.of(shownLots, sharePpb))));
    }

    /** Cuts to so many lots on either side. */
    static long cut(final long lots, final long mostLots) {
        return lots < 0 ? Math.max(lots, -mostLots) : Math.min(lots, mostLots);
    }
}
