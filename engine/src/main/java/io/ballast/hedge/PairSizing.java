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
    private final SleeveDrift drift;
    private final PairSettings pair;
    private final ReturnGrid grid;
    private final Candidate candidate;
    private final double lookThrough;
    private final boolean hasMarket;
    private double firstBeta;
    private double secondBeta;

    PairSizing(
            final OverlaySettings settings, final PairSettings pair, final ReturnGrid grid, final Candidate candidate) {
        drift = new SleeveDrift(settings);
        this.pair = pair;
        this.grid = grid;
        this.candidate = candidate;
        hasMarket = settings.indexId() >= 0;
        lookThrough = Ppb.toFraction(
                settings.contracts().get(candidate.place(0)).lookThroughPpb().get(settings.sleeveId()));
        firstBeta = pair.firstBeta();
        secondBeta = pair.secondBeta();
    }

    @Override
    public void size(final IndexSection index, final Candidate active, final LegTarget[] legs) {
        followDrift(index, active, legs);
        final LegTarget first = legs[active.place(0)];
        first.offset(
                drift.nanoUsd(), index.lookedThroughNanoUsd[first.id()], drift.bandNanoUsd(), drift.innerNanoUsd(), 1);
        follow(index, first.id(), first.targetLots(), legs[active.place(1)]);
    }

    @Override
    public boolean isFollowing(
            final boolean isOpen, final IndexSection index, final Candidate active, final LegTarget[] legs) {
        drift.hold(effectiveDriftNanoUsd(index, active, legs));
        return true;
    }

    @Override
    public boolean followDrift(final IndexSection index, final Candidate active, final LegTarget[] legs) {
        drift.follow(index);
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
        first.follow(drift.nanoUsd(), drift.bandNanoUsd(), drift.innerNanoUsd());
        second.follow(second.excessNanoUsd(), drift.bandNanoUsd(), 0);
        first.describe(out);
        second.describe(out);
        drift.writeEffective(out);
        return !first.isBreached() && !second.isBreached() && (!isOpen || first.isCalledFor());
    }

    /** The second contract offsets the market exposure of so many lots of the first, in its own dollars. */
    void follow(final IndexSection index, final int first, final long firstLots, final LegTarget second) {
        final double firstNanoUsd = (double) firstLots * index.lotNanoUsd[first];
        final double ratio = firstBeta / secondBeta;
        second.offset((long) (firstNanoUsd * ratio), index.lotNanoUsd[second.id()], drift.bandNanoUsd(), 0, ratio);
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
        return drift.nanoUsd();
    }

    @Override
    public long effectiveDriftNanoUsd(final IndexSection index, final Candidate active, final LegTarget[] legs) {
        final LegTarget first = legs[active.place(0)];
        return drift.nanoUsd() + index.positionLots[first.id()] * first.perLotNanoUsd();
    }

    @Override
    public long bandNanoUsd() {
        return drift.bandNanoUsd();
    }

    @Override
    public int deciders(final Candidate active) {
        return 1;
    }

    @Override
    public long exposureNanoUsd() {
        return drift.nanoUsd();
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
