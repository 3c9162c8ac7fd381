package io.ballast.hedge;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.math.Ppb;
import io.ballast.math.Years;
import io.ballast.settings.BasisSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.Outlook;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.CandidateVerdict;
import io.ballast.slot.CommandKind;
import io.ballast.slot.EventKind;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.Phase;
import io.ballast.slot.PhaseReason;
import io.ballast.slot.PrecheckVerdict;
import io.ballast.slot.Slot;
import io.ballast.state.StateCodec;
import java.util.List;

/**
 * A basis trade. In contango the future is sold and the basket bought; in backwardation owned spot is sold and the
 * future bought, so that the exposure stays and comes back cheaper. Entered when the annualized basis, less financing
 * and costs, is above a hurdle; closed when it is no longer worth it. The two sides move in slices: the less liquid one
 * first, the other after it, so that one is never ahead by more than a slice.
 */
final class BasisHedge implements Overlay {
    private static final double MIN_DAYS = 1;

    private final OverlaySettings settings;
    private final BasisSettings basis;
    private final int firstCandidate;
    private final MarginLimits margin;
    private final Counters counters;
    private final Workflow workflow;
    private final LegTarget future;
    private final LegTarget[] futureLegs;
    private final long[] askedLots = new long[1];
    private final LegSettings futureLeg;
    private final SpotLegs spot;
    private final double[] spotCosts;
    /** Lots of each asset against one lot of the future. */
    private final double[] perLot;

    private final CarryBook carry;
    /** Lots of the future that are to be short, and how far each side has gone. */
    private long goalLots;

    private long leadLots;
    private long followLots;
    private boolean isKilled;
    /** Whether the future is settled: its side is gone, and the basket goes after it. */
    private boolean isExpired;

    BasisHedge(
            final OverlaySettings settings,
            final BasisSettings basis,
            final int firstCandidate,
            final MarginLimits margin,
            final Counters counters) {
        this.settings = settings;
        this.basis = basis;
        this.firstCandidate = firstCandidate;
        this.margin = margin;
        this.counters = counters;
        workflow = new Workflow(settings.id());
        futureLeg = settings.legs().get(0);
        future = new LegTarget(futureLeg.id());
        futureLegs = new LegTarget[] {future};
        spot = new SpotLegs(settings.spotLegs());
        spotCosts = settings.spotLegs().stream()
                .mapToDouble(leg -> Ppb.toFraction(leg.costPpb()))
                .toArray();
        perLot =
                basis.spotLotsPerLot().stream().mapToDouble(Double::doubleValue).toArray();
        carry = new CarryBook(List.of(futureLeg));
    }

    @Override
    public boolean onEvent(final Slot slot, final boolean isLook, final boolean isAll) {
        final IndexSection index = slot.index;
        final HedgeSection out = slot.hedge;
        future.begin(out);
        carry.onEvent(slot.ingest);
        if (slot.ingest.kind == EventKind.COMMAND) {
            onCommand(slot.ingest.commandKind, index, out);
        }
        if (margin.isKilledNow()) {
            onKill(index, out);
        }
        spot.onEvent(slot.ingest, index);
        final long timeNs = slot.ingest.timeNs;
        if (workflow.is(Phase.IDLE)) {
            spot.hold(index);
        } else if (workflow.is(Phase.HALT) || (isKilled && isOpening(index))) {
            hold(index, out);
        }
        expire(timeNs, index, out);
        if (isLook && isData(index)) {
            decide(timeNs, index, out);
            if (!workflow.is(Phase.HALT)) {
                work(index, out);
            }
        }
        settle(index, out);
        write(index, out);
        return true;
    }

    private void onCommand(final CommandKind kind, final IndexSection index, final HedgeSection out) {
        if (kind == CommandKind.KILL) {
            onKill(index, out);
        } else if (kind == CommandKind.RESET_KILL) {
            isKilled = false;
            release(index, out);
        } else if (kind == CommandKind.FLATTEN && isKilled && goalLots > 0) {
            // Of a trade the other way round the order stage closes the future; its basket would have to be bought.
            goalLots = 0;
            workflow.enter(Phase.REVERT, PhaseReason.KILLED, out);
        }
    }

    /** What only reduces both sides goes on; an opening that was under way comes no more, and is not waited for. */
    private void onKill(final IndexSection index, final HedgeSection out) {
        isKilled = true;
        if (!workflow.is(Phase.REVERT) || isOpening(index)) {
            hold(index, out);
        }
        if (!workflow.is(Phase.REVERT) || leadLots < 0 || followLots < 0 || isBasketSold(index)) {
            workflow.enter(Phase.HALT, PhaseReason.KILLED, out);
        }
    }

    /** Whether more is wanted of the short future or of an asset than is held. */
    private boolean isOpening(final IndexSection index) {
        boolean isOpening = !isExpired && future.targetLots() < index.positionLots[future.id()];
        for (int i = 0; i < spot.size(); i++) {
            isOpening |= spot.targetLots(i) > index.positionLots[spot.leg(i)];
        }
        return isOpening;
    }

    /** Whether an asset was sold that the kill switch would not let be bought back. */
    private boolean isBasketSold(final IndexSection index) {
        for (int i = 0; i < spot.size(); i++) {
            if (spot.changedLots(i, index) < 0) {
                return true;
            }
        }
        return false;
    }

    /** Neither side goes on without the other: what each has done counts, and is wanted. */
    private void hold(final IndexSection index, final HedgeSection out) {
        final long futureLots = isExpired ? 0 : -index.positionLots[future.id()];
        final long basketLots = basketLots(index);
        leadLots = basis.isFutureFirst() ? futureLots : basketLots;
        followLots = basis.isFutureFirst() ? basketLots : futureLots;
        retargetFuture(-futureLots, out);
        for (int i = 0; i < spot.size(); i++) {
            spot.changeSince(i, spot.changedLots(i, index));
        }
    }

    /** Lots of the future whose basket has changed hands. */
    private long basketLots(final IndexSection index) {
        long most = Long.MIN_VALUE;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < spot.size(); i++) {
            final long lots = (long) (spot.changedLots(i, index) / perLot[i]);
            most = Math.max(most, lots);
            least = Math.min(least, lots);
        }
        return most < 0 ? most : Math.max(0, least);
    }

    /** At its expiry the future is settled; the basket is unwound with what prices it has. */
    private void expire(final long timeNs, final IndexSection index, final HedgeSection out) {
        if (isExpired || basis.expiryNs() == 0 || timeNs < basis.expiryNs()) {
            return;
        }
        isExpired = true;
        goalLots = 0;
        if (workflow.is(Phase.IDLE)) {
            return;
        }
        hold(index, out);
        if (workflow.isHolding() || (workflow.is(Phase.HALT) && !isBasketSold(index))) {
            workflow.enter(Phase.REVERT, PhaseReason.EXPIRED, out);
        }
    }

    /** What was under way goes on. */
    private void release(final IndexSection index, final HedgeSection out) {
        if (workflow.is(Phase.HALT)) {
            if (goalLots == 0) {
                // What is held of less than a whole lot is not kept.
                retarget(out);
            }
            final Phase open = isDone(index) ? Phase.MONITOR : Phase.SCALE;
            final Phase flat = isDone(index) ? Phase.IDLE : Phase.REVERT;
            workflow.enter(goalLots == 0 ? flat : open, PhaseReason.RELEASED, out);
        }
    }

    private boolean isData(final IndexSection index) {
        boolean isValid = index.isNavValid && (isExpired || index.isLegValid[futureLeg.id()]);
        for (int i = 0; i < spot.size(); i++) {
            isValid &= index.isLegValid[spot.leg(i)];
        }
        return isValid;
    }

    private void decide(final long timeNs, final IndexSection index, final HedgeSection out) {
        if (isExpired) {
            return;
        }
        if (margin.isCapping()) {
            final long most = margin.capLots(future.id());
            goalLots = Math.max(-most, Math.min(most, goalLots));
        }
        final double perYear = basisPerYear(timeNs, index);
        if (workflow.is(Phase.IDLE)) {
            final long lots = bearable(wantedLots(perYear, roundTripCost(index) / yearsHeld(timeNs), index), index);
            if (lots != 0 && !isExpiring(timeNs)) {
                goalLots = lots;
                workflow.enter(Phase.EXECUTE, PhaseReason.BASIS_ABOVE_HURDLE, out);
            }
        } else if (goalLots != 0 && isOver(perYear, timeNs) && mayClose()) {
            goalLots = 0;
            workflow.enter(Phase.REVERT, PhaseReason.BASIS_GONE, out);
        }
    }

    /** While the kill switch is latched only what reduces both sides: not the purchase of what was owned. */
    private boolean mayClose() {
        return !workflow.is(Phase.HALT) || goalLots > 0;
    }

    /** Of one dollar: fees, slippage and the quoted half spread of future and basket, in and out. */
    private double roundTripCost(final IndexSection index) {
        double cost = 0;
        double basketNanoUsd = 0;
        for (int i = 0; i < spot.size(); i++) {
            final double nanoUsd = perLot[i] * index.lotNanoUsd[spot.leg(i)];
            cost += nanoUsd * (spotCosts[i] + halfSpread(index, spot.leg(i)));
            basketNanoUsd += nanoUsd;
        }
        final double future = Ppb.toFraction(futureLeg.costPpb()) + halfSpread(index, futureLeg.id());
        return 2 * (future + cost / basketNanoUsd);
    }

    private static double halfSpread(final IndexSection index, final int leg) {
        return (double) (index.askTicks[leg] - index.bidTicks[leg]) / (index.askTicks[leg] + index.bidTicks[leg]);
    }

    /** Lots of the future to be short, long below zero, that pay more than the hurdle. */
    private long wantedLots(final double perYear, final double costPerYear, final IndexSection index) {
        if (perYear - basis.financingPerYear() - costPerYear > basis.hurdlePerYear()) {
            return basis.contractLots();
        }
        final boolean isInverted = -perYear + basis.financingPerYear() - costPerYear > basis.hurdlePerYear();
        return isInverted && basis.isInventory() ? -Math.min(basis.contractLots(), inventoryLots(index)) : 0;
    }

    /** As many of them as margin allows. */
    private long bearable(final long lots, final IndexSection index) {
        if (lots == 0 || !margin.isNormal(future.id(), index)) {
            return 0;
        }
        askedLots[0] = -lots;
        return (long) (lots * margin.allowedShare(futureLegs, askedLots, index));
    }

    /** Lots of the future whose basket is owned. */
    private long inventoryLots(final IndexSection index) {
        long lots = Long.MAX_VALUE;
        for (int i = 0; i < spot.size(); i++) {
            lots = Math.min(lots, (long) (index.positionLots[spot.leg(i)] / perLot[i]));
        }
        return lots;
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
        for (int i = 0; i < spot.size(); i++) {
            basketNanoUsd += perLot[i] * index.lotNanoUsd[spot.leg(i)];
        }
        final double share = index.lotNanoUsd[futureLeg.id()] / basketNanoUsd - 1;
        return share / yearsHeld(timeNs);
    }

    /** At less than a day the division says nothing: a day is the least. */
    private double yearsHeld(final long timeNs) {
        final double years = Years.of(basis.expiryNs() == 0 ? basis.holdingNs() : basis.expiryNs() - timeNs);
        return Math.max(MIN_DAYS / Years.DAYS_PER_YEAR, years);
    }

    /** One slice at a time: the leading side goes ahead, the other comes after when that is done. */
    private void work(final IndexSection index, final HedgeSection out) {
        if (!isWorked(index)) {
            return;
        }
        if (leadLots != followLots) {
            stepTogether();
        } else if (leadLots != goalLots) {
            final long slice = Math.min(basis.sliceLots(), Math.abs(goalLots - leadLots));
            leadLots += goalLots > leadLots ? slice : -slice;
        }
        retarget(out);
    }

    /** A side that is ahead on a way given up comes back; else the other follows it. */
    private void stepTogether() {
        if (Math.abs(goalLots - leadLots) > Math.abs(goalLots - followLots)) {
            leadLots = followLots;
        } else {
            followLots = leadLots;
        }
    }

    private boolean isWorked(final IndexSection index) {
        final boolean isFutureDone = isExpired || index.positionLots[future.id()] == future.targetLots();
        return isFutureDone && spot.areDone(index);
    }

    private boolean isDone(final IndexSection index) {
        return leadLots == goalLots && followLots == goalLots && isWorked(index);
    }

    private void retarget(final HedgeSection out) {
        final long futureLots = basis.isFutureFirst() ? leadLots : followLots;
        final long basketLots = basis.isFutureFirst() ? followLots : leadLots;
        retargetFuture(-futureLots, out);
        for (int i = 0; i < spot.size(); i++) {
            spot.changeSince(i, Math.round(basketLots * perLot[i]));
        }
    }

    private void retargetFuture(final long lots, final HedgeSection out) {
        if (future.retarget(lots, out)) {
            counters.increment(Counter.TARGET_CHANGES);
        }
    }

    private void settle(final IndexSection index, final HedgeSection out) {
        if (!isDone(index)) {
            return;
        }
        if (workflow.isBuilding()) {
            workflow.enter(Phase.MONITOR, PhaseReason.TARGET_REACHED, out);
        } else if (workflow.is(Phase.REVERT)) {
            workflow.enter(isKilled ? Phase.HALT : Phase.IDLE, isKilled ? PhaseReason.KILLED : PhaseReason.FLAT, out);
        }
    }

    private void write(final IndexSection index, final HedgeSection out) {
        final int id = settings.id();
        final long lotNanoUsd = index.lotNanoUsd[future.id()];
        future.offset(goalLots * lotNanoUsd, lotNanoUsd, 0, 0, 1);
        future.describe(out);
        spot.write(index, out);
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
        out.outlook[id] = Outlook.UNKNOWN;
        out.isOutlookCommanded[id] = false;
        out.precheck[id] = PrecheckVerdict.UNMEASURED;
        out.unhedgedError[id] = Double.NaN;
        out.hedgedError[id] = Double.NaN;
        out.shadowBeta[id] = Double.NaN;
        out.asynchronousBeta[id] = Double.NaN;
        out.trackedIntervals[id] = 0;
        out.predictedUnhedged[id] = Double.NaN;
        out.predictedHedged[id] = Double.NaN;
        out.realisedUnhedged[id] = Double.NaN;
        out.realisedHedged[id] = Double.NaN;
        out.notionalError[id] = Double.NaN;
        out.betaError[id] = Double.NaN;
        out.minimumError[id] = Double.NaN;
        CostLedger.writeNothing(id, out);
        for (int i = 0; i < settings.candidates().size(); i++) {
            writeUnrated(firstCandidate + i, i == 0, out);
        }
    }

    private static void writeUnrated(final int candidate, final boolean isFirst, final HedgeSection out) {
        out.verdict[candidate] = isFirst ? CandidateVerdict.SELECTED : CandidateVerdict.UNMEASURED;
        out.score[candidate] = Double.NaN;
        out.candidateError[candidate] = Double.NaN;
        out.effectiveness[candidate] = Double.NaN;
        out.roundTripCost[candidate] = Double.NaN;
        out.carryPerYear[candidate] = Double.NaN;
    }

    @Override
    public OverlayState state() {
        final double none = Double.NaN;
        return new OverlayState(
                workflow.phase(),
                0,
                0,
                0,
                false,
                none,
                none,
                false,
                null,
                List.of(future.sizing(margin.capLots(future.id()))));
    }

    @Override
    public void codeState(final StateCodec state) {
        workflow.codeState(state);
        future.codeState(state);
        carry.codeState(state);
        spot.codeState(state);
        goalLots = state.of(goalLots);
        leadLots = state.of(leadLots);
        followLots = state.of(followLots);
        isKilled = state.of(isKilled);
        isExpired = state.of(isExpired);
    }
}
