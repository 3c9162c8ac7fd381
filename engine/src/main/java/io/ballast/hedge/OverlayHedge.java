package io.ballast.hedge;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.CommandKind;
import io.ballast.slot.EventKind;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Phase;
import io.ballast.slot.PhaseReason;
import io.ballast.slot.Slot;
import io.ballast.state.StateCodec;

/**
 * An overlay that is driven by a band: decides the absolute positions that keep what it looks at inside.
 *
 * <p>On a breach the intended exposure is brought to ρ·h; when what the positions cover is back inside ρ·h on the hedged
 * side, they are closed. Reducing risk goes before everything but a halt, closing before scaling.
 */
final class OverlayHedge implements Overlay {
    private final OverlaySettings settings;
    private final OverlayParts parts;
    private final MarginLimits margin;
    private final Counters counters;
    private final Workflow workflow;
    private final LegTarget[] legs;
    private final LegTargets targets;
    private final long[] wantedLots;
    private final Review calendar;
    private final Review selection;
    private boolean isKilled;
    private final Dwell dwell;
    private final Calm calm;
    private final HandOffWorkflow handOffWorkflow;
    private long openedNs;

    OverlayHedge(
            final OverlaySettings settings,
            final OverlayParts parts,
            final MarginLimits margin,
            final Counters counters) {
        this.settings = settings;
        this.parts = parts;
        this.margin = margin;
        this.counters = counters;
        workflow = new Workflow(settings.id());
        dwell = new Dwell(settings.band());
        calm = new Calm(settings.id(), parts, margin);
        handOffWorkflow = new HandOffWorkflow(parts, workflow);
        legs = parts.legs();
        targets = parts.targets();
        wantedLots = new long[legs.length];
        calendar = new Review(settings.band().reviewNs());
        selection = new Review(settings.selection().reviewNs());
    }

    @Override
    public boolean onEvent(final Slot slot, final boolean isLook, final boolean isAll) {
        if (!calm.lasts(slot.ingest, slot.index, slot.hedge)) {
            look(slot, isLook, isAll);
            return true;
        }
        if (isAll) {
            writeAll(slot.ingest, slot.index, slot.hedge);
        }
        return false;
    }

    private void look(final Slot slot, final boolean isLook, final boolean isAll) {
        final IngestSection in = slot.ingest;
        final IndexSection index = slot.index;
        final HedgeSection out = slot.hedge;
        final int transitions = out.transitionCount;
        final boolean isTimer = in.kind == EventKind.TIMER;
        targets.begin(out);
        out.isPredicted[settings.id()] = false;
        if (in.kind == EventKind.COMMAND) {
            onCommand(in, index, out);
        }
        parts.carry().onEvent(in);
        parts.observe(in.timeNs, isLook, index, out);
        parts.resize(index);
        targets.describe(out);
        giveBack(in, index, out);
        expire(in.timeNs, out);
        if (margin.isKilledNow()) {
            kill(index, out);
        }
        if (margin.isCapping()) {
            cut(in.timeNs, out);
        }
        if (isLook && isWanted() && parts.isProtectionOver()) {
            close(PhaseReason.EXPIRED, in.timeNs, out);
        }
        if (isTimer && parts.isDataValid(index)) {
            findContract(in.timeNs, index, out);
        }
        if (isLook && parts.isDataValid(index) && targets.areTradable(candidate(), index)) {
            decide(in.timeNs, isTimer, index, out);
        }
        settle(in.timeNs, index, out);
        write(isAll, in, index, out);
        if (isLook && !isKilled && out.transitionCount == transitions) {
            calm.begin(workflow, dwell, calendar, selection, in.timeNs, index, out);
        }
    }

    /** Into a section that holds something else. */
    private void writeAll(final IngestSection in, final IndexSection index, final HedgeSection out) {
        targets.begin(out);
        targets.describe(out);
        out.isPredicted[settings.id()] = false;
        out.isOutlookChanged[settings.id()] = false;
        write(true, in, index, out);
    }

    private Candidate candidate() {
        return parts.selector().candidate();
    }

    private void onCommand(final IngestSection in, final IndexSection index, final HedgeSection out) {
        final boolean isMeant = in.overlayId < 0 || in.overlayId == settings.id();
        switch (in.commandKind) {
            case KILL -> kill(index, out);
            case RESET_KILL -> release(in.timeNs, index, out);
            case OUTLOOK, PROTECT -> {
                if (isMeant) {
                    parts.command(in.commandKind == CommandKind.PROTECT, in.commandValue, in.commandExpiryNs);
                }
            }
            case FLATTEN -> flatten(in.timeNs, out);
            default -> {}
        }
    }

    /** Only while killed; what is held again after the release is decided anew. */
    private void flatten(final long timeNs, final HedgeSection out) {
        if (isKilled) {
            close(PhaseReason.KILLED, timeNs, out);
        }
    }

    private void kill(final IndexSection index, final HedgeSection out) {
        holdTransfer(index, out);
        isKilled = true;
        workflow.enter(Phase.HALT, PhaseReason.KILLED, out);
    }

    /** What margin does not bear is wanted no longer, whatever else is thought of it. */
    private void cut(final long timeNs, final HedgeSection out) {
        final int moved = targets.cap(margin, out);
        if (moved == 0) {
            return;
        }
        count(moved);
        parts.transfer().stop();
        dwell.onChange(timeNs);
        if (!targets.isOpen()) {
            endIfFlat(PhaseReason.TARGET_SET, out);
        } else if (workflow.is(Phase.MONITOR)) {
            workflow.enter(Phase.SCALE, PhaseReason.TARGET_SET, out);
        }
    }

    /** The half of a slice that closes would go on without the half that opens. */
    private void holdTransfer(final IndexSection index, final HedgeSection out) {
        if (parts.transfer().isActive() && !isKilled) {
            parts.transfer().repeat();
            count(targets.hold(index, out));
        }
    }

    /** What was under way goes on. */
    private void release(final long timeNs, final IndexSection index, final HedgeSection out) {
        isKilled = false;
        if (workflow.is(Phase.HALT)) {
            final boolean isDone =
                    targets.areReached(timeNs, index) && !parts.transfer().isActive();
            final Phase open = isDone ? Phase.MONITOR : Phase.SCALE;
            final Phase flat = isDone ? Phase.IDLE : Phase.REVERT;
            workflow.enter(isWanted() ? open : flat, PhaseReason.RELEASED, out);
        }
    }

    /** Futures go with the spot that was traded; not while they move to other contracts. */
    private void giveBack(final IngestSection in, final IndexSection index, final HedgeSection out) {
        final HandOff handOff = parts.handOff();
        if (handOff != null) {
            final int moved = handOff.onEvent(in, parts.transfer().isActive(), candidate(), legs, index, out);
            count(moved);
            if (moved > 0) {
                endIfFlat(PhaseReason.SPOT_INSIDE, out);
            }
        }
    }

    private void expire(final long timeNs, final HedgeSection out) {
        final int moved = targets.expire(timeNs, out);
        if (moved > 0) {
            count(moved);
            parts.transfer().stop();
            endIfFlat(PhaseReason.EXPIRED, out);
        }
    }

    private void endIfFlat(final PhaseReason reason, final HedgeSection out) {
        if (!targets.isOpen() && workflow.isHolding()) {
            workflow.enter(Phase.REVERT, reason, out);
        }
    }

    /** While nothing is held and the contract in use has no market, another one that has takes its place. */
    private void findContract(final long timeNs, final IndexSection index, final HedgeSection out) {
        if (workflow.is(Phase.HALT) || targets.isOpen() || targets.areTradable(candidate(), index)) {
            return;
        }
        if (parts.choose(timeNs, index)) {
            parts.resize(index);
        } else if (parts.selector().areAllExpired()) {
            workflow.enter(Phase.HALT, PhaseReason.NO_CONTRACT, out);
        }
    }

    private void decide(final long timeNs, final boolean isTimer, final IndexSection index, final HedgeSection out) {
        if (isWanted() && targets.isGone(candidate(), parts.sizing().deciders(candidate()), parts.transfer())) {
            close(PhaseReason.DRIFT_GONE, timeNs, out);
            return;
        }
        if (isKilled || workflow.is(Phase.HALT)) {
            return;
        }
        if (parts.transfer().isActive()) {
            advance(timeNs, index, out);
            return;
        }
        if (workflow.is(Phase.HANDOFF)) {
            handOffWorkflow.follow(timeNs - openedNs, timeNs, index, out);
        } else if (isReviewDue(timeNs, isTimer) && isContractChanged(timeNs, index, out)) {
            return;
        }
        final boolean isReview = calendar.isDue(timeNs);
        if (!targets.isBreached(candidate(), isReview)) {
            onInside(timeNs, index, out);
        } else {
            onBreach(timeNs, isReview, isTimer, index, out);
        }
    }

    /** Also while it moves from one contract to another and is stopped between the two. */
    private boolean isWanted() {
        return targets.isOpen() || parts.transfer().isActive();
    }

    private void close(final PhaseReason reason, final long timeNs, final HedgeSection out) {
        parts.transfer().stop();
        count(targets.close(out));
        dwell.onInside();
        dwell.onChange(timeNs);
        workflow.enter(Phase.REVERT, reason, out);
    }

    private void onInside(final long timeNs, final IndexSection index, final HedgeSection out) {
        dwell.onInside();
        if (workflow.isDeciding()) {
            workflow.enter(Phase.IDLE, PhaseReason.BREACH_CLEARED, out);
        } else if (workflow.is(Phase.MONITOR)) {
            handOffWorkflow.consider(timeNs - openedNs, index, out);
        }
    }

    private void onBreach(
            final long timeNs,
            final boolean isReview,
            final boolean isTimer,
            final IndexSection index,
            final HedgeSection out) {
        if (workflow.is(Phase.IDLE) || workflow.is(Phase.REVERT)) {
            if (isReview && !want(index)) {
                return;
            }
            workflow.enter(Phase.DRIFT, isReview ? PhaseReason.REVIEWED : PhaseReason.BAND_BREACHED, out);
        }
        dwell.onBreach();
        if (dwell.isWaiting(timeNs) && !isReview && !targets.isFar(candidate())) {
            return;
        }
        if (targets.isOpen()) {
            scale(timeNs, isTimer, index, out);
        } else {
            open(timeNs, isTimer, index, out);
        }
    }

    /** The positions that leave ρ·h. False if they are the targets. */
    private boolean want(final IndexSection index) {
        targets.want(candidate(), wantedLots);
        parts.follow(wantedLots, index);
        return targets.differFrom(wantedLots);
    }

    /** From drift to a first position: CLASSIFY, SELECT, PRECHECK, EXECUTE. Held at one of them, it asks on the timer. */
    private void open(final long timeNs, final boolean isTimer, final IndexSection index, final HedgeSection out) {
        if (workflow.is(Phase.DRIFT)) {
            if (!want(index)) {
                return;
            }
            workflow.enter(Phase.CLASSIFY, PhaseReason.DWELL_MET, out);
            workflow.enter(Phase.SELECT, parts.outlookReason(), out);
        } else if (!isTimer) {
            return;
        }
        if (isSelected(timeNs, index, out) && want(index) && isApproved(index, out)) {
            workflow.enter(Phase.EXECUTE, PhaseReason.APPROVED, out);
            openedNs = timeNs;
            take(timeNs, out);
        }
    }

    /** Chooses, also anew while the contract chosen is held in PRECHECK. */
    private boolean isSelected(final long timeNs, final IndexSection index, final HedgeSection out) {
        final int before = parts.selector().selected();
        if (!parts.choose(timeNs, index)) {
            final boolean isEnd = parts.selector().areAllExpired();
            workflow.enter(isEnd ? Phase.HALT : Phase.SELECT, PhaseReason.NO_CONTRACT, out);
            return false;
        }
        parts.resize(index);
        if (workflow.is(Phase.PRECHECK) && parts.selector().selected() != before) {
            workflow.enter(Phase.SELECT, PhaseReason.CONTRACT_CHANGED, out);
        }
        workflow.enter(Phase.PRECHECK, PhaseReason.SELECTED, out);
        return true;
    }

    private boolean isApproved(final IndexSection index, final HedgeSection out) {
        return parts.precheck().isApproved(parts.selector().selected(), wantedLots, index, out);
    }

    /** What only takes positions back needs no approval; what was refused is asked again on the timer. */
    private void scale(final long timeNs, final boolean isTimer, final IndexSection index, final HedgeSection out) {
        if (!want(index)) {
            return;
        }
        final boolean isReducing = targets.areReducedBy(wantedLots);
        if (!isReducing && parts.precheck().isRefused() && !isTimer) {
            return;
        }
        if (LegTargets.areFlat(wantedLots)) {
            close(PhaseReason.DRIFT_GONE, timeNs, out);
        } else if (isReducing || isApproved(index, out)) {
            if (workflow.is(Phase.MONITOR)) {
                workflow.enter(Phase.SCALE, PhaseReason.TARGET_SET, out);
            }
            take(timeNs, out);
        }
    }

    private void take(final long timeNs, final HedgeSection out) {
        count(targets.take(wantedLots, out));
        dwell.onInside();
        dwell.onChange(timeNs);
    }

    private void count(final int changes) {
        counters.add(Counter.TARGET_CHANGES, changes);
    }

    /** A position that stands is reviewed; one in a contract at its end at every timer. */
    private boolean isReviewDue(final long timeNs, final boolean isTimer) {
        return workflow.is(Phase.MONITOR)
                && (selection.isDue(timeNs) || (isTimer && parts.selector().isAtItsEnd(timeNs)));
    }

    /** Another candidate takes over: the position moves there in slices of the largest order. */
    private boolean isContractChanged(final long timeNs, final IndexSection index, final HedgeSection out) {
        final int before = parts.selector().selected();
        final long exposureNanoUsd = targets.exposureNanoUsd();
        if (!parts.review(timeNs, index)) {
            if (parts.selector().areAllExpired()) {
                workflow.enter(Phase.HALT, PhaseReason.NO_CONTRACT, out);
                return true;
            }
            return false;
        }
        parts.resize(index);
        parts.wantForExposure(exposureNanoUsd, wantedLots);
        if (!isApproved(index, out)) {
            parts.selector().stay(before);
            parts.resize(index);
            return false;
        }
        parts.plan(wantedLots);
        workflow.enter(Phase.SCALE, PhaseReason.CONTRACT_CHANGED, out);
        dwell.onChange(timeNs);
        advance(timeNs, index, out);
        return true;
    }

    private void advance(final long timeNs, final IndexSection index, final HedgeSection out) {
        if (targets.areReached(timeNs, index)) {
            count(parts.transfer().advance(legs, !targets.mayGrow(margin, index), out));
            if (!targets.isOpen()) {
                parts.transfer().stop();
                endIfFlat(PhaseReason.CONTRACT_CHANGED, out);
            }
        }
    }

    /** Ends EXECUTE, SCALE and REVERT when the positions are where the targets are. */
    private void settle(final long timeNs, final IndexSection index, final HedgeSection out) {
        if (!targets.areReached(timeNs, index)) {
            return;
        }
        if (workflow.is(Phase.REVERT)) {
            final PhaseReason reason = isKilled ? PhaseReason.KILLED : PhaseReason.FLAT;
            workflow.enter(isKilled ? Phase.HALT : Phase.IDLE, reason, out);
        } else if (workflow.isBuilding() && !parts.transfer().isActive()) {
            workflow.enter(Phase.MONITOR, PhaseReason.TARGET_REACHED, out);
        }
    }

    private void write(final boolean isAll, final IngestSection in, final IndexSection index, final HedgeSection out) {
        final int id = settings.id();
        out.driftNanoUsd[id] = parts.sizing().driftNanoUsd();
        out.effectiveDriftNanoUsd[id] = parts.sizing().effectiveDriftNanoUsd(index, candidate(), legs);
        out.bandNanoUsd[id] = parts.sizing().bandNanoUsd();
        parts.write(isAll, workflow.is(Phase.HANDOFF), in, index, out);
    }

    @Override
    public OverlayState state() {
        return parts.state(workflow.phase(), dwell, margin);
    }

    @Override
    public void codeState(final StateCodec state) {
        parts.codeState(state);
        targets.codeState(state);
        calendar.codeState(state);
        selection.codeState(state);
        workflow.codeState(state);
        isKilled = state.of(isKilled);
        dwell.codeState(state);
        openedNs = state.of(openedNs);
        // Who goes on and who is set to this state look at the next event alike.
        calm.end();
    }
}
