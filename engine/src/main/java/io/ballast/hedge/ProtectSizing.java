package io.ballast.hedge;

import io.ballast.math.Ppb;
import io.ballast.settings.HedgeMode;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;
import java.util.Arrays;

/** A share of the portfolio's β against a candidate: Σ V_s·β_s over the sleeves, in the candidate's fixed shares. */
final class ProtectSizing implements Sizing {
    private final boolean isBeta;
    private final int sleeves;
    private final Protection protection;
    private final BandWidth band;
    private final ReturnGrid grid;
    private final Candidate[] candidates;
    private final BasketBeta[][] betas;
    private final double[] portfolioBeta;
    private long exposureNanoUsd;
    private long driftNanoUsd;
    private long bandNanoUsd;

    ProtectSizing(
            final OverlaySettings settings,
            final int sleeves,
            final Protection protection,
            final ReturnGrid grid,
            final Candidate[] candidates) {
        isBeta = settings.mode() != HedgeMode.NOTIONAL;
        this.sleeves = sleeves;
        this.protection = protection;
        this.grid = grid;
        this.candidates = candidates;
        band = new BandWidth(settings.band());
        betas = new BasketBeta[candidates.length][sleeves];
        portfolioBeta = new double[candidates.length];
        Arrays.fill(portfolioBeta, settings.estimator().compositionBeta());
        for (final BasketBeta[] bySleeve : betas) {
            for (int sleeve = 0; sleeve < sleeves; sleeve++) {
                bySleeve[sleeve] = new BasketBeta(
                        settings.estimator(), settings.estimator().compositionBeta());
            }
        }
    }

    @Override
    public void size(final IndexSection index, final Candidate candidate, final LegTarget[] legs) {
        Sizing.clear(index, legs);
        exposureNanoUsd = Ppb.of(valueNanoUsd(index), protection.sharePpb());
        driftNanoUsd = Ppb.of(betaNanoUsd(index, candidate, legs), protection.sharePpb());
        bandNanoUsd = band.halfNanoUsd(index.navNanoUsd, index.navNanoUsd);
        final long innerNanoUsd = band.innerNanoUsd(bandNanoUsd);
        for (int i = 0; i < candidate.size(); i++) {
            final LegTarget leg = legs[candidate.place(i)];
            leg.offset(
                    candidate.partOf(driftNanoUsd, i),
                    index.lotNanoUsd[leg.id()],
                    candidate.partOf(bandNanoUsd, i),
                    candidate.partOf(innerNanoUsd, i),
                    1);
        }
    }

    private static long valueNanoUsd(final IndexSection index) {
        long sum = 0;
        for (final long nanoUsd : index.sleeveNanoUsd) {
            sum += nanoUsd;
        }
        return sum;
    }

    /** USD of the candidate that move as the whole portfolio does. */
    private long betaNanoUsd(final IndexSection index, final Candidate candidate, final LegTarget[] legs) {
        final BasketBeta[] bySleeve = betas[candidate.number()];
        final long lotNanoUsd = index.lotNanoUsd[legs[candidate.place(0)].id()];
        long sum = 0;
        for (int sleeve = 0; sleeve < sleeves; sleeve++) {
            final long valueNanoUsd = index.sleeveNanoUsd[sleeve];
            if (isBeta) {
                bySleeve[sleeve].use(valueNanoUsd, lotNanoUsd);
                sum += (long) (bySleeve[sleeve].used() * valueNanoUsd);
            } else {
                sum += valueNanoUsd;
            }
        }
        return sum;
    }

    @Override
    public long driftNanoUsd() {
        return driftNanoUsd;
    }

    @Override
    public long effectiveDriftNanoUsd(final IndexSection index, final Candidate candidate, final LegTarget[] legs) {
        long effectiveNanoUsd = driftNanoUsd;
        for (final LegTarget leg : legs) {
            effectiveNanoUsd += index.positionLots[leg.id()] * index.lotNanoUsd[leg.id()];
        }
        return effectiveNanoUsd;
    }

    @Override
    public long bandNanoUsd() {
        return bandNanoUsd;
    }

    @Override
    public long exposureNanoUsd() {
        return exposureNanoUsd;
    }

    @Override
    public double ratio(final boolean asBeta, final int candidate, final int i) {
        return candidates[candidate].share(i) * (asBeta ? portfolioBeta[candidate] : 1);
    }

    @Override
    public void onSample(final IndexSection index) {
        for (int i = 0; i < candidates.length; i++) {
            double value = 0;
            double moving = 0;
            for (int sleeve = 0; sleeve < sleeves; sleeve++) {
                betas[i][sleeve].estimate(grid, sleeve, candidates[i]);
                value += index.sleeveNanoUsd[sleeve];
                moving += betas[i][sleeve].latest() * index.sleeveNanoUsd[sleeve];
            }
            if (value > 0) {
                portfolioBeta[i] = moving / value;
            }
        }
    }

    /** That of the whole portfolio, each sleeve with its own. */
    @Override
    public double firstBeta(final int candidate) {
        return isBeta ? portfolioBeta[candidate] : Double.NaN;
    }

    @Override
    public double secondBeta(final int candidate) {
        return Double.NaN;
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(portfolioBeta);
        for (final BasketBeta[] bySleeve : betas) {
            state.each(bySleeve);
        }
    }
}
