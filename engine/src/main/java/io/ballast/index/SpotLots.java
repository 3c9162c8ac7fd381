package io.ballast.index;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.Sleeve;
import io.ballast.math.Bounds;
import io.ballast.math.Ppb;
import io.ballast.math.WideDivision;
import io.ballast.position.TaxLots;
import io.ballast.settings.OpeningLot;
import io.ballast.settings.TaxLotSettings;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tax lots of the assets held. What comes in other than by trading is a lot at the mid of that moment, or at the first
 * mid after it; what goes out other than by trading takes lots and realises nothing.
 */
final class SpotLots implements Stateful {
    private final @Nullable TaxLots[] lots;
    private final long[] unitNanoUsd;
    /** By asset: lots held at no price yet, and since when. */
    private final long[] unpricedLots;

    private final long[] unpricedNs;

    SpotLots(final List<Instrument> instruments, final List<Sleeve> sleeves, final TaxLotSettings settings) {
        lots = new TaxLots[instruments.size()];
        unitNanoUsd = new long[lots.length];
        unpricedLots = new long[lots.length];
        unpricedNs = new long[lots.length];
        for (final Sleeve sleeve : sleeves) {
            for (final int assetId : sleeve.assetIds()) {
                lots[assetId] = new TaxLots(settings.method());
                unitNanoUsd[assetId] = instruments.get(assetId).nanoUsdPerHalfTickLot();
            }
        }
        for (final OpeningLot opening : settings.lots()) {
            final TaxLots asset = lots[opening.instrumentId()];
            if (asset != null) {
                asset.acquire(
                        opening.qtyLots(),
                        cost(opening, instruments.get(opening.instrumentId())),
                        opening.acquiredNs());
            }
        }
    }

    private static long cost(final OpeningLot opening, final Instrument asset) {
        return asset.lotSize()
                .multiply(BigDecimal.valueOf(opening.qtyLots()))
                .multiply(BigDecimal.valueOf(opening.priceNanoUsd()))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** The account holds so much of an asset. */
    void onHolding(final int assetId, final long qtyLots, final long midHalfTicks, final long timeNs) {
        final TaxLots asset = lots[assetId];
        if (asset == null) {
            return;
        }
        final long change = qtyLots - asset.heldLots() - unpricedLots[assetId];
        if (change > 0) {
            unpricedLots[assetId] += change;
            unpricedNs[assetId] = timeNs;
            onMid(assetId, midHalfTicks);
        } else if (change < 0) {
            final long unpriced = Math.min(-change, unpricedLots[assetId]);
            unpricedLots[assetId] -= unpriced;
            asset.take(-change - unpriced);
        }
    }

    /** An asset has this mid: what was held of it at none was acquired at it. */
    void onMid(final int assetId, final long midHalfTicks) {
        final TaxLots asset = lots[assetId];
        final long unpriced = unpricedLots[assetId];
        if (unpriced == 0 || midHalfTicks == 0 || asset == null) {
            return;
        }
        final boolean isMoney = Bounds.isProductMoney(unpriced, midHalfTicks, unitNanoUsd[assetId]);
        asset.acquire(unpriced, isMoney ? unpriced * midHalfTicks * unitNanoUsd[assetId] : 0, unpricedNs[assetId]);
        unpricedLots[assetId] = 0;
    }

    /** Bought or sold for so much; what is sold beyond what is held was never acquired. */
    void onFill(final int assetId, final long signedLots, final long nanoUsd, final long timeNs) {
        final TaxLots asset = lots[assetId];
        if (asset == null) {
            return;
        }
        if (signedLots > 0) {
            asset.acquire(signedLots, nanoUsd, timeNs);
        } else {
            final long sold = Math.min(-signedLots, asset.heldLots());
            asset.sell(sold, sold == -signedLots ? nanoUsd : WideDivision.nearest(nanoUsd, sold, -signedLots));
        }
    }

    /** Gain that selling a share of an asset at its mid would realise; a loss below zero. */
    long gainNanoUsd(final int assetId, final long sharePpb, final long midHalfTicks) {
        final TaxLots asset = lots[assetId];
        if (asset == null) {
            return 0;
        }
        final long sold = Ppb.of(asset.heldLots(), sharePpb);
        return sold * midHalfTicks * unitNanoUsd[assetId] - asset.costNanoUsdOf(sold);
    }

    long realisedNanoUsd(final int assetId) {
        final TaxLots asset = lots[assetId];
        return asset == null ? 0 : asset.realisedNanoUsd();
    }

    /** At this mid. */
    long unrealisedNanoUsd(final int assetId, final long midHalfTicks) {
        final TaxLots asset = lots[assetId];
        return asset == null ? 0 : asset.heldLots() * midHalfTicks * unitNanoUsd[assetId] - asset.heldCostNanoUsd();
    }

    /** What one unit of what is held cost on average, in ticks; NaN if nothing is. */
    double entryTicks(final int assetId) {
        final TaxLots asset = lots[assetId];
        return asset == null || asset.heldLots() == 0
                ? Double.NaN
                : (double) asset.heldCostNanoUsd() / asset.heldLots() / (2.0 * unitNanoUsd[assetId]);
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(unpricedLots);
        state.each(unpricedNs);
        state.each(lots);
    }
}
