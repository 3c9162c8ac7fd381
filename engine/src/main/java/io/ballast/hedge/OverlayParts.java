package io.ballast.hedge;

import io.ballast.counter.Counters;
import io.ballast.settings.CostSettings;
import io.ballast.settings.HandOffSettings;
import io.ballast.settings.HedgeMode;
import io.ballast.settings.LegSettings;
import io.ballast.settings.Outlook;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.PairSettings;
import io.ballast.settings.ProtectSettings;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Phase;
import io.ballast.slot.PhaseReason;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an overlay decides with: estimates, sizing, choice of contract, outlook, and the way to spot. */
final class OverlayParts implements Stateful {
    private final OverlaySettings settings;
    private final List<LegSettings> contracts;
    private final LegTarget[] legs;
    private final Candidate[] candidates;
    private final ReturnGrid grid;
    private final @Nullable Protection protection;
    private final Sizing sizing;
    private final @Nullable MinimumErrorSizing minimum;
    private final Exposures exposures;
    private final TrackingForecast forecast;
    private final TrackingRecord record;
    private final @Nullable EstimatorMonitor monitor;
    private final CarryBook carry;
    private final ContractSelector selector;
    private final Precheck precheck;
    private final OutlookView view;
    private final @Nullable RelativeSeries series;
    private final @Nullable HandOff handOff;
    private final Transfer transfer;
    private final LegTargets targets;
    private final @Nullable CostLedger ledger;

    /**
     * @param firstCandidate number of the overlay's first candidate among those of all overlays
     * @param sleeves        how many sleeves there are
     */
    OverlayParts(
            final OverlaySettings settings,
            final int firstCandidate,
            final int sleeves,
            final MarginLimits margin,
            final Counters counters) {
        this.settings = settings;
        contracts = settings.contracts();
        legs = contracts.stream().map(leg -> new LegTarget(leg.id())).toArray(LegTarget[]::new);
        final int firstLeg = contracts.get(0).id();
        candidates = new Candidate[settings.candidates().size()];
        Arrays.setAll(candidates, i -> new Candidate(i, settings.candidates().get(i), firstLeg));
        grid = new ReturnGrid(
                settings.id(),
                settings.indexId() >= 0,
                sleeves,
                contracts.stream().map(LegSettings::id).toList(),
                settings.estimator(),
                counters);
        final ProtectSettings protect = settings.protect();
        protection = protect == null ? null : new Protection(protect);
        exposures = new Exposures(settings, sleeves, protection);
        final Sizing plain = plainSizing(sleeves);
        minimum = settings.kind() == OverlayKind.PAIR
                ? null
                : new MinimumErrorSizing(settings, grid, candidates, exposures, plain);
        sizing = minimum != null && settings.mode() == HedgeMode.MIN_TE ? minimum : plain;
        carry = new CarryBook(contracts);
        final CandidateRating rating = new CandidateRating(settings, sleeves, contracts, grid, carry);
        monitor = settings.sleeveId() < 0 ? null : new EstimatorMonitor(settings, firstLeg, grid);
        selector = new ContractSelector(candidates, firstCandidate, settings.selection(), rating);
        record = new TrackingRecord(settings.id(), settings.estimator().gridNs(), sleeves, legs.length);
        forecast = new TrackingForecast(grid, exposures, legs.length);
        precheck = new Precheck(settings, forecast, candidates, legs, sizing, minimum, margin, counters);
        view = new OutlookView(settings.outlook());
        final boolean isFollowed = settings.outlook() != null && settings.kind() != OverlayKind.PROTECT;
        series = isFollowed ? new RelativeSeries(settings.sleeveId()) : null;
        handOff = handOff(settings);
        transfer = new Transfer(legs.length);
        targets = new LegTargets(
                legs, contracts.stream().mapToLong(LegSettings::expiryNs).toArray());
        final CostSettings cost = settings.cost();
        ledger = cost == null ? null : new CostLedger(settings, cost, grid, carry);
    }

    private Sizing plainSizing(final int sleeves) {
        final PairSettings pair = settings.pair();
        if (protection != null) {
            return new ProtectSizing(settings, sleeves, protection, grid, candidates);
        }
        return pair == null
                ? new ShareSizing(settings, grid, candidates)
                : new PairSizing(settings, pair, grid, candidates[0]);
    }

    private static @Nullable HandOff handOff(final OverlaySettings settings) {
        if (settings.handOff() == null) {
            return null;
        }
        return new HandOff(
                settings.handOff(),
                settings.sleeveId(),
                settings.spotLegs(),
                settings.contracts().size());
    }

    LegTarget[] legs() {
        return legs;
    }

    LegTargets targets() {
        return targets;
    }

    Sizing sizing() {
        return sizing;
    }

    CarryBook carry() {
        return carry;
    }

    ContractSelector selector() {
        return selector;
    }

    Precheck precheck() {
        return precheck;
    }

    OutlookView view() {
        return view;
    }

    @Nullable
    HandOff handOff() {
        return handOff;
    }

    Transfer transfer() {
        return transfer;
    }

    /** A person's view, or the share of the portfolio that a person wants protected. */
    void command(final boolean isProtect, final long value, final long expiryNs) {
        if (!isProtect) {
            view.command(value, expiryNs);
        } else if (protection != null) {
            protection.command(value, expiryNs);
        }
    }

    boolean isDataValid(final IndexSection index) {
        return index.isNavValid && index.isIndexValid[settings.id()];
    }

    /** Whether spot is to take over from an overlay that has stood so long: its drift stays, or it does not pay. */
    boolean isHandOffMeant(final long elapsedNs) {
        return view.outlook() == Outlook.SUSTAINED || isBreakEvenPassed(elapsedNs);
    }

    /** By the break-even time that is configured, or else by the ledger. */
    private boolean isBreakEvenPassed(final long elapsedNs) {
        final HandOffSettings fixed = settings.handOff();
        if (fixed != null && fixed.breakEvenNs() > 0) {
            return elapsedNs >= fixed.breakEvenNs();
        }
        return ledger != null && ledger.isPassed();
    }

    /** Follows prices and time before anything is decided. */
    void observe(final long timeNs, final boolean isLook, final IndexSection index, final HedgeSection out) {
        final boolean isValid = isDataValid(index);
        out.isOutlookChanged[settings.id()] = isLook && view.onPrice(timeNs, followed(index), isValid);
        if (protection != null) {
            protection.onEvent(timeNs, view.isCorrective(), view.isFallComplete());
        }
        if (isLook && monitor != null) {
            monitor.onLook(timeNs, index);
        }
        if (isLook && grid.isDue(timeNs)) {
            sample(timeNs, isValid && isSampleable(index), index);
        }
    }

    /** Whether nothing is said in this event. */
    boolean isSilent(final HedgeSection out) {
        final int id = settings.id();
        return !out.isOutlookChanged[id] && !out.isPredicted[id] && !out.isRanked[id] && !out.isLedgerEntry[id];
    }

    /**
     * After a look that had nothing to do: until when the passing of time brings nothing; {@link Long#MIN_VALUE} where
     * more than prices of sleeves must be followed.
     */
    long calmUntilNs(final boolean isOpen, final long timeNs, final IndexSection index) {
        if (protection != null || handOff != null || !sizing.isFollowing(isOpen, index, selector.candidate(), legs)) {
            return Long.MIN_VALUE;
        }
        long untilNs = Math.min(Math.min(grid.nextNs(), carry.nextNs()), targets.nextExpiryNs(timeNs));
        untilNs = Math.min(untilNs, view.fixedUntilNs());
        return monitor == null ? untilNs : Math.min(untilNs, monitor.priceDueNs(index));
    }

    /** Follows sleeves and NAV while nothing else moves; false if there may be something to do: then size anew. */
    boolean follow(final boolean isOpen, final long timeNs, final IndexSection index, final HedgeSection out) {
        final int id = settings.id();
        if (monitor != null && !monitor.isValueKept(timeNs, index)) {
            return false;
        }
        if (!sizing.follow(isOpen, index, selector.candidate(), legs, out)) {
            return false;
        }
        out.driftNanoUsd[id] = sizing.driftNanoUsd();
        out.bandNanoUsd[id] = sizing.bandNanoUsd();
        return true;
    }

    private void sample(final long timeNs, final boolean isSampleable, final IndexSection index) {
        if (grid.sample(timeNs, isSampleable, index)) {
            record.end(grid.returns());
            if (monitor != null) {
                monitor.onSample(settings.estimator().gridNs());
            }
            sizing.onSample(index);
            if (minimum != null && minimum != sizing) {
                minimum.onSample(index);
            }
            precheck.onSample(index);
        }
        if (isSampleable) {
            record.begin(exposures, legs, forecast, index);
        } else {
            record.skip();
        }
    }

    /** The series whose outlook counts: the sleeve relative to the rest, or the market. */
    private double followed(final IndexSection index) {
        return series == null ? index.indexLevel[settings.id()] : series.next(index);
    }

    /** What the contract in use or the index does not tell, no return can. */
    private boolean isSampleable(final IndexSection index) {
        boolean isValid = settings.indexId() < 0 || index.indexLevel[settings.id()] > 0;
        final Candidate candidate = selector.candidate();
        for (int i = 0; i < candidate.size(); i++) {
            isValid &= index.isLegValid[legs[candidate.place(i)].id()];
        }
        return isValid;
    }

    /** Sizes anew after the choice of contract. */
    void resize(final IndexSection index) {
        sizing.size(index, selector.candidate(), legs);
    }

    /** Lots that depend on each other: a contract that follows another, or corners of the optimum. */
    void follow(final long[] wantedLots, final IndexSection index) {
        if (sizing instanceof PairSizing pair) {
            final int first = selector.candidate().place(0);
            final int second = selector.candidate().place(1);
            pair.follow(index, legs[first].id(), wantedLots[first], legs[second]);
            wantedLots[second] = legs[second].lotsFor(legs[second].excessNanoUsd());
        } else if (sizing instanceof MinimumErrorSizing optimal) {
            optimal.round(selector.candidate(), legs, index, wantedLots);
        }
    }

    /** Takes the best candidate for a first position; false if none is fit. */
    boolean choose(final long timeNs, final IndexSection index) {
        return selector.choose(sizing, sizing.driftNanoUsd() > 0, timeNs, index);
    }

    /** True if another candidate is to take an open position over. */
    boolean review(final long timeNs, final IndexSection index) {
        return selector.review(sizing, sizing.driftNanoUsd() > 0, timeNs, index);
    }

    /** The lots, by place, with which the candidate now in use takes over what was offset. */
    void wantForExposure(final long exposureNanoUsd, final long[] wantedLots) {
        final Candidate candidate = selector.candidate();
        Arrays.fill(wantedLots, 0);
        for (int i = 0; i < candidate.size(); i++) {
            final int place = candidate.place(i);
            wantedLots[place] = sizing == minimum
                    ? legs[place].lotsBackInside()
                    : legs[place].lotsFor(-candidate.partOf(exposureNanoUsd, i));
        }
    }

    /** A move to another contract, in slices of the largest order. */
    void plan(final long[] wantedLots) {
        long slices = 1;
        for (int place = 0; place < legs.length; place++) {
            final long moved = Math.abs(wantedLots[place] - legs[place].targetLots());
            final long most = settings.legs().get(place).maxOrderLots();
            slices = Math.max(slices, (moved + most - 1) / most);
            transfer.plan(place, legs[place].targetLots(), wantedLots[place]);
        }
        transfer.begin(slices);
    }

    PhaseReason outlookReason() {
        return switch (view.outlook()) {
            case TEMPORARY -> PhaseReason.TEMPORARY;
            case SUSTAINED -> PhaseReason.SUSTAINED;
            case UNKNOWN -> PhaseReason.UNCLASSIFIED;
        };
    }

    /** Whether this protects, and nothing is to be protected any more: that needs no price to be seen. */
    boolean isProtectionOver() {
        return protection != null && protection.sharePpb() == 0;
    }

    /** @param isAll whether also what has not changed is to be written */
    void write(
            final boolean isAll,
            final boolean isHandingOff,
            final IngestSection in,
            final IndexSection index,
            final HedgeSection out) {
        final int id = settings.id();
        if (ledger != null) {
            final long exposureNanoUsd = sizing.coveredNanoUsd(index, selector.candidate(), legs);
            final boolean isSustained = view.outlook() == Outlook.SUSTAINED;
            ledger.onEvent(
                    in,
                    exposureNanoUsd,
                    isHandingOff,
                    transfer.isActive(),
                    targets.areReached(in.timeNs, index),
                    isSustained,
                    index);
            ledger.write(isAll, out);
        }
        if (isAll) {
            writeAbsent(id, out);
        }
        selector.write(isAll, id, out);
        precheck.write(isAll, out);
        record.write(isAll, out);
        if (monitor != null) {
            monitor.write(isAll, out);
        }
        out.outlook[id] = view.outlook();
        out.isOutlookCommanded[id] = view.isCommanded();
        if (handOff != null) {
            handOff.write(isHandingOff, index, out);
        }
    }

    /** What there is not says nothing, always. */
    private void writeAbsent(final int id, final HedgeSection out) {
        if (ledger == null) {
            CostLedger.writeNothing(id, out);
        }
        if (monitor == null) {
            out.shadowBeta[id] = Double.NaN;
            out.asynchronousBeta[id] = Double.NaN;
        }
    }

    /** What the overlay stands on, for whoever explains it. */
    OverlayState state(final Phase phase, final Dwell dwell, final MarginLimits margin) {
        final int candidate = selector.selected();
        return new OverlayState(
                phase,
                dwell.breachSamples(),
                dwell.coolUntilNs(),
                grid.covariance().effectiveSamples(),
                grid.covariance().isReady(),
                sizing.firstBeta(candidate),
                sizing.secondBeta(candidate),
                sizing.isOptimal(),
                view.signals(),
                Arrays.stream(legs)
                        .map(leg -> leg.sizing(margin.capLots(leg.id())))
                        .toList());
    }

    @Override
    public void codeState(final StateCodec state) {
        grid.codeState(state);
        // The optimum falls back on the plain sizing and so has it in its state.
        (minimum == null ? sizing : minimum).codeState(state);
        carry.codeState(state);
        selector.codeState(state);
        precheck.codeState(state);
        record.codeState(state);
        view.codeState(state);
        transfer.codeState(state);
        code(monitor, state);
        code(ledger, state);
        code(protection, state);
        code(series, state);
        code(handOff, state);
    }

    private static void code(final @Nullable Stateful part, final StateCodec state) {
        if (part != null) {
            part.codeState(state);
        }
    }
}
