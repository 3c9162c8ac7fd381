package io.ballast.hedge;

import io.ballast.math.Years;
import io.ballast.position.CostComparison;
import io.ballast.settings.CostSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.EventKind;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * What an overlay costs from its first position until it is flat, against what trading the coins instead would have
 * cost: the same changes of exposure at the same moments. Looked at anew on timers, in reviews and after payments of
 * funding; while the overlay is handed over the last verdict stands.
 */
final class CostLedger implements Stateful {
    static final long NEVER_NS = Long.MAX_VALUE;

    private static final double NANO = 1e9;

    private final int overlayId;
    private final CostSettings settings;
    private final ContractCosts contracts;
    private final DirectCosts direct;
    private final Review review;
    private boolean isOpen;
    private boolean isReviewDue;
    private boolean isHandedOff;
    /** Whether futures move for spot or for other contracts, or still have to. */
    private boolean isOwnMatter;

    private boolean isPassed;
    private boolean isSaid;
    private boolean isChanged;
    private long openedNs;
    private long lastExposureNanoUsd;

    private long closeNanoUsd;
    private long directNanoUsd;
    private long taxNanoUsd;
    private long breakEvenNs = NEVER_NS;

    CostLedger(
            final OverlaySettings overlay, final CostSettings settings, final ReturnGrid grid, final CarryBook carry) {
        overlayId = overlay.id();
        this.settings = settings;
        final AssetSigma sigma = new AssetSigma(settings, overlay.sleeveId(), grid);
        contracts = new ContractCosts(overlay, settings, sigma, carry);
        direct = new DirectCosts(overlay.id(), settings, sigma);
        review = new Review(settings.reviewNs());
    }

    /** Whether what is left of the overlay costs more than handing it over now. */
    boolean isPassed() {
        return isPassed;
    }

    /**
     * Takes an event, once everything is decided.
     *
     * @param exposureNanoUsd exposure that the positions offset, long above zero
     * @param isHandingOff    whether futures go with spot, which is no trade of the alternative's
     * @param isMoving        whether they move to other contracts, which is none either
     * @param isReached       whether every contract stands at its target
     * @param isSustained     whether the drift is expected to stay, so that nothing will be reversed
     */
    void onEvent(
            final IngestSection in,
            final long exposureNanoUsd,
            final boolean isHandingOff,
            final boolean isMoving,
            final boolean isReached,
            final boolean isSustained,
            final IndexSection index) {
        isSaid = false;
        isOwnMatter |= isHandingOff || isMoving;
        final boolean isFill = contracts.hasTraded(index);
        if (isFill && !isOpen) {
            begin(in.timeNs);
        }
        isHandedOff |= isOpen && isHandingOff;
        final boolean isPaid = contracts.take(isOpen, index);
        isChanged |= isFill || isPaid || in.kind == EventKind.TIMER;
        if (isFill) {
            onFill(in.timeNs, exposureNanoUsd, index);
        } else if (isOpen) {
            watch(in, exposureNanoUsd, isHandingOff, isSustained, index);
        }
        lastExposureNanoUsd = exposureNanoUsd;
        // The last fills of a hand-off or a move come when the workflow has gone on.
        isOwnMatter &= isHandingOff || isMoving || !isReached;
    }

    private void begin(final long timeNs) {
        isOpen = true;
        isHandedOff = false;
        openedNs = timeNs;
        breakEvenNs = NEVER_NS;
        contracts.begin(timeNs);
        direct.begin();
    }

    private void onFill(final long timeNs, final long exposureNanoUsd, final IndexSection index) {
        contracts.onFill(timeNs, index);
        if (!isOwnMatter) {
            direct.onTrade(lastExposureNanoUsd, exposureNanoUsd, timeNs, index);
        }
        if (contracts.isFlat()) {
            close(timeNs);
        }
    }

    private void watch(
            final IngestSection in,
            final long exposureNanoUsd,
            final boolean isHandingOff,
            final boolean isSustained,
            final IndexSection index) {
        isReviewDue |= in.kind == EventKind.ACCOUNT && in.isFunding && contracts.isOwn(in.instrumentId);
        if (in.kind != EventKind.TIMER) {
            return;
        }
        isReviewDue |= review.isDue(in.timeNs);
        contracts.hold(in.timeNs, index);
        if (isReviewDue && !isHandingOff) {
            look(in.timeNs, exposureNanoUsd, isSustained, index);
        }
    }

    private void close(final long timeNs) {
        isOpen = false;
        isReviewDue = false;
        isPassed = false;
        isSaid = true;
        closeNanoUsd = 0;
        directNanoUsd = Math.round(direct.paidUsd() * NANO);
        final double share =
                isHandedOff ? CostComparison.deferred(settings.deferralRate(), Years.of(timeNs - openedNs)) : 1;
        taxNanoUsd = Math.round(direct.taxUsd() * share * NANO);
    }

    private void look(
            final long timeNs, final long exposureNanoUsd, final boolean isSustained, final IndexSection index) {
        isReviewDue = false;
        final boolean isKept = isSustained || isHandedOff;
        final long elapsedNs = timeNs - openedNs;
        final double closeUsd = contracts.closeUsd(timeNs + settings.remainingNs(), index);
        final double reversalUsd = isKept ? 0 : direct.tradeUsd(Math.abs(exposureNanoUsd) / NANO, index);
        final double directUsd = direct.paidUsd() + reversalUsd;
        final double untilEnd = Years.of(elapsedNs + settings.remainingNs());
        closeNanoUsd = Math.round(closeUsd * NANO);
        directNanoUsd = Math.round(directUsd * NANO);
        taxNanoUsd = Math.round(
                direct.taxUsd() * (isKept ? CostComparison.deferred(settings.deferralRate(), untilEnd) : 1) * NANO);
        final double savedUsd = directUsd - contracts.costUsd() - closeUsd;
        breakEvenNs = breakEvenNs(elapsedNs, savedUsd, isKept, contracts.perYearUsd(index));
        final boolean isPassedNow = elapsedNs + settings.remainingNs() > breakEvenNs;
        isSaid = isPassedNow != isPassed;
        isPassed = isPassedNow;
    }

    /** Of what is saved by now, and what standing on costs; of a tax put off the part for the time so far is saved by now. */
    private long breakEvenNs(
            final long elapsedNs, final double savedUsd, final boolean isTaxDeferred, final double perYearUsd) {
        final double soFar = isTaxDeferred ? CostComparison.deferred(settings.deferralRate(), Years.of(elapsedNs)) : 1;
        final double saved = savedUsd + direct.taxUsd() * soFar;
        final double tax = direct.taxUsd() * (1 - soFar);
        if (saved < 0 && perYearUsd > 0) {
            return Math.max(0, elapsedNs + Math.round(saved / perYearUsd * Years.NS_PER_YEAR));
        }
        final double years = CostComparison.breakEven(saved, tax, settings.deferralRate(), perYearUsd);
        final double ns = elapsedNs + years * Years.NS_PER_YEAR;
        return ns >= NEVER_NS ? NEVER_NS : Math.round(ns);
    }

    void write(final boolean isAll, final HedgeSection out) {
        out.isLedgerEntry[overlayId] = isSaid;
        if (!isAll && !isChanged) {
            return;
        }
        isChanged = false;
        out.isLedgerClosed[overlayId] = !isOpen;
        out.isBreakEvenPassed[overlayId] = isPassed;
        out.ledgerOpenedNs[overlayId] = openedNs;
        out.ledgerHedgedNanoUsd[overlayId] = Math.round(direct.mostUsd() * NANO);
        out.ledgerCostNanoUsd[overlayId] = Math.round(contracts.costUsd() * NANO);
        out.ledgerImpactNanoUsd[overlayId] = Math.round(contracts.impactUsd() * NANO);
        out.ledgerCarryNanoUsd[overlayId] = contracts.carryNanoUsd();
        out.ledgerCollateralNanoUsd[overlayId] = Math.round(contracts.collateralUsd() * NANO);
        out.ledgerCloseNanoUsd[overlayId] = closeNanoUsd;
        out.ledgerDirectNanoUsd[overlayId] = directNanoUsd;
        out.ledgerTaxNanoUsd[overlayId] = taxNanoUsd;
        out.ledgerBreakEvenNs[overlayId] = breakEvenNs;
    }

    /** Of an overlay without a ledger. */
    static void writeNothing(final int overlayId, final HedgeSection out) {
        out.isLedgerEntry[overlayId] = false;
        out.isLedgerClosed[overlayId] = true;
        out.isBreakEvenPassed[overlayId] = false;
        out.ledgerOpenedNs[overlayId] = 0;
        out.ledgerHedgedNanoUsd[overlayId] = 0;
        out.ledgerCostNanoUsd[overlayId] = 0;
        out.ledgerImpactNanoUsd[overlayId] = 0;
        out.ledgerCarryNanoUsd[overlayId] = 0;
        out.ledgerCollateralNanoUsd[overlayId] = 0;
        out.ledgerCloseNanoUsd[overlayId] = 0;
        out.ledgerDirectNanoUsd[overlayId] = 0;
        out.ledgerTaxNanoUsd[overlayId] = 0;
        out.ledgerBreakEvenNs[overlayId] = NEVER_NS;
    }

    @Override
    public void codeState(final StateCodec state) {
        contracts.codeState(state);
        direct.codeState(state);
        review.codeState(state);
        isOpen = state.of(isOpen);
        isReviewDue = state.of(isReviewDue);
        isHandedOff = state.of(isHandedOff);
        isOwnMatter = state.of(isOwnMatter);
        isPassed = state.of(isPassed);
        openedNs = state.of(openedNs);
        lastExposureNanoUsd = state.of(lastExposureNanoUsd);
        closeNanoUsd = state.of(closeNanoUsd);
        directNanoUsd = state.of(directNanoUsd);
        taxNanoUsd = state.of(taxNanoUsd);
        breakEvenNs = state.of(breakEvenNs);
    }
}
