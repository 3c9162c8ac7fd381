package io.ballast.order;

import io.ballast.math.Ppb;
import io.ballast.settings.RiskSettings;
import io.ballast.slot.IndexSection;

/**
 * How far a limit price may be from the lowest and the highest price that something other than the present quote vouches
 * for: mark and index where they are fresh, else the quote before. An emergency exit has a collar of its own, wide enough
 * to be filled in a market that runs away.
 */
final class Collar {
    private final long sharePpb;
    private final int spreads;
    private final long emergencyPpb;

    Collar(final RiskSettings settings) {
        sharePpb = settings.collarPpb();
        spreads = settings.collarSpreads();
        emergencyPpb = settings.limits().emergencyCollarPpb();
    }

    boolean isOutside(
            final int legId,
            final long limitTicks,
            final boolean isEmergency,
            final IndexSection index,
            final Allowance allowance) {
        return !isAboveLowest(legId, limitTicks, isEmergency, index, allowance)
                || !isBelowHighest(legId, limitTicks, isEmergency, index, allowance);
    }

    boolean isAboveLowest(
            final int legId,
            final long limitTicks,
            final boolean isEmergency,
            final IndexSection index,
            final Allowance allowance) {
        return allowance.isAtLeast(limitTicks, lowestTicks(legId, isEmergency, index));
    }

    boolean isBelowHighest(
            final int legId,
            final long limitTicks,
            final boolean isEmergency,
            final IndexSection index,
            final Allowance allowance) {
        return allowance.isWithin(limitTicks, highestTicks(legId, isEmergency, index));
    }

    /** A limit that takes what is shown and some way beyond, no further than the emergency collar allows. */
    long marketableTicks(final int legId, final boolean isBuy, final IndexSection index) {
        final long beyondTicks = Ppb.of(midTicks(legId, index), emergencyPpb);
        return isBuy
                ? Math.min(index.askTicks[legId] + beyondTicks, highestTicks(legId, true, index))
                : Math.max(index.bidTicks[legId] - beyondTicks, Math.max(1, lowestTicks(legId, true, index)));
    }

    private long lowestTicks(final int legId, final boolean isEmergency, final IndexSection index) {
        final long ticks = index.referenceLowTicks[legId];
        return (ticks == 0 ? midTicks(legId, index) : ticks) - widthTicks(legId, isEmergency, index);
    }

    private long highestTicks(final int legId, final boolean isEmergency, final IndexSection index) {
        final long ticks = index.referenceHighTicks[legId];
        return (ticks == 0 ? midTicks(legId, index) : ticks) + widthTicks(legId, isEmergency, index);
    }

    private long widthTicks(final int legId, final boolean isEmergency, final IndexSection index) {
        final long ppb = isEmergency ? Math.max(sharePpb, emergencyPpb) : sharePpb;
        final long spreadTicks = index.askTicks[legId] - index.bidTicks[legId];
        return Math.max(Ppb.of(midTicks(legId, index), ppb), spreads * spreadTicks);
    }

    private static long midTicks(final int legId, final IndexSection index) {
        return (index.bidTicks[legId] + index.askTicks[legId]) / 2;
    }
}
