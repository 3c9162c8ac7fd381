package io.ballast.index;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.instrument.IndexDefinition;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.Sleeve;
import io.ballast.math.Ppb;
import io.ballast.position.CoinPosition;
import io.ballast.position.PositionBook;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.SourceSettings;
import io.ballast.slot.EventKind;
import io.ballast.slot.FeedState;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Quality;
import io.ballast.slot.Slot;
import io.ballast.slot.Stage;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/** Keeps prices, index sums, positions and NAV, and tells each overlay its sleeve's drift. */
public final class IndexStage implements Stage {
    private static final long OUT_OF_RANGE = Long.MIN_VALUE;
    private static final int NO_ASSET = -1;

    private final PriceBook prices;
    private final IndexSums sums;
    private final Recompositions recompositions;
    private final Valuation valuation;
    private final PositionBook book;
    private final Counters counters;
    private final ReferencePrices references;
    private final Specifications specifications;
    private final Expiries expiries;
    private final CoinProfits coins;
    private final FundingAccrual funding;
    private final MarginAccounts margins;
    private final Composites composites;
    private final boolean[] isDegraded;
    private final int sleeves;
    private final LegFigures legs;
    private final @Nullable TopSleeve top;
    private final int[] overlayIndex;
    /** Assets of a sleeve, by instrument, of which no holding was received yet. */
    private final boolean[] isHoldingUnknown;
    /** How many holdings are unknown: until there are none, NAV is not known. */
    private int unknownHoldings;

    private boolean isCashKnown;
    /** Instruments that NAV depends on and that have no valid price. */
    private int unpriced;
    /** Instruments that NAV depends on and whose price is degraded. */
    private int degraded;

    /** All lists by id. */
    public IndexStage(
            final List<Instrument> instruments,
            final List<SourceSettings> sources,
            final List<Sleeve> sleeves,
            final List<IndexDefinition> indices,
            final List<OverlaySettings> overlays,
            final List<AccountSettings> accounts,
            final Counters counters) {
        prices = new PriceBook(instruments, sources);
        sums = new IndexSums(indices, instruments);
        recompositions = new Recompositions(sums, indices.size(), instruments.size(), counters);
        valuation = new Valuation(instruments, sleeves);
        book = new PositionBook(valuation.unitNanoUsd(), valuation.isContract(), coinPositions(instruments));
        coins = new CoinProfits(instruments, prices, book, valuation);
        expiries = new Expiries(instruments);
        specifications = new Specifications(instruments.size());
        this.counters = counters;
        references = new ReferencePrices(instruments, sources);
        composites = new Composites(instruments);
        isDegraded = new boolean[instruments.size()];
        this.sleeves = sleeves.size();
        isHoldingUnknown = new boolean[instruments.size()];
        for (final Sleeve sleeve : sleeves) {
            for (final int assetId : sleeve.assetIds()) {
                unknownHoldings += isHoldingUnknown[assetId] ? 0 : 1;
                isHoldingUnknown[assetId] = true;
            }
        }
        final ContractFigures contracts =
                new ContractFigures(instruments, prices, references, expiries, specifications);
        legs = new LegFigures(overlays, prices, references, book, contracts);
        margins = new MarginAccounts(accounts);
        funding = new FundingAccrual(overlays, instruments.size(), book, contracts);
        top = TopSleeve.of(sleeves, instruments);
        overlayIndex = overlays.stream().mapToInt(OverlaySettings::indexId).toArray();
    }

    private static @Nullable CoinPosition[] coinPositions(final List<Instrument> instruments) {
        final @Nullable CoinPosition[] positions = new CoinPosition[instruments.size()];
        for (final Instrument instrument : instruments) {
            positions[instrument.id()] = instrument.isSettledInCoin() ? CoinPosition.of(instrument) : null;
        }
        return positions;
    }

    @Override
    public void onSlot(final Slot slot, final long sequence) {
        final IngestSection in = slot.ingest;
        final IndexSection out = slot.index;
        boolean isMoved = in.kind != EventKind.REFUSED && advance(in.timeNs);
        isMoved |= apply(in);
        isMoved |= top != null && top.onEvent(in.timeNs, in.kind, prices, valuation);
        isMoved |= recompositions.onEvent(in, out);
        out.isMoved = isMoved;
        write(in.timeNs, out);
        writeTouched(in, out);
    }

    /** The one asset that this event can have changed: a tick stays one asset's work. */
    private void writeTouched(final IngestSection in, final IndexSection out) {
        final boolean isOfInstrument =
                in.kind == EventKind.QUOTE || in.kind == EventKind.HOLDING || in.kind == EventKind.EXECUTION;
        final boolean isHeld = isOfInstrument && out.isNavValid && valuation.isInSleeve(in.instrumentId);
        out.touchedAssetId = isHeld ? in.instrumentId : NO_ASSET;
        out.touchedNanoUsd = 0;
        out.touchedEffectiveNanoUsd = 0;
        if (isHeld) {
            final long midHalfTicks = prices.midHalfTicks(in.instrumentId);
            out.touchedNanoUsd = valuation.assetNanoUsd(in.instrumentId, midHalfTicks);
            out.touchedEffectiveNanoUsd =
                    out.touchedNanoUsd + (long) valuation.contractsNanoUsd(in.instrumentId, midHalfTicks, out);
        }
    }

    private boolean apply(final IngestSection in) {
        return switch (in.kind) {
            case QUOTE -> onQuote(in);
            case MARK -> onMark(in);
            case EXECUTION -> onExecution(in);
            case ACCOUNT -> onAccount(in);
            case HOLDING -> onHolding(in);
            case CONTRACT_SPECIFICATION -> onSpecification(in);
            case TARGET -> onTarget(in);
            case FEED_STATUS -> onFeedStatus(in);
            case REFUSED, TRADE, COMMAND, SEND_FAILURE, TIMER -> false;
            case RECOMPOSITION_BEGIN, RECOMPOSITION_MEMBER, RECOMPOSITION_COMMIT -> false;
            case REPORT_BEGIN, ORDER_REPORT, POSITION_REPORT, BALANCE_REPORT, REPORT_END -> false;
        };
    }

    private boolean onQuote(final IngestSection in) {
        final int instrumentId = in.instrumentId;
        if (expiries.isExpired(instrumentId)) {
            return false;
        }
        final long before = prices.midHalfTicks(instrumentId);
        references.onQuote(instrumentId, prices.isValid(instrumentId) ? before / 2 : ReferencePrices.NONE);
        price(instrumentId, in.bidTicks, in.askTicks, in.bidLots, in.askLots, in.timeNs);
        updateComposites(instrumentId);
        return true;
    }

    private void price(
            final int instrumentId,
            final long bidTicks,
            final long askTicks,
            final long bidLots,
            final long askLots,
            final long timeNs) {
        final boolean wasValid = prices.isValid(instrumentId);
        final long delta = bidTicks + askTicks - prices.midHalfTicks(instrumentId);
        prices.onQuote(instrumentId, bidTicks, askTicks, bidLots, askLots, timeNs);
        valuation.onMove(instrumentId, delta);
        coins.onMove(instrumentId);
        sums.onMove(instrumentId, delta);
        if (!wasValid) {
            onValid(instrumentId);
        }
    }

    /** What venues price follows each of them, and each currency they quote in. */
    private void updateComposites(final int instrumentId) {
        final int[] dependents = composites.dependents(instrumentId);
        for (int i = 0; i < dependents.length; i++) {
            updateComposite(dependents[i]);
        }
    }

    private void updateComposite(final int composite) {
        final int instrumentId = composites.instrumentOf(composite);
        final Quality quality = composites.update(composite, prices);
        if (quality != Quality.INVALID) {
            final long midHalfTicks = composites.midHalfTicks(composite);
            price(instrumentId, midHalfTicks / 2, midHalfTicks - midHalfTicks / 2, 0, 0, 0);
        } else if (prices.isValid(instrumentId)) {
            prices.invalidate(instrumentId);
            onInvalid(instrumentId);
        }
        setDegraded(instrumentId, quality == Quality.DEGRADED);
    }

    private void setDegraded(final int instrumentId, final boolean isNowDegraded) {
        if (isDegraded[instrumentId] != isNowDegraded) {
            isDegraded[instrumentId] = isNowDegraded;
            sums.onDegraded(instrumentId, isNowDegraded);
            if (matters(instrumentId)) {
                degraded += isNowDegraded ? 1 : -1;
            }
        }
    }

    private boolean onMark(final IngestSection in) {
        references.onMark(in.instrumentId, in.markTicks, in.indexTicks, in.timeNs);
        funding.onMark(in);
        return false;
    }

    private boolean onExecution(final IngestSection in) {
        if (in.executionKind.isFill()) {
            final int instrumentId = in.instrumentId;
            final long midHalfTicks = prices.midHalfTicks(instrumentId);
            if (coins.isSettledInCoin(instrumentId)) {
                onCoinFill(in, midHalfTicks);
            } else {
                book.onFill(instrumentId, in.executionSign, in.lastLots, in.lastTicks, in.feeNanoUsd, midHalfTicks);
                changeQuantity(instrumentId, book.lots(instrumentId));
            }
        }
        return true;
    }

    /** At mid a fill changes the profit by what it was better than the mid. */
    private void onCoinFill(final IngestSection in, final long midHalfTicks) {
        final int contractId = in.instrumentId;
        final int coinId = coins.coinOf(contractId);
        final int before = unpricedOf(contractId) + unpricedOf(coinId);
        book.onFill(contractId, in.executionSign, in.lastLots, in.lastTicks, in.feeNanoUsd, midHalfTicks);
        final long gainNanoUsd = coins.onFill(contractId);
        book.onSpread(midHalfTicks == 0 ? 0 : -gainNanoUsd);
        unpriced += unpricedOf(contractId) + unpricedOf(coinId) - before;
    }

    private boolean onAccount(final IngestSection in) {
        if (in.isFunding) {
            book.onFunding(in.amountNanoUsd);
        } else {
            book.onTransfer(in.amountNanoUsd);
            isCashKnown = true;
        }
        return true;
    }

    private boolean onHolding(final IngestSection in) {
        book.onHolding(in.instrumentId, in.holdingLots);
        if (isHoldingUnknown[in.instrumentId]) {
            isHoldingUnknown[in.instrumentId] = false;
            unknownHoldings--;
        }
        changeQuantity(in.instrumentId, in.holdingLots);
        valuation.onBaseline(in.instrumentId, in.holdingLots, prices.midHalfTicks(in.instrumentId));
        return true;
    }

    private void changeQuantity(final int instrumentId, final long qtyLots) {
        final int before = unpricedOf(instrumentId);
        final int degradedBefore = degradedOf(instrumentId);
        valuation.onQuantity(instrumentId, qtyLots, prices.midHalfTicks(instrumentId));
        degraded += degradedOf(instrumentId) - degradedBefore;
        unpriced += unpricedOf(instrumentId) - before;
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

    private boolean onSpecification(final IngestSection in) {
        if (specifications.onSpecification(in.instrumentId, in.isAsConfigured, in.effectiveTimeNs, in.timeNs)) {
            counters.increment(Counter.SPECIFICATIONS_DEFERRED);
        }
        return true;
    }

    private boolean onTarget(final IngestSection in) {
        valuation.stageTarget(in.sleeveId, in.weightPpb);
        if (!in.isCommit) {
            return false;
        }
        final boolean isApplied = valuation.commitTargets(Ppb.ONE);
        if (!isApplied) {
            counters.increment(Counter.TARGETS_REFUSED);
        }
        return isApplied;
    }

    private boolean onFeedStatus(final IngestSection in) {
        if (in.feedState != FeedState.DOWN && in.feedState != FeedState.GAP) {
            return false;
        }
        for (int i = prices.pollValidOf(in.sourceId); i != PriceBook.NONE; i = prices.pollValidOf(in.sourceId)) {
            onInvalid(i);
        }
        return true;
    }

    /** Lets happen what the passing of time alone brings. */
    private boolean advance(final long timeNs) {
        funding.advance(timeNs);
        boolean isMoved = specifications.advance(timeNs);
        for (int i = expiries.poll(timeNs); i != Expiries.NONE; i = expiries.poll(timeNs)) {
            onExpired(i);
            isMoved = true;
        }
        return expire(timeNs) || isMoved;
    }

    private void onExpired(final int instrumentId) {
        counters.increment(Counter.CONTRACTS_EXPIRED);
        if (book.lots(instrumentId) == 0) {
            return;
        }
        counters.increment(Counter.POSITIONS_FROZEN);
        unpriced -= prices.isValid(instrumentId) ? 0 : 1;
    }

    private boolean expire(final long timeNs) {
        boolean isAnyStale = false;
        for (int i = prices.pollStale(timeNs); i != PriceBook.NONE; i = prices.pollStale(timeNs)) {
            onInvalid(i);
            counters.increment(Counter.INSTRUMENTS_WENT_STALE);
            isAnyStale = true;
        }
        return isAnyStale;
    }

    private void onValid(final int instrumentId) {
        sums.onValid(instrumentId);
        recompositions.onValid();
        if (matters(instrumentId)) {
            unpriced--;
        }
    }

    private void onInvalid(final int instrumentId) {
        references.onInvalid(instrumentId);
        sums.onInvalid(instrumentId);
        if (matters(instrumentId)) {
            unpriced++;
        }
        updateComposites(instrumentId);
    }

    private void write(final long timeNs, final IndexSection out) {
        final long navNanoUsd = valuation.navNanoUsd(book);
        final long unhedgedNavNanoUsd = valuation.unhedgedNavNanoUsd(book);
        final long collateralNanoUsd = valuation.collateralNanoUsd(book);
        final boolean isInRange = navNanoUsd > 0
                && coins.isInRange()
                && unhedgedNavNanoUsd != OUT_OF_RANGE
                && collateralNanoUsd != OUT_OF_RANGE
                && areSleevesInRange();
        final boolean isNavValid = unpriced == 0 && unknownHoldings == 0 && isCashKnown && isInRange;
        out.isNavValid = isNavValid;
        out.navQuality = navQuality(isNavValid);
        out.navNanoUsd = isInRange ? navNanoUsd : 0;
        out.unhedgedNavNanoUsd = isInRange ? unhedgedNavNanoUsd : 0;
        out.collateralNanoUsd = isInRange ? collateralNanoUsd : 0;
        out.feesNanoUsd = book.feesNanoUsd();
        out.spreadNanoUsd = book.spreadNanoUsd();
        out.fundingNanoUsd = book.fundingNanoUsd();
        for (int sleeve = 0; sleeve < sleeves; sleeve++) {
            writeDrift(out, sleeve, isInRange);
        }
        legs.write(timeNs, out);
        funding.write(out);
        margins.write(out);
        for (int overlay = 0; overlay < overlayIndex.length; overlay++) {
            writeIndex(out, overlay);
        }
    }

    private Quality navQuality(final boolean isNavValid) {
        if (!isNavValid) {
            return Quality.INVALID;
        }
        return degraded == 0 ? Quality.NORMAL : Quality.DEGRADED;
    }

    /** With negative cash a sleeve can be beyond what money holds while NAV is not. */
    private boolean areSleevesInRange() {
        for (int sleeve = 0; sleeve < sleeves; sleeve++) {
            if (valuation.sleeveNanoUsd(sleeve) == OUT_OF_RANGE) {
                return false;
            }
        }
        return true;
    }

    private void writeIndex(final IndexSection out, final int overlay) {
        final int index = overlayIndex[overlay];
        out.isIndexValid[overlay] = index < 0 || sums.isValid(index);
        out.indexQuality[overlay] = index < 0 ? Quality.NORMAL : sums.quality(index);
        out.indexLevel[overlay] = index < 0 ? 0 : sums.level(index);
    }

    private void writeDrift(final IndexSection out, final int sleeve, final boolean isInRange) {
        final long sleeveNanoUsd = isInRange ? valuation.sleeveNanoUsd(sleeve) : 0;
        out.sleeveNanoUsd[sleeve] = sleeveNanoUsd;
        out.effectiveNanoUsd[sleeve] = sleeveNanoUsd;
        out.flowNanoUsd[sleeve] = valuation.flowNanoUsd(sleeve);
        out.driftNanoUsd[sleeve] = sleeveNanoUsd - Ppb.of(out.navNanoUsd, valuation.targetPpb(sleeve));
    }

    @Override
    public int writeState(final MutableDirectBuffer buffer, final int offset) {
        int end = prices.writeState(buffer, offset);
        end = sums.writeState(buffer, end);
        end = recompositions.writeState(buffer, end);
        end = valuation.writeState(buffer, end);
        end = book.writeState(buffer, end);
        end = references.writeState(buffer, end);
        end = specifications.writeState(buffer, end);
        end = expiries.writeState(buffer, end);
        end = coins.writeState(buffer, end);
        end = funding.writeState(buffer, end);
        end = top == null ? end : top.writeState(buffer, end);
        end = composites.writeState(buffer, end);
        for (int i = 0; i < isDegraded.length; i++) {
            buffer.putByte(end++, (byte) ((isHoldingUnknown[i] ? 1 : 0) | (isDegraded[i] ? 2 : 0)));
        }
        buffer.putInt(end, unpriced);
        buffer.putByte(end + Integer.BYTES, (byte) (isCashKnown ? 1 : 0));
        return end + Integer.BYTES + 1;
    }
}
