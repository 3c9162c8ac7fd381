package io.ballast.index;

import io.ballast.position.PositionBook;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.IndexSection;
import java.util.List;

/** What each leg has cost and brought so far. */
final class LegAccounts {
    private final int[] instrumentOf;
    private final boolean[] isSpot;
    private final PriceBook prices;
    private final PositionBook book;
    private final CoinProfits coins;
    private final SpotLots lots;
    private final Attribution attribution;
    private final LegChanges changes;

    LegAccounts(
            final List<OverlaySettings> overlays,
            final PriceBook prices,
            final PositionBook book,
            final CoinProfits coins,
            final SpotLots lots,
            final Attribution attribution,
            final LegChanges changes) {
        this.changes = changes;
        final List<LegSettings> legs = OverlaySettings.legsOf(overlays);
        instrumentOf = legs.stream().mapToInt(LegSettings::instrumentId).toArray();
        isSpot = new boolean[legs.size()];
        legs.forEach(leg -> isSpot[leg.id()] = leg.isSpot());
        this.prices = prices;
        this.book = book;
        this.coins = coins;
        this.lots = lots;
        this.attribution = attribution;
    }

    /** Of the legs that changed. */
    void write(final IndexSection out) {
        if (!changes.isAny()) {
            return;
        }
        for (int leg = 0; leg < instrumentOf.length; leg++) {
            if (changes.isChanged(leg)) {
                write(instrumentOf[leg], leg, out);
            }
        }
    }

    private void write(final int instrument, final int leg, final IndexSection out) {
        out.legFeesNanoUsd[leg] = book.feesNanoUsd(instrument);
        out.legSpreadNanoUsd[leg] = book.spreadNanoUsd(instrument);
        out.legFundingNanoUsd[leg] = book.fundingNanoUsd(instrument);
        out.legBasisNanoUsd[leg] = attribution.basisNanoUsd(instrument);
        writeProfit(instrument, leg, out);
    }

    private void writeProfit(final int instrument, final int leg, final IndexSection out) {
        final long midHalfTicks = prices.midHalfTicks(instrument);
        if (isSpot[leg]) {
            out.legRealisedNanoUsd[leg] = lots.realisedNanoUsd(instrument);
            out.legUnrealisedNanoUsd[leg] = lots.unrealisedNanoUsd(instrument, midHalfTicks);
            out.legEntryTicks[leg] = lots.entryTicks(instrument);
            return;
        }
        if (coins.isSettledInCoin(instrument)) {
            out.legRealisedNanoUsd[leg] = coins.realisedNanoUsd(instrument);
            out.legUnrealisedNanoUsd[leg] = coins.valueNanoUsd(instrument) - out.legRealisedNanoUsd[leg];
        } else {
            out.legRealisedNanoUsd[leg] = book.realisedNanoUsd(instrument);
            out.legUnrealisedNanoUsd[leg] = book.unrealisedNanoUsd(instrument, midHalfTicks);
        }
        out.legEntryTicks[leg] = book.averageEntryTicks(instrument);
    }
}
