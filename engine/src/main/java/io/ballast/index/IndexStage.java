package io.ballast.index;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.instrument.IndexDefinition;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.Sleeve;
import io.ballast.math.Ppb;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.CalendarSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.SourceSettings;
import io.ballast.settings.TaxLotSettings;
import io.ballast.slot.EventKind;
import io.ballast.slot.FeedState;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Quality;
import io.ballast.slot.Slot;
import io.ballast.slot.Stage;
import io.ballast.state.StateCodec;
import io.ballast.state.StateImage;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps prices, index sums, positions and NAV, and tells each overlay its sleeve's drift. */
public final class IndexStage implements Stage {
    private static final int NO_ASSET = -1;

    private final StateImage image = new StateImage();
    private final PriceBook prices;
    private final IndexSums sums;
    private final Recompositions recompositions;
    private final Portfolio portfolio;
    private final Valuation valuation;
    private final ReportComparison reports;
    private final Counters counters;
    private final ReferencePrices references;
    private final Specifications specifications;
    private final Expiries expiries;
    private final FundingAccrual funding;
    private final MarginAccounts margins;
    private final Composites composites;
    private final LegFigures legs;
    private final LegAccounts legAccounts;
    private final SpotAlternative alternative;
    private final @Nullable TopSleeve top;
    private final int[] overlayIndex;
    private final LegChanges changes;
    /** By overlay: how often its index had changed when it was last written. */
    private final long[] writtenChanges;

    private long events;

    /** All lists by id. */
    public IndexStage(
            final List<Instrument> instruments,
            final List<SourceSettings> sources,
            final List<Sleeve> sleeves,
            final List<IndexDefinition> indices,
            final List<OverlaySettings> overlays,
            final List<AccountSettings> accounts,
            final CalendarSettings calendar,
            final TaxLotSettings taxLots,
            final Counters counters) {
        prices = new PriceBook(instruments, sources);
        sums = new IndexSums(indices, instruments);
        recompositions = new Recompositions(sums, indices.size(), instruments.size(), counters);
        expiries = new Expiries(instruments);
        portfolio = new Portfolio(instruments, sleeves, taxLots, prices, expiries);
        valuation = portfolio.valuation();
        specifications = new Specifications(instruments.size());
        this.counters = counters;
        references = new ReferencePrices(instruments, sources);
        composites = new Composites(instruments);
        final ContractFigures contracts =
                new ContractFigures(instruments, prices, references, expiries, specifications);
        reports = new ReportComparison(portfolio.book(), instruments);
        changes = new LegChanges(OverlaySettings.legsOf(overlays), instruments);
        legs = new LegFigures(overlays, prices, references, portfolio.book(), contracts, changes, sleeves.size());
        legAccounts = new LegAccounts(
                overlays,
                prices,
                portfolio.book(),
                portfolio.coins(),
                portfolio.lots(),
                portfolio.attribution(),
                changes);
        alternative =
                new SpotAlternative(overlays, instruments.size(), sleeves.size(), prices, valuation, portfolio.lots());
        funding = new FundingAccrual(overlays, instruments.size(), portfolio.book(), contracts);
        margins = new MarginAccounts(
                accounts, instruments, overlays, sources.size(), calendar, prices, references, portfolio.book());
        top = TopSleeve.of(sleeves, instruments);
        overlayIndex = overlays.stream().mapToInt(OverlaySettings::indexId).toArray();
        writtenChanges = new long[overlayIndex.length];
    }

    @Override
    public void onSlot(final Slot slot, final long sequence) {
        final IngestSection in = slot.ingest;
        final IndexSection out = slot.index;
        boolean isMoved = in.kind != EventKind.REFUSED && advance(in.timeNs);
        isMoved |= apply(in);
        isMoved |= margins.onEvent(in);
        isMoved |= top != null && top.onEvent(in.timeNs, in.kind, prices, valuation);
        isMoved |= recompositions.onEvent(in, out);
        out.isMoved = isMoved;
        write(in, out);
        reports.onEvent(in, out);
        writeTouched(in, out);
        if (in.kind == EventKind.CHECKPOINT) {
            out.state.take(this, slot, sequence);
        }
    }

    /** What an index is made of now, by instrument; for whoever explains it. */
    public List<Constituent> constituents(final int indexId) {
        final Composition composition = sums.composition(indexId);
        return Arrays.stream(composition.instrumentIds, 0, composition.count)
                .mapToObj(id -> new Constituent(
                        id, prices.bidTicks(id), prices.askTicks(id), prices.isValid(id), sums.weight(indexId, id)))
                .toList();
    }

    @Override
    public StateImage image() {
        return image;
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
        if (!isFollowed(in.kind)) {
            changes.addAll();
        }
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
            case REPORT_BEGIN, ORDER_REPORT, POSITION_REPORT, BALANCE_REPORT, REPORT_END, CHECKPOINT -> false;
        };
    }

    /** Whether what an event changes of legs is followed where it comes in; after others anything may have changed. */
    private static boolean isFollowed(final EventKind kind) {
        return switch (kind) {
            case QUOTE, MARK, EXECUTION, TRADE, TIMER, REFUSED -> true;
            default -> false;
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
        final long before = prices.midHalfTicks(instrumentId);
        final long delta = bidTicks + askTicks - before;
        prices.onQuote(instrumentId, bidTicks, askTicks, bidLots, askLots, timeNs);
        portfolio.onMove(instrumentId, before, delta);
        sums.onMove(instrumentId, delta);
        changes.add(instrumentId);
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
        final boolean isDegraded = quality == Quality.DEGRADED;
        if (portfolio.setDegraded(instrumentId, isDegraded)) {
            sums.onDegraded(instrumentId, isDegraded);
        }
    }

    private boolean onMark(final IngestSection in) {
        references.onMark(in.instrumentId, in.markTicks, in.indexTicks, in.timeNs);
        changes.add(in.instrumentId);
        portfolio.onMark(in);
        funding.onMark(in);
        return false;
    }

    private boolean onExecution(final IngestSection in) {
        if (in.executionKind.isFill()) {
            portfolio.onFill(in);
            changes.addHeld(in.instrumentId);
        }
        return true;
    }

    private boolean onAccount(final IngestSection in) {
        portfolio.onAccount(in);
        return true;
    }

    private boolean onHolding(final IngestSection in) {
        portfolio.onHolding(in);
        return true;
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
        if (isMoved) {
            changes.addAll();
        }
        return expire(timeNs) || isMoved;
    }

    private void onExpired(final int instrumentId) {
        counters.increment(Counter.CONTRACTS_EXPIRED);
        if (portfolio.onExpired(instrumentId)) {
            counters.increment(Counter.POSITIONS_FROZEN);
        }
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
        portfolio.onValid(instrumentId);
    }

    private void onInvalid(final int instrumentId) {
        references.onInvalid(instrumentId);
        sums.onInvalid(instrumentId);
        portfolio.onInvalid(instrumentId);
        changes.add(instrumentId);
        updateComposites(instrumentId);
    }

    private void write(final IngestSection in, final IndexSection out) {
        final boolean isAll = !out.continuity.isKept(this, ++events);
        out.areLegsKept = !changes.isAny() && legs.areKept(in.timeNs);
        if (isAll) {
            changes.addAll();
        }
        if (isAll || out.isMoved || !isWithoutMoney(in.kind)) {
            portfolio.write(out);
        }
        legs.write(in.timeNs, out);
        legAccounts.write(out);
        changes.clear();
        funding.write(isAll, out);
        margins.write(isAll, out);
        alternative.onEvent(in.kind == EventKind.TIMER, out);
        alternative.write(isAll, out);
        for (int overlay = 0; overlay < overlayIndex.length; overlay++) {
            final int index = overlayIndex[overlay];
            final long indexChanges = index < 0 ? 0 : sums.changes(index);
            if (isAll || indexChanges != writtenChanges[overlay]) {
                writtenChanges[overlay] = indexChanges;
                writeIndex(out, overlay);
            }
        }
    }

    /** Whether an event that moves nothing leaves NAV and where it came from as they are. */
    private static boolean isWithoutMoney(final EventKind kind) {
        return kind == EventKind.TRADE || kind == EventKind.TIMER || kind == EventKind.REFUSED;
    }

    private void writeIndex(final IndexSection out, final int overlay) {
        final int index = overlayIndex[overlay];
        out.isIndexValid[overlay] = index < 0 || sums.isValid(index);
        out.indexQuality[overlay] = index < 0 ? Quality.NORMAL : sums.quality(index);
        out.indexLevel[overlay] = index < 0 ? 0 : sums.level(index);
    }

    @Override
    public void codeState(final StateCodec state) {
        prices.codeState(state);
        sums.codeState(state);
        recompositions.codeState(state);
        portfolio.codeState(state);
        references.codeState(state);
        specifications.codeState(state);
        expiries.codeState(state);
        funding.codeState(state);
        margins.codeState(state);
        if (top != null) {
            top.codeState(state);
        }
        alternative.codeState(state);
        reports.codeState(state);
        composites.codeState(state);
        // Who goes on and who is set to this state say the same of the next event.
        changes.addAll();
        if (state.isReading()) {
            // What the section holds was written of another state.
            events++;
        }
    }
}
