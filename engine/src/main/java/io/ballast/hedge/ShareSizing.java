package io.ballast.hedge;

import io.ballast.math.Ppb;
import io.ballast.settings.HedgeMode;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;

/**
 * Modes NOTIONAL and BETA: the sleeve's drift, in a candidate's fixed shares. In mode NOTIONAL a lot adds what is looked
 * through of its notional; in mode BETA its notional divided by β, which is measured on the whole contract and so needs
 * no look-through.
 */
final class ShareSizing implements Sizing {
    private final SleeveDrift drift;
    private final int sleeveId;
    private final boolean isBeta;
    private final ReturnGrid grid;
    private final Candidate[] candidates;
    private final BasketBeta[] betas;
    private final double[][] lookThrough;

    ShareSizing(final OverlaySettings settings, final ReturnGrid grid, final Candidate[] candidates) {
        drift = new SleeveDrift(settings);
        sleeveId = settings.sleeveId();
        isBeta = settings.mode() != HedgeMode.NOTIONAL;
        this.grid = grid;
        this.candidates = candidates;
        betas = new BasketBeta[candidates.length];
        lookThrough = new double[candidates.length][];
        for (int i = 0; i < betas.length; i++) {
            lookThrough[i] = lookThrough(settings, candidates[i]);
            betas[i] = new BasketBeta(settings.estimator(), prior(settings, candidates[i], lookThrough[i]));
        }
    }

    private static double[] lookThrough(final OverlaySettings settings, final Candidate candidate) {
        final double[] shares = new double[candidate.size()];
        for (int i = 0; i < shares.length; i++) {
            final LegSettings leg = settings.contracts().get(candidate.place(i));
            shares[i] = Ppb.toFraction(leg.lookThroughPpb().get(settings.sleeveId()));
        }
        return shares;
    }

    /** β₀ of contracts that rise when the sleeve falls is below zero. */
    private static double prior(final OverlaySettings settings, final Candidate candidate, final double[] lookThrough) {
        double sum = 0;
        for (int i = 0; i < lookThrough.length; i++) {
            sum += candidate.share(i) * lookThrough[i];
        }
        final double composition = settings.estimator().compositionBeta();
        return sum < 0 ? -Math.abs(composition) : composition;
    }

    @Override
    public void size(final IndexSection index, final Candidate candidate, final LegTarget[] legs) {
        Sizing.clear(index, legs);
        followDrift(index, candidate, legs);
        final long innerNanoUsd = drift.innerNanoUsd();
        final double ratio = ratio(index, candidate, legs);
        for (int i = 0; i < candidate.size(); i++) {
            final LegTarget leg = legs[candidate.place(i)];
            leg.offset(
                    candidate.partOf(drift.nanoUsd(), i),
                    isBeta ? (long) (index.lotNanoUsd[leg.id()] / ratio) : index.lookedThroughNanoUsd[leg.id()],
                    candidate.partOf(drift.bandNanoUsd(), i),
                    candidate.partOf(innerNanoUsd, i),
                    ratio);
        }
    }

    @Override
    public boolean isFollowing(
            final boolean isOpen, final IndexSection index, final Candidate candidate, final LegTarget[] legs) {
        drift.hold(effectiveDriftNanoUsd(index, candidate, legs));
        return true;
    }

    @Override
    public boolean followDrift(final IndexSection index, final Candidate candidate, final LegTarget[] legs) {
        drift.follow(index);
        return !isBeta
                || betas[candidate.number()].isKept(drift.nanoUsd(), index.lotNanoUsd[legs[candidate.place(0)].id()]);
    }

    @Override
    public boolean follow(
            final boolean isOpen,
            final IndexSection index,
            final Candidate candidate,
            final LegTarget[] legs,
            final HedgeSection out) {
        if (!followDrift(index, candidate, legs)) {
            return false;
        }
        final long innerNanoUsd = drift.innerNanoUsd();
        boolean isCalledFor = !isOpen;
        for (int i = 0; i < candidate.size(); i++) {
            final LegTarget leg = legs[candidate.place(i)];
            leg.follow(
                    candidate.partOf(drift.nanoUsd(), i),
                    candidate.partOf(drift.bandNanoUsd(), i),
                    candidate.partOf(innerNanoUsd, i));
            if (leg.isBreached()) {
                return false;
            }
            isCalledFor |= leg.isCalledFor();
            leg.describe(out);
        }
        drift.writeEffective(out);
        return isCalledFor;
    }

    private double ratio(final IndexSection index, final Candidate candidate, final LegTarget[] legs) {
        if (!isBeta) {
            return 1;
        }
        final BasketBeta beta = betas[candidate.number()];
        beta.use(drift.nanoUsd(), index.lotNanoUsd[legs[candidate.place(0)].id()]);
        return beta.used();
    }

    @Override
    public long driftNanoUsd() {
        return drift.nanoUsd();
    }

    @Override
    public long effectiveDriftNanoUsd(final IndexSection index, final Candidate candidate, final LegTarget[] legs) {
        long effectiveNanoUsd = drift.nanoUsd();
        for (final LegTarget leg : legs) {
            effectiveNanoUsd += index.positionLots[leg.id()] * leg.perLotNanoUsd();
        }
        return effectiveNanoUsd;
    }

    @Override
    public long bandNanoUsd() {
        return drift.bandNanoUsd();
    }

    @Override
    public void onSample(final IndexSection index) {
        for (int i = 0; i < betas.length; i++) {
            betas[i].estimate(grid, sleeveId, candidates[i]);
        }
    }

    @Override
    public long exposureNanoUsd() {
        return drift.nanoUsd();
    }

    @Override
    public double ratio(final boolean asBeta, final int candidate, final int i) {
        final double share = candidates[candidate].share(i);
        if (asBeta) {
            return share * betas[candidate].latest();
        }
        return lookThrough[candidate][i] == 0 ? 0 : share / lookThrough[candidate][i];
    }

    @Override
    public double firstBeta(final int candidate) {
        return isBeta ? betas[candidate].used() : Double.NaN;
    }

    @Override
    public double secondBeta(final int candidate) {
        return isBeta ? betas[candidate].latest() : Double.NaN;
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(betas);
    }
}
