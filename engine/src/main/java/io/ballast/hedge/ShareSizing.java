package io.ballast.hedge;

import io.ballast.settings.HedgeMode;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.IndexSection;
import org.agrona.MutableDirectBuffer;

/**
 * Modes NOTIONAL and BETA: the sleeve's drift, in a candidate's fixed shares. A lot adds what is looked through of its
 * notional, divided by β in mode BETA.
 */
final class ShareSizing implements Sizing {
    private final int overlayId;
    private final int sleeveId;
    private final boolean isBeta;
    private final BandWidth band;
    private final ReturnGrid grid;
    private final Candidate[] candidates;
    private final BasketBeta[] betas;
    private long driftNanoUsd;
    private long bandNanoUsd;

    ShareSizing(final OverlaySettings settings, final ReturnGrid grid, final Candidate[] candidates) {
        overlayId = settings.id();
        sleeveId = settings.sleeveId();
        isBeta = settings.mode() != HedgeMode.NOTIONAL;
        band = new BandWidth(settings.band());
        this.grid = grid;
        this.candidates = candidates;
        betas = new BasketBeta[candidates.length];
        for (int i = 0; i < betas.length; i++) {
            betas[i] = new BasketBeta(settings.estimator());
        }
    }

    @Override
    public void size(final IndexSection index, final Candidate candidate, final LegTarget[] legs) {
        Sizing.clear(index, legs);
        driftNanoUsd = index.driftNanoUsd[sleeveId] + index.othersNanoUsd[overlayId];
        bandNanoUsd = band.halfNanoUsd(index.navNanoUsd, index.sleeveNanoUsd[sleeveId] - index.driftNanoUsd[sleeveId]);
        final long innerNanoUsd = band.innerNanoUsd(bandNanoUsd);
        final double ratio = ratio(index, candidate, legs);
        for (int i = 0; i < candidate.size(); i++) {
            final LegTarget leg = legs[candidate.place(i)];
            leg.offset(
                    candidate.partOf(driftNanoUsd, i),
                    perLotNanoUsd(index, leg.id(), ratio),
                    candidate.partOf(bandNanoUsd, i),
                    candidate.partOf(innerNanoUsd, i),
                    ratio);
        }
    }

    private double ratio(final IndexSection index, final Candidate candidate, final LegTarget[] legs) {
        if (!isBeta) {
            return 1;
        }
        final BasketBeta beta = betas[indexOf(candidate)];
        beta.use(driftNanoUsd, index.lotNanoUsd[legs[candidate.place(0)].id()]);
        return beta.used();
    }

    private int indexOf(final Candidate candidate) {
        for (int i = 0; i < candidates.length; i++) {
            if (candidates[i] == candidate) {
                return i;
            }
        }
        throw new IllegalArgumentException("a candidate of another overlay");
    }

    /** What one long lot adds to the sleeve's exposure. */
    private static long perLotNanoUsd(final IndexSection index, final int leg, final double ratio) {
        final long lookedThrough = index.lookedThroughNanoUsd[leg];
        return ratio == 1 ? lookedThrough : (long) (lookedThrough / ratio);
    }

    @Override
    public long driftNanoUsd() {
        return driftNanoUsd;
    }

    @Override
    public long effectiveDriftNanoUsd(final IndexSection index, final Candidate candidate, final LegTarget[] legs) {
        long effectiveNanoUsd = driftNanoUsd;
        for (final LegTarget leg : legs) {
            effectiveNanoUsd += index.positionLots[leg.id()] * leg.perLotNanoUsd();
        }
        return effectiveNanoUsd;
    }

    @Override
    public long bandNanoUsd() {
        return bandNanoUsd;
    }

    @Override
    public int deciders(final Candidate candidate) {
        return candidate.size();
    }

    @Override
    public void onSample(final IndexSection index) {
        for (int i = 0; i < betas.length; i++) {
            betas[i].estimate(grid, sleeveId, candidates[i]);
        }
    }

    @Override
    public double beta(final int candidate) {
        return betas[candidate].used();
    }

    @Override
    public int writeState(final MutableDirectBuffer buffer, final int offset) {
        int end = offset;
        for (final BasketBeta beta : betas) {
            end = beta.writeState(buffer, end);
        }
        return end;
    }
}
