package io.ballast.hedge;

import io.ballast.estimator.ReturnCovariance;
import io.ballast.estimator.Shrinkage;
import io.ballast.math.Ppb;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.PairSettings;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;

/**
 * A pair: the first contract answers the sleeve's drift, the second takes the market out of the first,
 * N₁·VF₁·β₁ + N₂·VF₂·β₂ = 0, both β against the overlay's index, or as configured where it has none. What rounding
 * leaves of the market is held against a bound.
 */
final class PairSizing implements Sizing {
    private final int overlayId;
    private final int sleeveId;
    private final PairSettings pair;
    private final BandWidth band;
    private final ReturnGrid grid;
    private final Candidate candidate;
    private final double lookThrough;
    private final boolean hasMarket;
    private double firstBeta;
    private double secondBeta;
    private long driftNanoUsd;
    private long bandNanoUsd;
    /** What the first contract's position adds to the drift, as of the last look that had nothing to do. */
    private long heldNanoUsd;

    PairSizing(
            final OverlaySettings settings, final PairSettings pair, final ReturnGrid grid, final Candidate candidate) {
        overlayId = settings.id();
        sleeveId = settings.sleeveId();
        this.pair = pair;
        this.grid = grid;
        this.candidate = candidate;
        band = new BandWidth(settings.band());
        hasMarket = settings.indexId() >= 0;
        lookThrough = Ppb.toFraction(
                settings.contracts().get(candidate.place(0)).lookThroughPpb().get(sleeveId));
        firstBeta = pair.firstBeta();
        secondBeta = pair.secondBeta();
    }

    @Override
    public void size(final IndexSection index, final Candidate active, final LegTarget[] legs) {
        followDrift(index, active, legs);
        final LegTarget first = legs[active.place(0)];
        first.offset(
                driftNanoUsd, index.lookedThroughNanoUsd[first.id()], bandNanoUsd, band.innerNanoUsd(bandNanoUsd), 1);
        follow(index, first.id(), first.targetLots(), legs[active.place(1)]);
    }

    @Override
    public boolean isFollowing(
            final boolean isOpen, final IndexSection index, final Candidate active, final LegTarget[] legs) {
        heldNanoUsd = effectiveDriftNanoUsd(index, active, legs) - driftNanoUsd;
        return true;
    }

    @Override
    public boolean followDrift(final IndexSection index, final Candidate active, final LegTarget[] legs) {
        driftNanoUsd = index.driftNanoUsd[sleeveId] + index.othersNanoUsd[overlayId];
        bandNanoUsd = band.halfNanoUsd(index.navNanoUsd, index.sleeveNanoUsd[sleeveId] - index.driftNanoUsd[sleeveId]);
        return true;
    }

    @Override
    public boolean follow(
            final boolean isOpen,
            final IndexSection index,
            final Candidate active,
            final LegTarget[] legs,
            final HedgeSection out) {
        followDrift(index, active, legs);
        final LegTarget first = legs[active.place(0)];
        final LegTarget second = legs[active.place(1)];
        first.follow(driftNanoUsd, bandNanoUsd, band.innerNanoUsd(bandNanoUsd));
        second.follow(second.excessNanoUsd(), bandNanoUsd, 0);
        first.describe(out);
        second.describe(out);
        out.effectiveDriftNanoUsd[overlayId] = driftNanoUsd + heldNanoUsd;
        return !first.isBreached() && !second.isBreached() && (!isOpen || first.isCalledFor());
    }

    /** The second contract offsets the market exposure of so many lots of the first, in its own dollars. */
    void follow(final IndexSection index, final int first, final long firstLots, final LegTarget second) {
        final double firstNanoUsd = (double) firstLots * index.lotNanoUsd[first];
        final double ratio = firstBeta / secondBeta;
        second.offset((long) (firstNanoUsd * ratio), index.lotNanoUsd[second.id()], bandNanoUsd, 0, ratio);
    }

    /** Market exposure left by these positions, in dollars of the market. */
    double residualNanoUsd(
            final IndexSection index, final int first, final long firstLots, final int second, final long secondLots) {
        return firstLots * (double) index.lotNanoUsd[first] * firstBeta
                + secondLots * (double) index.lotNanoUsd[second] * secondBeta;
    }

    /** Whether what is left of the market is within the bound. */
    boolean isBalanced(
            final IndexSection index,
            final LegTarget first,
            final long firstLots,
            final LegTarget second,
            final long secondLots) {
        final double gross = Math.abs(firstLots * (double) index.lotNanoUsd[first.id()])
                + Math.abs(secondLots * (double) index.lotNanoUsd[second.id()]);
        return Math.abs(residualNanoUsd(index, first.id(), firstLots, second.id(), secondLots))
                <= gross * Ppb.toFraction(pair.boundPpb());
    }

    @Override
    public long driftNanoUsd() {
        return driftNanoUsd;
    }

    @Override
    public long effectiveDriftNanoUsd(final IndexSection index, final Candidate active, final LegTarget[] legs) {
        final LegTarget first = legs[active.place(0)];
        return driftNanoUsd + index.positionLots[first.id()] * first.perLotNanoUsd();
    }

    @Override
    public long bandNanoUsd() {
        return bandNanoUsd;
    }

    @Override
    public int deciders(final Candidate active) {
        return 1;
    }

    @Override
    public long exposureNanoUsd() {
        return driftNanoUsd;
    }

    /** The same in both modes: the second contract follows the first. */
    @Override
    public double ratio(final boolean asBeta, final int at, final int i) {
        final double first = lookThrough == 0 ? 0 : 1 / lookThrough;
        return i == 0 ? first : -first * firstBeta / secondBeta;
    }

    @Override
    public void onSample(final IndexSection index) {
        final ReturnCovariance covariance = grid.covariance();
        if (hasMarket && covariance.isReady()) {
            final int market = grid.indexSeries();
            firstBeta = beta(covariance, 0, market, firstBeta, pair.firstBeta());
            secondBeta = beta(covariance, 1, market, secondBeta, pair.secondBeta());
        }
    }

    /** A market that has not moved says nothing: the last β goes on. */
    private double beta(
            final ReturnCovariance covariance,
            final int at,
            final int market,
            final double held,
            final double configured) {
        return Shrinkage.clipped(covariance.beta(grid.seriesOf(candidate.place(at)), market, 0, held), configured);
    }

    @Override
    public double firstBeta(final int at) {
        return firstBeta;
    }

    @Override
    public double secondBeta(final int at) {
        return secondBeta;
    }

    @Override
    public void codeState(final StateCodec state) {
        firstBeta = state.of(firstBeta);
        secondBeta = state.of(secondBeta);
    }
}
