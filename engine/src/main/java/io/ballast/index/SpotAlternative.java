package io.ballast.index;

import io.ballast.math.Ppb;
import io.ballast.settings.CostSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What selling an overlay's drift in the coins themselves would mean, looked at once NAV is known and on every timer: its value, the gain that
 * would be taxed, the coins' spread, and how deep their markets are. All coins of the sleeve are sold in proportion to
 * their values; of an overlay without a sleeve it is everything held.
 */
final class SpotAlternative implements Stateful {
    private final @Nullable CostSettings[] costs;
    private final int[] sleeveOf;
    /** By overlay: whether each coin has a volume of its own. */
    private final boolean[] isOfCoins;

    private final double[][] volumeFactor;
    private final int sleeves;
    private final PriceBook prices;
    private final Valuation valuation;
    private final SpotLots lots;
    private final long[] saleNanoUsd;
    private final long[] gainNanoUsd;
    private final double[] halfSpread;
    private final double[] depth;
    private boolean isLookedAt;
    private boolean isChanged;

    SpotAlternative(
            final List<OverlaySettings> overlays,
            final int instruments,
            final int sleeves,
            final PriceBook prices,
            final Valuation valuation,
            final SpotLots lots) {
        this.sleeves = sleeves;
        this.prices = prices;
        this.valuation = valuation;
        this.lots = lots;
        final int count = overlays.size();
        costs = new CostSettings[count];
        sleeveOf = new int[count];
        volumeFactor = new double[count][];
        isOfCoins = new boolean[count];
        for (final OverlaySettings overlay : overlays) {
            final CostSettings cost = overlay.cost();
            costs[overlay.id()] = cost;
            sleeveOf[overlay.id()] = overlay.sleeveId();
            isOfCoins[overlay.id()] = cost != null && cost.sleeveUsd() == 0;
            volumeFactor[overlay.id()] = cost == null ? new double[0] : volumeFactors(cost, instruments);
        }
        saleNanoUsd = new long[count];
        gainNanoUsd = new long[count];
        halfSpread = new double[count];
        depth = new double[count];
    }

    /** 1 ÷ √(USD a day) of each asset, 0 where none are given. */
    private static double[] volumeFactors(final CostSettings cost, final int instruments) {
        final double[] factors = new double[instruments];
        for (int i = 0; i < instruments; i++) {
            final double usdPerDay = cost.usdPerDay(i);
            factors[i] = usdPerDay == 0 ? 0 : 1 / Math.sqrt(usdPerDay);
        }
        return factors;
    }

    void onEvent(final boolean isTimer, final IndexSection index) {
        if (!index.isNavValid || (isLookedAt && !isTimer)) {
            return;
        }
        isLookedAt = true;
        isChanged = true;
        for (int overlay = 0; overlay < costs.length; overlay++) {
            final CostSettings cost = costs[overlay];
            if (cost != null) {
                look(overlay, cost, index);
            }
        }
    }

    private void look(final int overlay, final CostSettings cost, final IndexSection index) {
        double coinsNanoUsd = 0;
        for (int i = 0; i < volumeFactor[overlay].length; i++) {
            coinsNanoUsd += partNanoUsd(overlay, i);
        }
        final int sleeve = sleeveOf[overlay];
        final double drift = sleeve < 0 ? coinsNanoUsd : index.driftNanoUsd[sleeve];
        final double sold = coinsNanoUsd > 0 ? Math.max(0, Math.min(1, drift / coinsNanoUsd)) : 0;
        saleNanoUsd[overlay] = Math.round(sold * coinsNanoUsd);
        gainNanoUsd[overlay] = 0;
        halfSpread[overlay] = 0;
        depth[overlay] = cost.sleeveUsd() == 0 ? 0 : 1 / Math.sqrt(cost.sleeveUsd());
        for (int i = 0; i < volumeFactor[overlay].length; i++) {
            final double part = partNanoUsd(overlay, i);
            if (part > 0) {
                add(overlay, i, part / coinsNanoUsd, sold * part);
            }
        }
    }

    private void add(final int overlay, final int asset, final double weight, final double soldNanoUsd) {
        final long mid = prices.midHalfTicks(asset);
        halfSpread[overlay] += weight * (prices.askTicks(asset) - prices.bidTicks(asset)) / mid;
        // One volume for the coins as a whole stands for those of each.
        depth[overlay] += isOfCoins[overlay] ? weight * Math.sqrt(weight) * volumeFactor[overlay][asset] : 0;
        final double assetNanoUsd = (double) valuation.coefficient(asset) * mid;
        final long sharePpb = Math.min(Ppb.ONE, Math.round(soldNanoUsd / assetNanoUsd * Ppb.ONE));
        gainNanoUsd[overlay] += lots.gainNanoUsd(asset, sharePpb, mid);
    }

    private double partNanoUsd(final int overlay, final int asset) {
        final long mid = prices.midHalfTicks(asset);
        if (sleeveOf[overlay] >= 0) {
            return valuation.partNanoUsd(asset, sleeveOf[overlay], mid);
        }
        double sum = 0;
        for (int sleeve = 0; sleeve < sleeves; sleeve++) {
            sum += valuation.partNanoUsd(asset, sleeve, mid);
        }
        return sum;
    }

    void write(final boolean isAll, final IndexSection out) {
        if (!isAll && !isChanged) {
            return;
        }
        isChanged = false;
        System.arraycopy(saleNanoUsd, 0, out.saleNanoUsd, 0, saleNanoUsd.length);
        System.arraycopy(gainNanoUsd, 0, out.saleGainNanoUsd, 0, gainNanoUsd.length);
        System.arraycopy(halfSpread, 0, out.saleHalfSpread, 0, halfSpread.length);
        System.arraycopy(depth, 0, out.saleDepth, 0, depth.length);
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(saleNanoUsd);
        state.each(gainNanoUsd);
        state.each(halfSpread);
        state.each(depth);
        isLookedAt = state.of(isLookedAt);
    }
}
