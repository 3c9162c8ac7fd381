package io.ballast.index;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.Sleeve;
import io.ballast.position.CoinPosition;
import io.ballast.position.PositionBook;
import io.ballast.settings.TaxLotSettings;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Quality;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account: cash, holdings and positions, what they are worth, where that came from, and whether every price in it is
 * sound.
 */
final class Portfolio implements Stateful {
    private static final long OUT_OF_RANGE = Long.MIN_VALUE;

    private final PriceBook prices;
    private final Expiries expiries;
    private final Valuation valuation;
    private final PositionBook book;
    private final CoinProfits coins;
    private final Attribution attribution;
    private final SpotLots lots;
    private final boolean[] isDegraded;
    /** Assets of a sleeve, by instrument, of which no holding was received yet. */
    private final boolean[] isHoldingUnknown;
    /** How many holdings are unknown: until there are none, NAV is not known. */
    private int unknownHoldings;

    private boolean isCashKnown;
    /** Instruments that NAV depends on and that have no valid price. */
    private int unpriced;
    /** Instruments that NAV depends on and whose price is degraded. */
    private int degraded;

    Portfolio(
            final List<Instrument> instruments,
            final List<Sleeve> sleeves,
            final TaxLotSettings taxLots,
            final PriceBook prices,
            final Expiries expiries) {
        this.prices = prices;
        this.expiries = expiries;
        valuation = new Valuation(instruments, sleeves);
        book = new PositionBook(
                valuation.unitNanoUsd(),
                valuation.isContract(),
                instruments.stream().mapToInt(Instrument::sourceId).toArray(),
                coinPositions(instruments));
        attribution = new Attribution(instruments);
        coins = new CoinProfits(instruments, prices, book, valuation, attribution);
        lots = new SpotLots(instruments, sleeves, taxLots);
        isDegraded = new boolean[instruments.size()];
        isHoldingUnknown = new boolean[instruments.size()];
        for (final Sleeve sleeve : sleeves) {
            for (final int assetId : sleeve.assetIds()) {
                unknownHoldings += isHoldingUnknown[assetId] ? 0 : 1;
                isHoldingUnknown[assetId] = true;
            }
        }
    }

    private static @Nullable CoinPosition[] coinPositions(final List<Instrument> instruments) {
        final @Nullable CoinPosition[] positions = new CoinPosition[instruments.size()];
        for (final Instrument instrument : instruments) {
            positions[instrument.id()] = instrument.isSettledInCoin() ? CoinPosition.of(instrument) : null;
        }
        return positions;
    }

    Valuation valuation() {
        return valuation;
    }

    PositionBook book() {
        return book;
    }

    CoinProfits coins() {
        return coins;
    }

    SpotLots lots() {
        return lots;
    }

    Attribution attribution() {
        return attribution;
    }

    /** The mid of an instrument is another one; before that it was this, 0: none. */
    void onMove(final int instrumentId, final long before, final long deltaHalfTicks) {
        attribution.onMove(instrumentId, valuation.coefficient(instrumentId), before, deltaHalfTicks);
        valuation.onMove(instrumentId, deltaHalfTicks);
        coins.onMove(instrumentId);
        lots.onMid(instrumentId, before + deltaHalfTicks);
        final int[] contracts = attribution.followedBy(instrumentId);
        for (int i = 0; i < contracts.length; i++) {
            attribution.onUnderlying(contracts[i], valuation.coefficient(contracts[i]), before + deltaHalfTicks);
        }
    }

    void onMark(final IngestSection in) {
        attribution.onIndexPrice(in.instrumentId, valuation.coefficient(in.instrumentId), in.indexTicks);
    }

    void onFill(final IngestSection in) {
        final int instrumentId = in.instrumentId;
        final long midHalfTicks = prices.midHalfTicks(instrumentId);
        if (coins.isSettledInCoin(instrumentId)) {
            onCoinFill(in, midHalfTicks);
            return;
        }
        final long coefficient = valuation.coefficient(instrumentId);
        final long spreadNanoUsd = book.spreadNanoUsd();
        final long lotsBefore = book.lots(instrumentId);
        book.onFill(instrumentId, in.executionSign, in.lastLots, in.lastTicks, in.feeNanoUsd, midHalfTicks);
        changeQuantity(instrumentId, book.lots(instrumentId));
        final long notionalNanoUsd = in.lastLots * 2 * in.lastTicks * valuation.unitNanoUsd(instrumentId);
        attribution.onFill(
                instrumentId,
                valuation.coefficient(instrumentId) - coefficient,
                midHalfTicks,
                -in.executionSign * notionalNanoUsd,
                book.spreadNanoUsd() - spreadNanoUsd);
        lots.onFill(instrumentId, book.lots(instrumentId) - lotsBefore, notionalNanoUsd, in.timeNs);
    }

    /** At mid a fill changes the profit by what it was better than the mid. */
    private void onCoinFill(final IngestSection in, final long midHalfTicks) {
        final int contractId = in.instrumentId;
        final int coinId = coins.coinOf(contractId);
        final int before = unpricedOf(contractId) + unpricedOf(coinId);
        book.onFill(contractId, in.executionSign, in.lastLots, in.lastTicks, in.feeNanoUsd, midHalfTicks);
        final long gainNanoUsd = coins.onFill(contractId);
        final long spreadNanoUsd = midHalfTicks == 0 ? 0 : -gainNanoUsd;
        book.onSpread(contractId, spreadNanoUsd);
        attribution.onFill(contractId, 0, midHalfTicks, 0, spreadNanoUsd);
        unpriced += unpricedOf(contractId) + unpricedOf(coinId) - before;
    }

    void onAccount(final IngestSection in) {
        if (in.isFunding) {
            book.onFunding(in.instrumentId, in.amountNanoUsd);
        } else {
            book.onTransfer(in.amountNanoUsd);
            attribution.onTransfer(in.amountNanoUsd);
            isCashKnown = true;
        }
    }

    void onHolding(final IngestSection in) {
        final int assetId = in.instrumentId;
        final long coefficient = valuation.coefficient(assetId);
        final long midHalfTicks = prices.midHalfTicks(assetId);
        book.onHolding(assetId, in.holdingLots);
        if (isHoldingUnknown[assetId]) {
            isHoldingUnknown[assetId] = false;
            unknownHoldings--;
        }
        changeQuantity(assetId, in.holdingLots);
        valuation.onBaseline(assetId, in.holdingLots, midHalfTicks);
        attribution.onHolding(valuation.coefficient(assetId) - coefficient, midHalfTicks);
        lots.onHolding(assetId, in.holdingLots, midHalfTicks, in.timeNs);
    }

    private void changeQuantity(final int instrumentId, final long qtyLots) {
        final int before = unpricedOf(instrumentId);
        final int degradedBefore = degradedOf(instrumentId);
        valuation.onQuantity(instrumentId, qtyLots, prices.midHalfTicks(instrumentId));
        degraded += degradedOf(instrumentId) - degradedBefore;
        unpriced += unpricedOf(instrumentId) - before;
    }

    /** Whether a price is degraded from now on; true if it was not so before. */
    boolean setDegraded(final int instrumentId, final boolean isNowDegraded) {
        if (isDegraded[instrumentId] == isNowDegraded) {
            return false;
        }
        isDegraded[instrumentId] = isNowDegraded;
        if (matters(instrumentId)) {
            degraded += isNowDegraded ? 1 : -1;
        }
        return true;
    }

    void onValid(final int instrumentId) {
        if (matters(instrumentId)) {
            unpriced--;
        }
    }

    void onInvalid(final int instrumentId) {
        if (matters(instrumentId)) {
            unpriced++;
        }
    }

    /** A contract has expired; true if there is a position in it, which stands at its last price from now on. */
    boolean onExpired(final int contractId) {
        if (book.lots(contractId) == 0) {
            return false;
        }
        unpriced -= prices.isValid(contractId) ? 0 : 1;
        return true;
    }

    private int degradedOf(final int instrumentId) {
        return isDegraded[instrumentId] && matters(instrumentId) ? 1 : 0;
    }

    private int unpricedOf(final int instrumentId) {
        return matters(instrumentId) && !prices.isValid(instrumentId) ? 1 : 0;
    }

    /** A contract that has expired stands at its last price and needs no other. */
    private boolean matters(final int instrumentId) {
        return (valuation.matters(instrumentId) || coins.matters(instrumentId)) && !expiries.isExpired(instrumentId);
    }

    /** Writes NAV, where it came from, and the sleeves. */
    void write(final IndexSection out) {
        final long collateralNanoUsd = valuation.collateralNanoUsd(book);
        final long navNanoUsd = valuation.navNanoUsd();
        final long unhedgedNavNanoUsd = valuation.unhedgedNavNanoUsd(book);
        final boolean isInRange = valuation.writeSleeves(out)
                && navNanoUsd > 0
                && coins.isInRange()
                && unhedgedNavNanoUsd != OUT_OF_RANGE
                && collateralNanoUsd != OUT_OF_RANGE;
        final boolean isNavValid = unpriced == 0 && unknownHoldings == 0 && isCashKnown && isInRange;
        out.isNavValid = isNavValid;
        out.navQuality = navQuality(isNavValid);
        out.navNanoUsd = isInRange ? navNanoUsd : 0;
        out.unhedgedNavNanoUsd = isInRange ? unhedgedNavNanoUsd : 0;
        out.collateralNanoUsd = isInRange ? collateralNanoUsd : 0;
        attribution.write(book, out);
        valuation.writeDrifts(out, isInRange);
    }

    private Quality navQuality(final boolean isNavValid) {
        if (!isNavValid) {
            return Quality.INVALID;
        }
        return degraded == 0 ? Quality.NORMAL : Quality.DEGRADED;
    }

    @Override
    public void codeState(final StateCodec state) {
        valuation.codeState(state);
        book.codeState(state);
        coins.codeState(state);
        lots.codeState(state);
        attribution.codeState(state);
        state.each(isHoldingUnknown);
        state.each(isDegraded);
        unpriced = state.of(unpriced);
        degraded = state.of(degraded);
        isCashKnown = state.of(isCashKnown);
        if (state.isReading()) {
            countUnknown();
        }
    }

    private void countUnknown() {
        unknownHoldings = 0;
        for (final boolean isUnknown : isHoldingUnknown) {
            unknownHoldings += isUnknown ? 1 : 0;
        }
    }
}
