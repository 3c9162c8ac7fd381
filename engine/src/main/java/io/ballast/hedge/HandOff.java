package io.ballast.hedge;

import io.ballast.math.Ppb;
import io.ballast.settings.HandOffSettings;
import io.ballast.settings.LegSettings;
import io.ballast.slot.Action;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/**
 * Gives a hedge over to spot. One asset is traded at a time, the cheapest per unit of drift removed first; every dollar
 * of spot that is sold buys a dollar of exposure back in the futures, with what does not make a lot carried over, so
 * the effective weight stays where it is within a lot. The mirror holds for a sleeve that is underweight.
 */
final class HandOff {
    private final HandOffSettings settings;
    private final int sleeveId;
    private final int[] spotLegs;
    private final long[] carriedNanoUsd;
    private final long[] spotTargetLots;
    private long lastFlowNanoUsd;

    /**
     * @param spotLegs  what may be traded
     * @param contracts how many contracts the overlay has
     */
    HandOff(final HandOffSettings settings, final int sleeveId, final List<LegSettings> spotLegs, final int contracts) {
        this.settings = settings;
        this.sleeveId = sleeveId;
        this.spotLegs = spotLegs.stream()
                .sorted(Comparator.comparingLong(LegSettings::costPpb).thenComparingInt(LegSettings::id))
                .mapToInt(LegSettings::id)
                .toArray();
        spotTargetLots = new long[this.spotLegs.length];
        carriedNanoUsd = new long[contracts];
    }

    long bandNanoUsd(final long navNanoUsd) {
        return Ppb.of(navNanoUsd, settings.spotBandPpb());
    }

    /** Whether an overlay that has stood so long is to be handed over whatever the outlook. */
    boolean isBreakEvenPassed(final long elapsedNs) {
        return settings.breakEvenNs() > 0 && elapsedNs >= settings.breakEvenNs();
    }

    void begin(final IndexSection index) {
        lastFlowNanoUsd = index.flowNanoUsd[sleeveId];
        Arrays.fill(carriedNanoUsd, 0);
        hold(index);
    }

    /** Wants of spot what is held. */
    void hold(final IndexSection index) {
        for (int i = 0; i < spotLegs.length; i++) {
            spotTargetLots[i] = index.positionLots[spotLegs[i]];
        }
    }

    /** Gives back futures for the spot traded since the last call; returns how many targets moved. */
    int giveBack(final Candidate candidate, final LegTarget[] legs, final IndexSection index, final HedgeSection out) {
        final long flowNanoUsd = index.flowNanoUsd[sleeveId] - lastFlowNanoUsd;
        lastFlowNanoUsd += flowNanoUsd;
        int moved = 0;
        for (int i = 0; flowNanoUsd != 0 && i < candidate.size(); i++) {
            final int place = candidate.place(i);
            final LegTarget leg = legs[place];
            carriedNanoUsd[place] += candidate.partOf(flowNanoUsd, i);
            final long lots = leg.isSized() ? -carriedNanoUsd[place] / leg.perLotNanoUsd() : 0;
            final long wanted = withoutCrossing(leg.targetLots(), lots);
            carriedNanoUsd[place] += lots * leg.perLotNanoUsd();
            moved += leg.retarget(wanted, out) ? 1 : 0;
        }
        return moved;
    }

    /** A hedge is given back, never turned round. */
    private static long withoutCrossing(final long targetLots, final long changeLots) {
        final long lots = targetLots + changeLots;
        return targetLots < 0 ? Math.min(0, Math.max(targetLots, lots)) : Math.max(0, Math.min(targetLots, lots));
    }

    /**
     * Wants the next trade of spot once the last is done; false if the sleeve's own drift is where it is to be, or
     * nothing is left to trade.
     */
    boolean tradeSpot(final long driftNanoUsd, final IndexSection index) {
        for (int i = 0; i < spotLegs.length; i++) {
            if (index.positionLots[spotLegs[i]] != spotTargetLots[i]) {
                return isStillWanted(i, driftNanoUsd, index);
            }
        }
        final long keptNanoUsd = Ppb.of(bandNanoUsd(index.navNanoUsd), settings.tradeBackPpb());
        final long leftNanoUsd = Math.abs(driftNanoUsd) - keptNanoUsd;
        for (int i = 0; leftNanoUsd > 0 && i < spotLegs.length; i++) {
            final int leg = spotLegs[i];
            final long lots = index.isLegValid[leg] ? leftNanoUsd / index.lotNanoUsd[leg] : 0;
            final long signed = driftNanoUsd > 0 ? -Math.min(lots, index.positionLots[leg]) : lots;
            if (signed != 0) {
                spotTargetLots[i] = index.positionLots[leg] + signed;
                return true;
            }
        }
        return false;
    }

    /** Drift that went to the other side ends what is left of the trade. */
    private boolean isStillWanted(final int i, final long driftNanoUsd, final IndexSection index) {
        final boolean isSelling = spotTargetLots[i] < index.positionLots[spotLegs[i]];
        return isSelling == driftNanoUsd > 0;
    }

    /** Writes the spot legs; with {@code isTrading} false they want what is held. */
    void write(final boolean isTrading, final IndexSection index, final HedgeSection out) {
        if (!isTrading) {
            hold(index);
        }
        for (int i = 0; i < spotLegs.length; i++) {
            final int leg = spotLegs[i];
            out.previousLots[leg] = index.positionLots[leg];
            out.targetLots[leg] = spotTargetLots[i];
            out.action[leg] = Action.NONE;
            out.excessNanoUsd[leg] = 0;
            out.intendedNanoUsd[leg] = 0;
            out.hedgeRatio[leg] = 1;
        }
    }

    int writeState(final MutableDirectBuffer buffer, final int offset) {
        int end = offset;
        for (final long lots : spotTargetLots) {
            buffer.putLong(end, lots);
            end += Long.BYTES;
        }
        for (final long nanoUsd : carriedNanoUsd) {
            buffer.putLong(end, nanoUsd);
            end += Long.BYTES;
        }
        buffer.putLong(end, lastFlowNanoUsd);
        return end + Long.BYTES;
    }
}
