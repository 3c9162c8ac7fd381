package io.ballast.hedge;

import io.ballast.estimator.MinTrackingError;
import io.ballast.estimator.ReturnCovariance;
import io.ballast.settings.CandidateSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;

/**
 * Mode MIN_TE: the notionals that leave the least variance of everything that is off its target. Covariances are
 * factored when returns come in; a tick costs k products a sleeve and a solve of k². Each contract has its own band
 * around its own optimum. Before enough samples it sizes as mode BETA does on the composition.
 */
final class MinimumErrorSizing implements Sizing {
    private static final double RIDGE = 1e-6;

    private final OverlaySettings settings;
    private final Sizing untilReady;
    private final Exposures exposures;
    private final BandWidth band;
    private final ReturnGrid grid;
    private final Candidate[] candidates;
    private final MinTrackingError[] solvers;
    private final boolean[] isPrepared;
    private final double[][] sharedWithSleeves;
    private final double[] scratch = new double[CandidateSettings.MAX_LEGS * CandidateSettings.MAX_LEGS];
    private final double[] costs = new double[CandidateSettings.MAX_LEGS];
    private final double[] gradient = new double[CandidateSettings.MAX_LEGS];
    private final double[] lower = new double[CandidateSettings.MAX_LEGS];
    private final double[] upper = new double[CandidateSettings.MAX_LEGS];
    private final double[] optimum = new double[CandidateSettings.MAX_LEGS];
    private final double[] lotNanoUsd = new double[CandidateSettings.MAX_LEGS];
    private final long[] roundedLots = new long[CandidateSettings.MAX_LEGS];
    private final NoTradeRegion[] regions;
    private long bandNanoUsd;
    /** Whether the last sizing is the optimum's; else it is that of the composition. */
    private boolean isSolved;

    MinimumErrorSizing(
            final OverlaySettings settings,
            final ReturnGrid grid,
            final Candidate[] candidates,
            final Exposures exposures,
            final Sizing untilReady) {
        this.settings = settings;
        this.grid = grid;
        this.candidates = candidates;
        this.exposures = exposures;
        this.untilReady = untilReady;
        band = new BandWidth(settings.band());
        solvers = new MinTrackingError[candidates.length];
        isPrepared = new boolean[candidates.length];
        sharedWithSleeves = new double[candidates.length][CandidateSettings.MAX_LEGS * exposures.sleeves()];
        regions = new NoTradeRegion[candidates.length];
        for (int i = 0; i < solvers.length; i++) {
            regions[i] = new NoTradeRegion(exposures.sleeves());
            solvers[i] = new MinTrackingError(CandidateSettings.MAX_LEGS);
        }
    }

    @Override
    public void onSample(final IndexSection index) {
        untilReady.onSample(index);
        if (grid.covariance().isReady()) {
            for (int i = 0; i < candidates.length; i++) {
                isPrepared[i] |= prepare(i);
            }
        }
    }

    private boolean prepare(final int at) {
        final Candidate candidate = candidates[at];
        final ReturnCovariance covariance = grid.covariance();
        final int k = candidate.size();
        for (int i = 0; i < k; i++) {
            final int series = grid.seriesOf(candidate.place(i));
            costs[i] = settings.legs().get(candidate.place(i)).costPpb();
            for (int j = 0; j < k; j++) {
                scratch[i * k + j] = covariance.perYear(series, grid.seriesOf(candidate.place(j)));
            }
        }
        if (!solvers[at].prepare(scratch, k, RIDGE, costs)) {
            return false;
        }
        final int sleeves = exposures.sleeves();
        for (int i = 0; i < k; i++) {
            for (int sleeve = 0; sleeve < sleeves; sleeve++) {
                sharedWithSleeves[at][i * sleeves + sleeve] =
                        covariance.perYear(grid.seriesOf(candidate.place(i)), sleeve);
            }
        }
        regions[at].prepare(solvers[at], k, sharedWithSleeves[at]);
        return true;
    }

    /** Whether the optimum of a candidate is known. */
    boolean isPrepared(final int candidate) {
        return isPrepared[candidate];
    }

    /** The USD of a candidate's i-th contract at the optimum, as last solved. */
    double optimum(final int i) {
        return optimum[i];
    }

    /** Solves for a candidate on the exposures last read; false if that could not be done. */
    boolean solve(final int at, final IndexSection index, final LegTarget[] legs) {
        final Candidate candidate = candidates[at];
        final int sleeves = exposures.sleeves();
        for (int i = 0; i < candidate.size(); i++) {
            double sum = 0;
            for (int sleeve = 0; sleeve < sleeves; sleeve++) {
                sum += sharedWithSleeves[at][i * sleeves + sleeve] * exposures.nanoUsd(sleeve);
            }
            gradient[i] = sum;
            final int place = candidate.place(i);
            final LegSettings leg = settings.legs().get(place);
            upper[i] = (double) leg.maxPositionLots() * index.lotNanoUsd[legs[place].id()];
            lower[i] = -upper[i];
        }
        return solvers[at].solve(gradient, lower, upper, optimum);
    }

    @Override
    public void size(final IndexSection index, final Candidate candidate, final LegTarget[] legs) {
        untilReady.size(index, candidate, legs);
        bandNanoUsd = untilReady.bandNanoUsd();
        final int at = candidate.number();
        isSolved = false;
        if (!isPrepared[at]) {
            return;
        }
        exposures.read(index);
        isSolved = solve(at, index, legs);
        if (!isSolved) {
            return;
        }
        final long innerNanoUsd = band.innerNanoUsd(bandNanoUsd);
        for (int i = 0; i < candidate.size(); i++) {
            final LegTarget leg = legs[candidate.place(i)];
            leg.offset(-(long) optimum[i], index.lotNanoUsd[leg.id()], bandNanoUsd, innerNanoUsd, 1);
        }
    }

    @Override
    public boolean isFollowing(
            final boolean isOpen, final IndexSection index, final Candidate candidate, final LegTarget[] legs) {
        final int at = candidate.number();
        if (!isPrepared[at]) {
            return untilReady.isFollowing(isOpen, index, candidate, legs);
        }
        return isSolved
                && solvers[at].isInside()
                && regions[at].measure(isOpen, index, exposures, candidate, legs, band, bandNanoUsd, optimum, upper);
    }

    /** Exposures by leg and the effective drift stay as of the last sizing: that nothing is to be done is known without them. */
    @Override
    public boolean follow(
            final boolean isOpen,
            final IndexSection index,
            final Candidate candidate,
            final LegTarget[] legs,
            final HedgeSection out) {
        final int at = candidate.number();
        final boolean isFollowed = isPrepared[at]
                ? untilReady.followDrift(index, candidate, legs)
                : untilReady.follow(isOpen, index, candidate, legs, out);
        bandNanoUsd = untilReady.bandNanoUsd();
        return isFollowed && (!isPrepared[at] || regions[at].contains(index, bandNanoUsd));
    }

    /**
     * Replaces lots that were rounded one by one with those that together leave the least tracking error, where nothing
     * is to be left of the gap.
     */
    void round(final Candidate candidate, final LegTarget[] legs, final IndexSection index, final long[] wantedLots) {
        if (!isSolved || settings.band().tradeBackPpb() != 0) {
            return;
        }
        for (int i = 0; i < candidate.size(); i++) {
            lotNanoUsd[i] = index.lotNanoUsd[legs[candidate.place(i)].id()];
        }
        final int at = candidate.number();
        if (solvers[at].roundToLots(gradient, optimum, lotNanoUsd, lower, upper, roundedLots)) {
            for (int i = 0; i < candidate.size(); i++) {
                wantedLots[candidate.place(i)] = roundedLots[i];
            }
        }
    }

    @Override
    public long driftNanoUsd() {
        return untilReady.driftNanoUsd();
    }

    /** The largest distance of a position from its optimum. */
    @Override
    public long effectiveDriftNanoUsd(final IndexSection index, final Candidate candidate, final LegTarget[] legs) {
        if (!isSolved) {
            return untilReady.effectiveDriftNanoUsd(index, candidate, legs);
        }
        long farthest = 0;
        for (int i = 0; i < candidate.size(); i++) {
            final LegTarget leg = legs[candidate.place(i)];
            final long gap = leg.excessNanoUsd() + index.positionLots[leg.id()] * leg.perLotNanoUsd();
            farthest = Math.abs(gap) > Math.abs(farthest) ? gap : farthest;
        }
        return farthest;
    }

    /** What the positions look through to the overlay's sleeve, as no one contract offsets a part of its own. */
    @Override
    public long coveredNanoUsd(final IndexSection index, final Candidate candidate, final LegTarget[] legs) {
        if (!isSolved) {
            return untilReady.coveredNanoUsd(index, candidate, legs);
        }
        long covered = 0;
        for (final LegTarget leg : legs) {
            covered -= index.positionLots[leg.id()] * index.lookedThroughNanoUsd[leg.id()];
        }
        return covered;
    }

    @Override
    public long bandNanoUsd() {
        return bandNanoUsd;
    }

    @Override
    public long exposureNanoUsd() {
        return untilReady.exposureNanoUsd();
    }

    @Override
    public double ratio(final boolean asBeta, final int candidate, final int i) {
        return untilReady.ratio(asBeta, candidate, i);
    }

    @Override
    public double firstBeta(final int candidate) {
        return untilReady.firstBeta(candidate);
    }

    @Override
    public double secondBeta(final int candidate) {
        return untilReady.secondBeta(candidate);
    }

    @Override
    public boolean isOptimal() {
        return isSolved;
    }

    @Override
    public void codeState(final StateCodec state) {
        untilReady.codeState(state);
        state.each(isPrepared);
        state.each(solvers);
        for (final double[] shared : sharedWithSleeves) {
            state.each(shared);
        }
        if (state.isReading()) {
            for (int i = 0; i < candidates.length; i++) {
                regions[i].prepare(solvers[i], isPrepared[i] ? candidates[i].size() : 0, sharedWithSleeves[i]);
            }
        }
    }
}
