package io.ballast.hedge;

import io.ballast.math.Ppb;
import io.ballast.position.ImpactRun;
import io.ballast.settings.CostSettings;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * What the same changes of exposure would have cost in the coins themselves, all of the sleeve's in proportion: fee, half
 * spread and impact of each, and tax on the gains that the sales would have realised. What was sold before and bought back
 * has no gain left: a sale is taxed as far as it goes beyond the most that was sold so far.
 */
final class DirectCosts implements Stateful {
    private static final double NANO = 1e9;

    private final int overlayId;
    private final CostSettings settings;
    private final AssetSigma sigma;
    private final ImpactRun run = new ImpactRun();
    private double paidUsd;
    private double taxUsd;
    private double mostUsd;

    DirectCosts(final int overlayId, final CostSettings settings, final AssetSigma sigma) {
        this.overlayId = overlayId;
        this.settings = settings;
        this.sigma = sigma;
    }

    void begin() {
        run.clear();
        paidUsd = 0;
        taxUsd = 0;
        mostUsd = 0;
    }

    /** Exposure that the overlay offsets went from one amount to another; above zero coins would have been sold for it. */
    void onTrade(final long beforeNanoUsd, final long afterNanoUsd, final long timeNs, final IndexSection index) {
        final double boughtUsd = (beforeNanoUsd - afterNanoUsd) / NANO;
        paidUsd += Math.abs(boughtUsd) * proportional(index) + run.onTrade(boughtUsd, factor(index), timeNs);
        final double offsetUsd = Math.abs(afterNanoUsd) / NANO;
        if (offsetUsd > mostUsd) {
            taxUsd += afterNanoUsd > 0 ? (offsetUsd - mostUsd) * taxOfDollar(index) : 0;
            mostUsd = offsetUsd;
        }
    }

    private double proportional(final IndexSection index) {
        final boolean isQuoted = settings.halfSpreadPpb() == CostSettings.QUOTED;
        return Ppb.toFraction(settings.feePpb())
                + (isQuoted ? index.saleHalfSpread[overlayId] : Ppb.toFraction(settings.halfSpreadPpb()));
    }

    private double factor(final IndexSection index) {
        return settings.impact() * sigma.ofCoins(index) * index.saleDepth[overlayId];
    }

    /** A loss that would be realised relieves. */
    private double taxOfDollar(final IndexSection index) {
        final long saleNanoUsd = index.saleNanoUsd[overlayId];
        return saleNanoUsd == 0
                ? 0
                : Ppb.toFraction(settings.taxPpb()) * index.saleGainNanoUsd[overlayId] / saleNanoUsd;
    }

    /** One more trade of so many dollars. */
    double tradeUsd(final double usd, final IndexSection index) {
        return usd * proportional(index) + ImpactRun.cost(factor(index), usd);
    }

    /** Fees, half spread and impact of the trades so far. */
    double paidUsd() {
        return paidUsd;
    }

    /** Tax on them, whole. */
    double taxUsd() {
        return taxUsd;
    }

    /** The most exposure that was offset at once. */
    double mostUsd() {
        return mostUsd;
    }

    @Override
    public void codeState(final StateCodec state) {
        run.codeState(state);
        paidUsd = state.of(paidUsd);
        taxUsd = state.of(taxUsd);
        mostUsd = state.of(mostUsd);
    }
}
