package io.ballast.hedge;

import io.ballast.math.Ppb;
import io.ballast.settings.HandOffSettings;
import io.ballast.settings.LegSettings;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Gives a hedge over to spot. One asset is traded at a time, the cheapest per unit of drift removed first; every dollar
 * of spot that is sold buys a dollar of exposure back in the futures, with what does not make a lot carried over, so
 * the effective weight stays where it is within a lot. The mirror holds for a sleeve that is underweight.
 */
final class HandOff implements Stateful {
    private final HandOffSettings settings;
    private final int sleeveId;
    private final SpotLegs spot;
    private final long[] carriedNanoUsd;
    private long lastFlowNanoUsd;
    /** Whether spot was traded while the futures moved to other contracts. */
    private boolean isOwing;

    /**
     * @param spotLegs  what may be traded
     * @param contracts how many contracts the overlay has
     */
    HandOff(final HandOffSettings settings, final int sleeveId, final List<LegSettings> spotLegs, final int contracts) {
        this.settings = settings;
        this.sleeveId = sleeveId;
        spot = new SpotLegs(spotLegs.stream()
                .sorted(Comparator.comparingLong(LegSettings::costPpb).thenComparingInt(LegSettings::id))
                .toList());
        carriedNanoUsd = new long[contracts];
    }

    long bandNanoUsd(final long navNanoUsd) {
        return Ppb.of(navNanoUsd, settings.spotBandPpb());
    }

    /** Wants of spot what is held. */
    void begin(final IndexSection index) {
        Arrays.fill(carriedNanoUsd, 0);
        spot.hold(index);
    }

    /**
     * Gives back futures for spot that this event says was traded, in whatever phase: an order can be filled after it
     * was given up. While the futures move to other contracts what is to be given back is owed. Returns how many
     * targets moved.
     */
    int onEvent(
            final IngestSection in,
            final boolean isMoving,
            final Candidate candidate,
            final LegTarget[] legs,
            final IndexSection index,
            final HedgeSection out) {
        final long flowNanoUsd = index.flowNanoUsd[sleeveId] - lastFlowNanoUsd;
        lastFlowNanoUsd += flowNanoUsd;
        if (spot.onEvent(in, index)) {
            for (int i = 0; i < candidate.size(); i++) {
                carriedNanoUsd[candidate.place(i)] += candidate.partOf(flowNanoUsd, i);
            }
            isOwing = true;
        }
        if (!isOwing || isMoving) {
            return 0;
        }
        isOwing = false;
        return giveBack(candidate, legs, out);
    }

    private int giveBack(final Candidate candidate, final LegTarget[] legs, final HedgeSection out) {
        int moved = 0;
        for (int i = 0; i < candidate.size(); i++) {
            final int place = candidate.place(i);
            final LegTarget leg = legs[place];
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
     * Wants the next trade of spot once the last is done; false, wanting what is held, if the sleeve's own drift is
     * where it is to be, or nothing is left to trade.
     */
    boolean tradeSpot(final long driftNanoUsd, final IndexSection index) {
        final boolean isTraded = wantSpot(driftNanoUsd, index);
        if (!isTraded) {
            spot.hold(index);
        }
        return isTraded;
    }

    private boolean wantSpot(final long driftNanoUsd, final IndexSection index) {
        final long keptNanoUsd = Ppb.of(bandNanoUsd(index.navNanoUsd), settings.tradeBackPpb());
        final long leftNanoUsd = Math.abs(driftNanoUsd) - keptNanoUsd;
        if (leftNanoUsd <= 0) {
            return false;
        }
        for (int i = 0; i < spot.size(); i++) {
            if (!spot.isDone(i, index)) {
                return isStillWanted(i, driftNanoUsd, index);
            }
        }
        for (int i = 0; i < spot.size(); i++) {
            final int leg = spot.leg(i);
            final long lots = index.isLegValid[leg] ? leftNanoUsd / index.lotNanoUsd[leg] : 0;
            final long signed = driftNanoUsd > 0 ? -Math.min(lots, index.positionLots[leg]) : lots;
            if (signed != 0) {
                spot.change(i, signed, index);
                return true;
            }
        }
        return false;
    }

    /** Drift that went to the other side ends what is left of the trade. */
    private boolean isStillWanted(final int i, final long driftNanoUsd, final IndexSection index) {
        final boolean isSelling = spot.targetLots(i) < index.positionLots[spot.leg(i)];
        return isSelling == driftNanoUsd > 0;
    }

    /** Writes the spot legs; with {@code isTrading} false they want what is held. */
    void write(final boolean isTrading, final IndexSection index, final HedgeSection out) {
        if (!isTrading) {
            spot.hold(index);
        }
        spot.write(index, out);
    }

    @Override
    public void codeState(final StateCodec state) {
        spot.codeState(state);
        state.each(carriedNanoUsd);
        lastFlowNanoUsd = state.of(lastFlowNanoUsd);
        isOwing = state.of(isOwing);
    }
}
