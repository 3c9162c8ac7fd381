package io.ballast.hedge;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.settings.LegSettings;
import io.ballast.settings.Outlook;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.CommandKind;
import io.ballast.slot.EventKind;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Phase;
import io.ballast.slot.PhaseReason;
import io.ballast.slot.Slot;
import org.agrona.MutableDirectBuffer;

/**
 * An overlay that is driven by a band: decides the absolute positions that keep what it looks at inside.
 *
 * <p>On a breach the intended exposure is brought to ρ·h; when what the positions cover is back inside ρ·h on the hedged
 * side, they are closed. Reducing risk goes before everything but a halt, closing before scaling.
 */
final class OverlayHedge implements Overlay {
    private final OverlaySettings settings;
    private final OverlayParts parts;
    private final Counters counters;
    private final Workflow workflow;
    private final LegTarget[] legs;
    private final long[] wantedLots;
    private final Review calendar;
    private final Review selection;
    private boolean isKilled;
    private int breachSamples;
    private long changedNs = Long.MIN_VALUE / 2;
    private long openedNs;

    OverlayHedge(final OverlaySettings settings, final OverlayParts parts, final Counters counters) {
        this.settings = settings;
        this.parts = parts;
        this.counters = counters;
        workflow = new Workflow(settings.id());
        legs = parts.legs();
        wantedLots = new long[legs.length];
        calendar = new Review(settings.band().reviewNs());
        selection = new Review(settings.selection().reviewNs());
    }

    @Override
    public void onEvent(final Slot slot, final boolean isLook) {
        final IngestSection in = slot.ingest;
        final IndexSection index = slot.index;
        final HedgeSection out = slot.hedge;
        for (final LegTarget leg : legs) {
            leg.begin(out);
        }
        out.isPredicted[settings.id()] = false;
        if (in.kind == EventKind.COMMAND) {
            onCommand(in, out);
        }
        final boolean isData = isData(index);
        parts.carry().onEvent(in);
        parts.observe(in.timeNs, isLook, isData, index, out);
        parts.sizing().size(index, candidate(), legs);
        for (final LegTarget leg : legs) {
            leg.describe(out);
        }
        if (isLook && isData && areSized()) {
            decide(in.timeNs, in.kind == EventKind.TIMER, index, out);
        }
        settle(index, out);
        write(index, out);
    }

    private Candidate candidate() {
        return parts.selector().candidate();
    }

    private boolean isData(final IndexSection index) {
        if (!index.isNavValid || !index.isIndexValid[settings.id()]) {
            return false;
        }
        for (int i = 0; i < candidate().size(); i++) {
            if (!index.isLegValid[legs[candidate().place(i)].id()]) {
                return false;
            }
        }
        return true;
    }

    private boolean areSized() {
        for (int i = 0; i < candidate().size(); i++) {
            if (!legs[candidate().place(i)].isSized()) {
                return false;
            }
        }
        return true;
    }

    private void onCommand(final IngestSection in, final HedgeSection out) {
        final boolean isMeant = in.overlayId < 0 || in.overlayId == settings.id();
        switch (in.commandKind) {
            case KILL -> {
                isKilled = true;
                workflow.enter(Phase.HALT, PhaseReason.KILLED, out);
            }
            case RESET_KILL -> release(out);
            case OUTLOOK, PROTECT -> {
                if (isMeant) {
                    parts.command(in.commandKind == CommandKind.PROTECT, in.commandValue, in.commandExpiryNs);
                }
            }
            case PAUSE, RESUME, TIGHTEN_MAX_POSITION -> {}
        }
    }

    private void release(final HedgeSection out) {
        isKilled = false;
        if (workflow.is(Phase.HALT)) {
            workflow.enter(isOpen() ? Phase.MONITOR : Phase.IDLE, PhaseReason.RELEASED, out);
        }
    }

    private boolean isOpen() {
        for (final LegTarget leg : legs) {
            if (leg.targetLots() != 0) {
                return true;
            }
        }
        return false;
    }

    private void decide(final long timeNs, final boolean isTimer, final IndexSection index, final HedgeSection out) {
        if (isOpen() && isGone()) {
            close(PhaseReason.DRIFT_GONE, timeNs, out);
            return;
        }
        if (isKilled || workflow.is(Phase.HALT)) {
            return;
        }
        if (parts.transfer().isActive()) {
            count(parts.transfer().advance(legs, index, out));
            return;
        }
        if (workflow.is(Phase.HANDOFF)) {
            handOff(timeNs, index, out);
        } else if (workflow.is(Phase.MONITOR) && selection.isDue(timeNs) && isContractChanged(timeNs, index, out)) {
            return;
        }
        final boolean isReview = calendar.isDue(timeNs);
        if (!isBreached(isReview)) {
            onInside(timeNs, index, out);
        } else {
            onBreach(timeNs, isReview, isTimer, index, out);
        }
    }

    /** What every position covers is back inside, or on the other side. */
    private boolean isGone() {
        final int deciders = parts.sizing().deciders(candidate());
        boolean isGone = true;
        for (int i = 0; i < deciders; i++) {
            final LegTarget leg = legs[candidate().place(i)];
            isGone &= leg.targetLots() == 0 || leg.isGone();
        }
        return isGone;
    }

    private void close(final PhaseReason reason, final long timeNs, final HedgeSection out) {
        parts.transfer().stop();
        for (final LegTarget leg : legs) {
            count(leg.retarget(0, out) ? 1 : 0);
        }
        breachSamples = 0;
        changedNs = timeNs;
        workflow.enter(Phase.REVERT, parts.closingReason(reason), out);
    }

    private boolean isBreached(final boolean isReview) {
        boolean isBreached = false;
        for (int i = 0; i < candidate().size(); i++) {
            final LegTarget leg = legs[candidate().place(i)];
            isBreached |= isReview ? leg.isBeyondInner() : leg.isBreached();
        }
        return isBreached;
    }

    private boolean isFar() {
        boolean isFar = false;
        for (int i = 0; i < candidate().size(); i++) {
            isFar |= legs[candidate().place(i)].isFar();
        }
        return isFar;
    }

    private void onInside(final long timeNs, final IndexSection index, final HedgeSection out) {
        breachSamples = 0;
        if (workflow.isDeciding()) {
            workflow.enter(Phase.IDLE, PhaseReason.BREACH_CLEARED, out);
        } else if (workflow.is(Phase.MONITOR) && parts.handOff() != null && isOpen()) {
            considerHandOff(timeNs, index, out);
        }
    }

    private void onBreach(
            final long timeNs,
            final boolean isReview,
            final boolean isTimer,
            final IndexSection index,
            final HedgeSection out) {
        if (workflow.is(Phase.IDLE) || workflow.is(Phase.REVERT)) {
            workflow.enter(Phase.DRIFT, isReview ? PhaseReason.REVIEWED : PhaseReason.BAND_BREACHED, out);
        }
        breachSamples = Math.min(breachSamples, settings.band().dwellSamples()) + 1;
        final boolean isWaiting = breachSamples <= settings.band().dwellSamples()
                || timeNs - changedNs < settings.band().cooldownNs();
        if (isWaiting && !isReview && !isFar()) {
            return;
        }
        if (isAnyBandTooNarrow()) {
            counters.increment(Counter.BANDS_NARROWER_THAN_HALF_LOT);
            return;
        }
        if (isOpen()) {
            scale(timeNs, isTimer, index, out);
        } else {
            open(timeNs, isTimer, index, out);
        }
    }

    private boolean isAnyBandTooNarrow() {
        for (int i = 0; i < parts.sizing().deciders(candidate()); i++) {
            if (legs[candidate().place(i)].isBandTooNarrow()) {
                return true;
            }
        }
        return false;
    }

    /** The positions that leave ρ·h, by place; contracts of other candidates flat. False if they are the targets. */
    private boolean want(final IndexSection index) {
        boolean isChange = false;
        for (int place = 0; place < legs.length; place++) {
            wantedLots[place] = candidate().has(place) ? legs[place].lotsBackInside() : 0;
        }
        parts.follow(wantedLots, index);
        for (int place = 0; place < legs.length; place++) {
            isChange |= wantedLots[place] != legs[place].targetLots();
        }
        return isChange;
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
        if (workflow.is(Phase.SELECT) && !isSelected(timeNs, index, out)) {
            return;
        }
        if (want(index) && parts.precheck().isApproved(parts.selector().selected(), wantedLots, index, out)) {
            workflow.enter(Phase.EXECUTE, PhaseReason.APPROVED, out);
            openedNs = timeNs;
            take(timeNs, out);
        }
    }

    private boolean isSelected(final long timeNs, final IndexSection index, final HedgeSection out) {
        final boolean isShort = parts.sizing().driftNanoUsd() > 0;
        if (!parts.selector().choose(parts.sizing(), isShort, timeNs, index)) {
            if (parts.selector().areAllExpired()) {
                workflow.enter(Phase.HALT, PhaseReason.NO_CONTRACT, out);
            }
            return false;
        }
        parts.resize(index);
        workflow.enter(Phase.PRECHECK, PhaseReason.SELECTED, out);
        return true;
    }

    private void scale(final long timeNs, final boolean isTimer, final IndexSection index, final HedgeSection out) {
        if (parts.precheck().isRefused() && !isTimer) {
            return;
        }
        if (!want(index)) {
            return;
        }
        if (isFlatWanted()) {
            close(PhaseReason.DRIFT_GONE, timeNs, out);
        } else if (parts.precheck().isApproved(parts.selector().selected(), wantedLots, index, out)) {
            if (workflow.is(Phase.MONITOR)) {
                workflow.enter(Phase.SCALE, PhaseReason.TARGET_SET, out);
            }
            take(timeNs, out);
        }
    }

    private boolean isFlatWanted() {
        for (final long lots : wantedLots) {
            if (lots != 0) {
                return false;
            }
        }
        return true;
    }

    private void take(final long timeNs, final HedgeSection out) {
        for (int place = 0; place < legs.length; place++) {
            count(legs[place].retarget(wantedLots[place], out) ? 1 : 0);
        }
        breachSamples = 0;
        changedNs = timeNs;
    }

    private void count(final int changes) {
        counters.add(Counter.TARGET_CHANGES, changes);
    }

    /** Another candidate takes over: the position moves there in slices of the largest order. */
    private boolean isContractChanged(final long timeNs, final IndexSection index, final HedgeSection out) {
        final long exposureNanoUsd = exposureNanoUsd();
        final boolean isShort = parts.sizing().driftNanoUsd() > 0;
        if (!parts.selector().review(parts.sizing(), isShort, timeNs, index)) {
            return false;
        }
        int slices = 1;
        parts.resize(index);
        for (int place = 0; place < legs.length; place++) {
            final long lots = parts.lotsForExposure(place, exposureNanoUsd);
            final long moved = Math.abs(lots - legs[place].targetLots());
            final LegSettings leg = settings.legs().get(place);
            slices = (int) Math.max(slices, (moved + leg.maxOrderLots() - 1) / leg.maxOrderLots());
            parts.transfer().plan(place, legs[place].targetLots(), lots);
        }
        parts.transfer().begin(slices);
        workflow.enter(Phase.SCALE, PhaseReason.CONTRACT_CHANGED, out);
        count(parts.transfer().advance(legs, index, out));
        changedNs = timeNs;
        return true;
    }

    /** What the targets together offset. */
    private long exposureNanoUsd() {
        long exposureNanoUsd = 0;
        for (final LegTarget leg : legs) {
            exposureNanoUsd += leg.targetLots() * leg.perLotNanoUsd();
        }
        return exposureNanoUsd;
    }

    /** A drift that stays, or an overlay that no longer pays, is given over to spot. */
    private void considerHandOff(final long timeNs, final IndexSection index, final HedgeSection out) {
        final HandOff handOff = parts.handOff();
        if (handOff == null) {
            return;
        }
        final boolean isSpotBreached = Math.abs(parts.sizing().driftNanoUsd()) > handOff.bandNanoUsd(index.navNanoUsd);
        final boolean isSustained = parts.view().outlook() == Outlook.SUSTAINED;
        if (isSpotBreached && (isSustained || handOff.isBreakEvenPassed(timeNs - openedNs))) {
            handOff.begin(index);
            workflow.enter(Phase.HANDOFF, isSustained ? PhaseReason.SUSTAINED : PhaseReason.BREAK_EVEN_PASSED, out);
            handOff.tradeSpot(parts.sizing().driftNanoUsd(), index);
        }
    }

    private void handOff(final long timeNs, final IndexSection index, final HedgeSection out) {
        final HandOff handOff = parts.handOff();
        if (handOff == null) {
            return;
        }
        count(handOff.giveBack(candidate(), legs, index, out));
        final boolean isSustained =
                parts.view().outlook() == Outlook.SUSTAINED || handOff.isBreakEvenPassed(timeNs - openedNs);
        if (!isOpen()) {
            workflow.enter(Phase.REVERT, PhaseReason.SPOT_INSIDE, out);
        } else if (!isSustained) {
            workflow.enter(Phase.MONITOR, PhaseReason.OUTLOOK_CHANGED, out);
        } else if (!handOff.tradeSpot(parts.sizing().driftNanoUsd(), index)) {
            workflow.enter(Phase.MONITOR, PhaseReason.SPOT_INSIDE, out);
        }
    }

    /** Ends EXECUTE, SCALE and REVERT when the positions are where the targets are. */
    private void settle(final IndexSection index, final HedgeSection out) {
        for (final LegTarget leg : legs) {
            if (index.positionLots[leg.id()] != leg.targetLots()) {
                return;
            }
        }
        if ((workflow.is(Phase.EXECUTE) || workflow.is(Phase.SCALE))
                && !parts.transfer().isActive()) {
            workflow.enter(Phase.MONITOR, PhaseReason.TARGET_REACHED, out);
        } else if (workflow.is(Phase.REVERT)) {
            final PhaseReason reason = isKilled ? PhaseReason.KILLED : PhaseReason.FLAT;
            workflow.enter(isKilled ? Phase.HALT : Phase.IDLE, reason, out);
        }
    }

    private void write(final IndexSection index, final HedgeSection out) {
        final int id = settings.id();
        out.driftNanoUsd[id] = parts.sizing().driftNanoUsd();
        out.effectiveDriftNanoUsd[id] = parts.sizing().effectiveDriftNanoUsd(index, candidate(), legs);
        out.bandNanoUsd[id] = parts.sizing().bandNanoUsd();
        parts.write(workflow.is(Phase.HANDOFF), index, out);
    }

    @Override
    public int writeState(final MutableDirectBuffer buffer, final int offset) {
        int end = parts.writeState(buffer, offset);
        for (final LegTarget leg : legs) {
            end = leg.writeState(buffer, end);
        }
        end = calendar.writeState(buffer, end);
        end = selection.writeState(buffer, end);
        buffer.putInt(end, workflow.phase().ordinal() | (isKilled ? 1 << 8 : 0));
        buffer.putInt(end + Integer.BYTES, breachSamples);
        buffer.putLong(end + 2 * Integer.BYTES, changedNs);
        buffer.putLong(end + 2 * Integer.BYTES + Long.BYTES, openedNs);
        return end + 2 * Integer.BYTES + 2 * Long.BYTES;
    }
}
