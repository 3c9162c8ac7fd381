package io.ballast.index;

import io.ballast.margin.LadderThresholds;
import io.ballast.margin.MarginLadder;
import io.ballast.math.Ppb;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.MarginMode;
import io.ballast.slot.IndexSection;
import io.ballast.slot.MarginState;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One margin account: its cash, its pools of positions, and where it stands on the ladder.
 *
 * <p>On a tick two comparisons decide: whether the move that enters the next step would liquidate, and whether the one that
 * leaves the present step would not. Both are sums of integers that follow each position; the move itself, a factor on the
 * price, changes with the step, with σ and with the calendar only. With several positions in a pool the move is that of all of
 * them at once, each against the account by as many of its own σ: what they offset among each other is not counted on.
 */
final class MarginAccount implements Stateful, MarginLadder.Figures {
    private static final MarginState[] STATES = MarginState.values();

    private final AccountSettings settings;
    private final LadderThresholds thresholds;
    private final MarginLadder ladder = new MarginLadder();
    private final List<MarginPool> pools = new ArrayList<>();
    private boolean isCashKnown;
    /** What came from outside the contracts: transfers, and what spot was bought and sold for. */
    private long outsideNanoUsd;
    /** What trading contracts brought in: proceeds, fees, funding. */
    private long contractNanoUsd;

    /** What the outputs of an event tell of a call. */
    private long topUpNanoUsd;

    private int topUpInstrumentId = MarginPool.WHOLE_ACCOUNT;
    private boolean isTopUpRequested;
    private boolean isTopUpOverdue;
    private int stepBefore;
    /** The step for which the pools watch their two moves. */
    private int watchedStep;

    private double ratio;
    private double distance = Double.POSITIVE_INFINITY;
    private long equityNanoUsd;
    private long grossNanoUsd;
    private long maintenanceNanoUsd;

    MarginAccount(final AccountSettings settings, final double tightened) {
        this.settings = settings;
        thresholds = new LadderThresholds(settings.ladder(), tightened);
        if (settings.mode() == MarginMode.CROSS) {
            pools.add(new MarginPool(MarginPool.WHOLE_ACCOUNT));
        }
    }

    AccountSettings settings() {
        return settings;
    }

    /** The pool that a contract of the account is to stand in. */
    MarginPool poolOf(final int instrumentId) {
        if (settings.mode() == MarginMode.ISOLATED) {
            pools.add(new MarginPool(instrumentId));
        }
        return pools.get(pools.size() - 1);
    }

    /** Before anything of an event is told; whether something was told at the event before that is not said twice. */
    boolean begin() {
        final boolean isTold = isTopUpRequested || isTopUpOverdue || isChanged();
        stepBefore = ladder.step();
        isTopUpRequested = false;
        isTopUpOverdue = false;
        return isTold;
    }

    /** Cash came in or went out. */
    void onCash(final long changeNanoUsd, final boolean isOfContracts) {
        if (isOfContracts) {
            contractNanoUsd += changeNanoUsd;
        } else {
            outsideNanoUsd += changeNanoUsd;
        }
        if (settings.mode() == MarginMode.CROSS) {
            pools.get(0).setCash(countedNanoUsd());
        }
    }

    /**
     * Cash was moved in or out. That of an isolated account stands behind nothing by itself: what is moved to one contract
     * stands behind the position that is there.
     *
     * @param position that it was moved to; null: none
     */
    void onTransfer(final long amountNanoUsd, final @Nullable MarginPosition position) {
        isCashKnown = true;
        if (settings.mode() == MarginMode.CROSS) {
            pools.get(0).call().pay(amountNanoUsd);
        } else if (position != null && position.lots() != 0) {
            post(amountNanoUsd, position);
            position.pool().call().pay(amountNanoUsd);
        }
    }

    /** An isolated position pays funding from what was posted for it. */
    void onFunding(final long amountNanoUsd, final @Nullable MarginPosition position) {
        if (settings.mode() == MarginMode.ISOLATED && position != null && position.lots() != 0) {
            post(amountNanoUsd, position);
        }
    }

    private static void post(final long amountNanoUsd, final MarginPosition position) {
        position.pool().setCash(position.pool().cashNanoUsd() + amountNanoUsd);
    }

    private long countedNanoUsd() {
        final long countedNanoUsd = outsideNanoUsd < 0 ? outsideNanoUsd : Ppb.of(outsideNanoUsd, settings.countedPpb());
        return countedNanoUsd + contractNanoUsd;
    }

    /** Announcements draw near or are over. */
    void tighten(final boolean isNear) {
        if (thresholds.tighten(isNear)) {
            watch();
        }
    }

    /** The moves to be watched are others: the step, σ or the calendar changed. */
    void watch() {
        watchedStep = ladder.step();
        final int next = Math.min(MarginLadder.KILL, ladder.step() + 1);
        final int present = Math.min(MarginLadder.REDUCE, Math.max(MarginLadder.WARN, ladder.step()));
        for (int i = 0; i < pools.size(); i++) {
            final MarginPool pool = pools.get(i);
            pool.watch(thresholds.enterSigmas(next), thresholds.leaveSigmas(leaveStep(pool, present)));
        }
    }

    @Override
    public boolean isEntered(final int step) {
        final boolean isWatched = step == watchedStep + 1;
        for (int i = 0; i < pools.size(); i++) {
            final MarginPool pool = pools.get(i);
            final boolean isEntered = !pool.isFlat()
                    && ((isWatched ? pool.isEnterPassed() : pool.surplusMicroUsd(thresholds.enterSigmas(step)) < 0)
                            || pool.isRatioAtLeast(thresholds.enterRatioPpb(step)));
            if (isEntered) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isLeft(final int step) {
        final boolean isWatched = step == watchedStep;
        for (int i = 0; i < pools.size(); i++) {
            if (!isLeft(pools.get(i), leaveStep(pools.get(i), step), isWatched)) {
                return false;
            }
        }
        return true;
    }

    private boolean isLeft(final MarginPool pool, final int step, final boolean isWatched) {
        return pool.isFlat()
                || ((isWatched ? pool.isLeaveClear() : pool.surplusMicroUsd(thresholds.leaveSigmas(step)) > 0)
                        && !pool.isRatioAtLeast(thresholds.leaveRatioPpb(step)));
    }

    /**
     * The step whose thresholds must be clear for one to be left. Where collateral did not come, positions have to become
     * what is borne without it: REDUCE lasts until nothing needs to be asked for.
     */
    private static int leaveStep(final MarginPool pool, final int step) {
        return step == MarginLadder.REDUCE && pool.call().isOverdue() ? MarginLadder.TOP_UP : step;
    }

    private boolean isKnown() {
        if (!settings.ladder().isEnabled() || !isCashKnown) {
            return false;
        }
        for (int i = 0; i < pools.size(); i++) {
            if (!pools.get(i).isPriced()) {
                return false;
            }
        }
        return true;
    }

    /** A price, a position or cash changed. An account of which something is unknown stays where it is. */
    void evaluate(final long timeNs) {
        sum();
        if (isKnown() && ladder.update(this)) {
            onStep(timeNs);
        }
    }

    private void sum() {
        long value = 0;
        grossNanoUsd = 0;
        maintenanceNanoUsd = 0;
        ratio = 0;
        for (int i = 0; i < pools.size(); i++) {
            final MarginPool pool = pools.get(i);
            value += pool.valueNanoUsd();
            grossNanoUsd += pool.grossNanoUsd();
            maintenanceNanoUsd += pool.maintenanceNanoUsd();
            ratio = Math.max(ratio, pool.ratio());
        }
        equityNanoUsd = countedNanoUsd() + value;
    }

    /** The same, and what collateral is asked for. */
    void evaluateCalls(final long timeNs) {
        closeCalls();
        evaluate(timeNs);
        if (ladder.step() == MarginLadder.TOP_UP && !isTopUpOverdue && isKnown()) {
            call(timeNs);
        }
    }

    /** The same, and the distance: too dear for every tick and every fill. */
    void evaluateSlowly(final long timeNs) {
        evaluateCalls(timeNs);
        measure();
    }

    /** Those that were paid in full, or are needed no more. */
    private void closeCalls() {
        boolean isReleased = false;
        for (int i = 0; i < pools.size(); i++) {
            final CollateralCall call = pools.get(i).call();
            if (call.isPaid() || (call.isOpen() && isLeft(pools.get(i), MarginLadder.TOP_UP, false))) {
                isReleased |= call.isOverdue();
                call.close();
            }
        }
        if (isReleased) {
            watch();
        }
    }

    private void measure() {
        distance = Double.POSITIVE_INFINITY;
        for (int i = 0; i < pools.size(); i++) {
            distance = Math.min(distance, pools.get(i).sigmaDistance());
        }
    }

    private void onStep(final long timeNs) {
        if (ladder.step() < MarginLadder.TOP_UP) {
            dropCalls();
        } else if (ladder.step() == MarginLadder.TOP_UP) {
            call(timeNs);
        }
        watch();
        measure();
    }

    private void dropCalls() {
        for (int i = 0; i < pools.size(); i++) {
            pools.get(i).call().close();
        }
    }

    /** Asks for what one pool lacks that has not been asked for; for another one the next time. */
    private void call(final long timeNs) {
        for (int i = 0; i < pools.size() && !isTopUpRequested; i++) {
            final MarginPool pool = pools.get(i);
            final long nanoUsd = pool.call().isOpen() ? 0 : lackNanoUsd(pool);
            if (nanoUsd > 0 && !isLeft(pool, MarginLadder.TOP_UP, false)) {
                pool.call().open(nanoUsd, timeNs + settings.ladder().topUpDeadlineNs());
                isTopUpRequested = true;
                tell(pool);
            }
        }
    }

    private long lackNanoUsd(final MarginPool pool) {
        final double sigmas = Math.max(settings.ladder().topUpSigmas(), thresholds.leaveSigmas(MarginLadder.TOP_UP));
        final double nanoUsd = pool.missingNanoUsd(sigmas, thresholds.leaveRatioPpb(MarginLadder.TOP_UP));
        // Of what is paid into a cross account only the counted part stands behind the positions.
        final double counted = settings.mode() == MarginMode.CROSS ? Ppb.toFraction(settings.countedPpb()) : 1;
        return (long) Math.ceil(nanoUsd / counted);
    }

    private void tell(final MarginPool pool) {
        topUpNanoUsd = pool.call().askedNanoUsd();
        topUpInstrumentId = pool.instrumentId();
    }

    /** Collateral that did not come in time is waited for no longer; of several pools one is told of at a time. */
    void checkDeadline(final long timeNs) {
        closeCalls();
        for (int i = 0; i < pools.size() && !isTopUpOverdue; i++) {
            if (pools.get(i).call().passDeadline(timeNs)) {
                isTopUpOverdue = true;
                tell(pools.get(i));
                force(MarginLadder.REDUCE);
            }
        }
    }

    /** The venue closes positions by itself: nothing here is under control any more. */
    void onLiquidated() {
        force(MarginLadder.KILL);
    }

    private void force(final int step) {
        if (settings.ladder().isEnabled()) {
            ladder.force(step);
            watch();
            measure();
        }
    }

    /** A person lets the figures decide again. */
    void reset(final long timeNs) {
        if (ladder.step() == MarginLadder.KILL) {
            dropCalls();
            if (ladder.reset(this)) {
                onStep(timeNs);
            }
        }
    }

    /** Before every position is set and adds itself again. */
    void forgetSums() {
        for (int i = 0; i < pools.size(); i++) {
            pools.get(i).forgetSums();
        }
    }

    boolean isChanged() {
        return ladder.step() != stepBefore;
    }

    /** What the venue would see: the equity that counts, against what it asks for. */
    void write(final IndexSection out) {
        final int id = settings.id();
        out.marginState[id] = STATES[ladder.step()];
        out.previousMarginState[id] = STATES[stepBefore];
        out.accountEquityNanoUsd[id] = equityNanoUsd;
        out.accountGrossNanoUsd[id] = grossNanoUsd;
        out.maintenanceNanoUsd[id] = maintenanceNanoUsd;
        out.marginRatio[id] = ratio;
        out.sigmaDistance[id] = distance;
        out.isTopUpRequested[id] = isTopUpRequested;
        out.isTopUpOverdue[id] = isTopUpOverdue;
        out.topUpNanoUsd[id] = topUpNanoUsd;
        out.topUpInstrumentId[id] = topUpInstrumentId;
        long deadlineNs = 0;
        int reduceTo = MarginLadder.REDUCE;
        for (int i = 0; i < pools.size(); i++) {
            deadlineNs = Math.max(deadlineNs, pools.get(i).call().deadlineNs());
            reduceTo = Math.min(reduceTo, leaveStep(pools.get(i), MarginLadder.REDUCE));
        }
        out.topUpDeadlineNs[id] = deadlineNs;
        out.reduceToSigmas[id] = thresholds.leaveSigmas(reduceTo);
        out.reduceToRatioPpb[id] = thresholds.leaveRatioPpb(reduceTo);
    }

    @Override
    public void codeState(final StateCodec state) {
        for (int i = 0; i < pools.size(); i++) {
            pools.get(i).codeState(state);
        }
        ladder.codeState(state);
        thresholds.codeState(state);
        isCashKnown = state.of(isCashKnown);
        outsideNanoUsd = state.of(outsideNanoUsd);
        contractNanoUsd = state.of(contractNanoUsd);
        topUpNanoUsd = state.of(topUpNanoUsd);
        topUpInstrumentId = state.of(topUpInstrumentId);
        distance = state.of(distance);
        if (state.isReading()) {
            watchedStep = ladder.step();
            sum();
        }
    }
}
