package io.ballast.hedge;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.math.Ppb;
import io.ballast.settings.BasisSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.Action;
import io.ballast.slot.CandidateVerdict;
import io.ballast.slot.CommandKind;
import io.ballast.slot.EventKind;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.Phase;
import io.ballast.slot.PhaseReason;
import io.ballast.slot.Slot;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/**
 * A basis trade. In contango the future is sold and the basket bought; in backwardation owned spot is sold and the
 * future bought, so that the exposure stays and comes back cheaper. Entered when the annualized basis, less financing
 * and costs, is above a hurdle; closed when it is no longer worth it. The two sides move in slices: the less liquid one
 * first, the other after it, so that one is never ahead by more than a slice.
 */
final class BasisHedge implements Overlay {
    private static final double NS_PER_YEAR = 365 * 86_400e9;
    private static final double MIN_DAYS = 1;
    private static final double DAYS_PER_YEAR = 365;

    private final OverlaySettings settings;
    private final BasisSettings basis;
    private final int firstCandidate;
    private final Counters counters;
    private final Workflow workflow;
    private final LegTarget future;
    private final LegSettings futureLeg;
    private final int[] spotLegs;
    private final double roundTripCost;
    private final CarryBook carry;
    private final long[] startLots;
    private final long[] spotTargetLots;
    /** Lots of the future that are to be short, and how far each side has gone. */
    private long goalLots;

    private long leadLots;
    private long followLots;

    BasisHedge(
            final OverlaySettings settings,
            final BasisSettings basis,
            final int firstCandidate,
            final Counters counters) {
        this.settings = settings;
        this.basis = basis;
        this.firstCandidate = firstCandidate;
        this.counters = counters;
        workflow = new Workflow(settings.id());
        futureLeg = settings.legs().get(0);
        future = new LegTarget(futureLeg.id());
        final List<LegSettings> spot =
                settings.legs().stream().filter(LegSettings::isSpot).toList();
        spotLegs = spot.stream().mapToInt(LegSettings::id).toArray();
        startLots = new long[spotLegs.length];
        spotTargetLots = new long[spotLegs.length];
        double cost = Ppb.toFraction(futureLeg.costPpb());
        for (final LegSettings leg : spot) {
            cost += Ppb.toFraction(leg.costPpb()) / spot.size();
        }
        roundTripCost = 2 * cost;
        carry = new CarryBook(List.of(futureLeg));
    }

    @Override
    public void onEvent(final Slot slot, final boolean isLook) {
        final IndexSection index = slot.index;
        final HedgeSection out = slot.hedge;
        future.begin(out);
        carry.onEvent(slot.ingest);
        if (slot.ingest.kind == EventKind.COMMAND) {
            onCommand(slot.ingest.commandKind, out);
        }
        final long timeNs = slot.ingest.timeNs;
        if (workflow.is(Phase.IDLE)) {
            hold(index);
        }
        if (isLook && isData(index) && !workflow.is(Phase.HALT)) {
            decide(timeNs, index, out);
            work(index, out);
        }
        settle(index, out);
        write(index, out);
    }

    private void onCommand(final CommandKind kind, final HedgeSection out) {
        if (kind == CommandKind.KILL) {
            workflow.enter(Phase.HALT, PhaseReason.KILLED, out);
        } else if (kind == CommandKind.RESET_KILL && workflow.is(Phase.HALT)) {
            workflow.enter(isFlat() ? Phase.IDLE : Phase.MONITOR, PhaseReason.RELEASED, out);
        }
    }

    private boolean isFlat() {
        return goalLots == 0 && leadLots == 0 && followLots == 0;
    }

    private boolean isData(final IndexSection index) {
        boolean isValid = index.isNavValid && index.isLegValid[futureLeg.id()];
        for (final int leg : spotLegs) {
            isValid &= index.isLegValid[leg];
        }
        return isValid;
    }

    /** Wants of spot what is held. */
    private void hold(final IndexSection index) {
        for (int i = 0; i < spotLegs.length; i++) {
            spotTargetLots[i] = index.positionLots[spotLegs[i]];
        }
    }

    private void decide(final long timeNs, final IndexSection index, final HedgeSection out) {
        final double perYear = basisPerYear(timeNs, index);
        final double costPerYear = roundTripCost / yearsHeld(timeNs);
        if (workflow.is(Phase.IDLE)) {
            final long lots = wantedLots(perYear, costPerYear, index);
            if (lots != 0 && !isExpiring(timeNs)) {
                enter(lots, index, out);
            }
        } else if (isOver(perYear, timeNs) && goalLots != 0 && !workflow.is(Phase.REVERT)) {
            goalLots = 0;
            workflow.enter(Phase.REVERT, PhaseReason.BASIS_GONE, out);
        }
    }

    /** Lots of the future to be short, long below zero, that pay more than the hurdle. */
    private long wantedLots(final double perYear, final double costPerYear, final IndexSection index) {
        if (perYear - basis.financingPerYear() - costPerYear > basis.hurdlePerYear()) {
            return basis.contractLots();
        }
        final boolean isInverted = -perYear + basis.financingPerYear() - costPerYear > basis.hurdlePerYear();
        return isInverted && basis.isInventory() ? -Math.min(basis.contractLots(), inventoryLots(index)) : 0;
    }

    /** Lots of the future whose basket is owned. */
    private long inventoryLots(final IndexSection index) {
        long lots = Long.MAX_VALUE;
        for (int i = 0; i < spotLegs.length; i++) {
            lots = Math.min(lots, (long)
                    (index.positionLots[spotLegs[i]] / basis.spotLotsPerLot().get(i)));
        }
        return lots;
    }

    private void enter(final long lots, final IndexSection index, final HedgeSection out) {
        for (int i = 0; i < spotLegs.length; i++) {
            startLots[i] = index.positionLots[spotLegs[i]];
        }
        goalLots = lots;
        workflow.enter(Phase.EXECUTE, PhaseReason.BASIS_ABOVE_HURDLE, out);
    }

    /** Whether what the position earns has fallen to the exit, or the future is at its end. */
    private boolean isOver(final double perYear, final long timeNs) {
        final double earned = goalLots > 0 ? perYear - basis.financingPerYear() : basis.financingPerYear() - perYear;
        return earned < basis.exitPerYear() || isExpiring(timeNs);
    }

    private boolean isExpiring(final long timeNs) {
        return basis.expiryNs() != 0
                && timeNs >= basis.expiryNs() - settings.selection().rollLeadNs();
    }

    /** Simple annualized basis of a dated future; of a perpetual the carry of its funding. */
    private double basisPerYear(final long timeNs, final IndexSection index) {
        if (basis.expiryNs() == 0) {
            return carry.receivedByShort(0, index);
        }
        double basketNanoUsd = 0;
        for (int i = 0; i < spotLegs.length; i++) {
            basketNanoUsd += basis.spotLotsPerLot().get(i) * index.lotNanoUsd[spotLegs[i]];
        }
        final double share = index.lotNanoUsd[futureLeg.id()] / basketNanoUsd - 1;
        return share / yearsHeld(timeNs);
    }

    /** At less than a day the division says nothing: a day is the least. */
    private double yearsHeld(final long timeNs) {
        final double years =
                basis.expiryNs() == 0 ? basis.holdingNs() / NS_PER_YEAR : (basis.expiryNs() - timeNs) / NS_PER_YEAR;
        return Math.max(MIN_DAYS / DAYS_PER_YEAR, years);
    }

    /** One slice at a time: the leading side goes ahead, the other comes after when that is done. */
    private void work(final IndexSection index, final HedgeSection out) {
        if (!isWorked(index)) {
            return;
        }
        if (leadLots != followLots) {
            followLots = leadLots;
        } else if (leadLots != goalLots) {
            final long slice = Math.min(basis.sliceLots(), Math.abs(goalLots - leadLots));
            leadLots += goalLots > leadLots ? slice : -slice;
        } else {
            return;
        }
        retarget(out);
    }

    private boolean isWorked(final IndexSection index) {
        boolean isWorked = index.positionLots[future.id()] == future.targetLots();
        for (int i = 0; i < spotLegs.length; i++) {
            isWorked &= index.positionLots[spotLegs[i]] == spotTargetLots[i];
        }
        return isWorked;
    }

    private void retarget(final HedgeSection out) {
        final long futureLots = basis.isFutureFirst() ? leadLots : followLots;
        final long basketLots = basis.isFutureFirst() ? followLots : leadLots;
        if (future.retarget(-futureLots, out)) {
            counters.increment(Counter.TARGET_CHANGES);
        }
        for (int i = 0; i < spotLegs.length; i++) {
            final long change = Math.round(basketLots * basis.spotLotsPerLot().get(i));
            spotTargetLots[i] = Math.max(0, startLots[i] + change);
        }
    }

    private void settle(final IndexSection index, final HedgeSection out) {
        final boolean isDone = leadLots == goalLots && followLots == goalLots && isWorked(index);
        if (isDone && workflow.is(Phase.EXECUTE)) {
            workflow.enter(Phase.MONITOR, PhaseReason.TARGET_REACHED, out);
        } else if (isDone && workflow.is(Phase.REVERT)) {
            workflow.enter(Phase.IDLE, PhaseReason.FLAT, out);
        }
    }

    private void write(final IndexSection index, final HedgeSection out) {
        final int id = settings.id();
        final long lotNanoUsd = index.lotNanoUsd[future.id()];
        future.offset(goalLots * lotNanoUsd, lotNanoUsd, 0, 0, 1);
        future.describe(out);
        for (int i = 0; i < spotLegs.length; i++) {
            final int leg = spotLegs[i];
            out.previousLots[leg] = index.positionLots[leg];
            out.targetLots[leg] = spotTargetLots[i];
            out.action[leg] = Action.NONE;
            out.excessNanoUsd[leg] = 0;
            out.intendedNanoUsd[leg] = 0;
            out.hedgeRatio[leg] = 1;
        }
        out.driftNanoUsd[id] = goalLots * lotNanoUsd;
        out.effectiveDriftNanoUsd[id] = (goalLots + index.positionLots[future.id()]) * lotNanoUsd;
        out.bandNanoUsd[id] = basis.sliceLots() * lotNanoUsd;
        writeNothingPredicted(id, out);
    }

    private void writeNothingPredicted(final int id, final HedgeSection out) {
        out.candidate[id] = 0;
        out.isPredicted[id] = false;
        out.isRanked[id] = false;
        out.isOutlookChanged[id] = false;
        out.unhedgedError[id] = Double.NaN;
        out.hedgedError[id] = Double.NaN;
        out.trackedIntervals[id] = 0;
        out.predictedUnhedged[id] = Double.NaN;
        out.predictedHedged[id] = Double.NaN;
        out.realisedUnhedged[id] = Double.NaN;
        out.realisedHedged[id] = Double.NaN;
        out.verdict[firstCandidate] = CandidateVerdict.SELECTED;
    }

    @Override
    public int writeState(final MutableDirectBuffer buffer, final int offset) {
        int end = carry.writeState(buffer, future.writeState(buffer, offset));
        for (int i = 0; i < spotLegs.length; i++) {
            buffer.putLong(end, spotTargetLots[i]);
            buffer.putLong(end + Long.BYTES, workflow.is(Phase.IDLE) ? 0 : startLots[i]);
            end += 2 * Long.BYTES;
        }
        buffer.putLong(end, goalLots);
        buffer.putLong(end + Long.BYTES, leadLots);
        buffer.putLong(end + 2 * Long.BYTES, followLots);
        buffer.putInt(end + 3 * Long.BYTES, workflow.phase().ordinal());
        return end + 3 * Long.BYTES + Integer.BYTES;
    }
}
