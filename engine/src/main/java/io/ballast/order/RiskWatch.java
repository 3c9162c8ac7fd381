package io.ballast.order;

import io.ballast.counter.Counters;
import io.ballast.message.RiskEventKind;
import io.ballast.settings.KillCause;
import io.ballast.settings.LimitSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.RiskSettings;
import io.ballast.slot.CommandKind;
import io.ballast.slot.EventKind;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.slot.MarginState;
import io.ballast.slot.Slot;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.List;

/** What the risk gate must know before it looks at an order: follows every event, says what happens, and remembers it. */
final class RiskWatch implements Stateful {
    private static final int ALL_OVERLAYS = -1;

    private final LimitSettings limits;
    private final GateLegs legs;
    private final RiskEvents events;
    private final Switches switches;
    private final DayLoss dayLoss;
    private final RepeatedExecutions repeated;
    private final BasisShock basis;
    private final Announcements announcements;
    private final OrderSizes sizes;
    private final SizeLimits positions;
    private final TokenBucket rate;

    RiskWatch(
            final RiskSettings settings,
            final GateLegs legs,
            final List<OverlaySettings> overlays,
            final OrderSizes sizes,
            final SizeLimits positions,
            final TokenBucket rate,
            final OutputBuffer outputs,
            final Counters counters) {
        limits = settings.limits();
        this.legs = legs;
        this.sizes = sizes;
        this.positions = positions;
        this.rate = rate;
        events = new RiskEvents(outputs, counters);
        switches = new Switches(overlays.size(), legs.sources(), events);
        dayLoss = new DayLoss(limits.dayLossPpb(), overlays, events);
        repeated = new RepeatedExecutions(limits.executionsPerMinute(), overlays.size(), legs.count(), events);
        basis = new BasisShock(limits.basisShock(), OverlaySettings.legsOf(overlays), overlays.size(), events);
        announcements = new Announcements(settings.calendar(), events);
    }

    Switches switches() {
        return switches;
    }

    /** Takes an event; returns whether the kill switch was thrown by it. */
    boolean onEvent(final Slot slot) {
        final IngestSection in = slot.ingest;
        announcements.advance(in.timeNs);
        boolean isThrown = in.kind == EventKind.COMMAND && onCommand(in);
        if (in.kind == EventKind.FEED_STATUS) {
            onFeedStatus(in);
        } else if (in.kind == EventKind.EXECUTION && in.executionKind.isFill()) {
            isThrown |= onFill(in, slot.index);
        }
        isThrown |= !slot.index.areAccountsKept && isKilledByMargin(slot.index) && switches.kill();
        isThrown |= isBreach(dayLoss.onEvent(in.timeNs, slot.index), KillCause.DAY_LOSS);
        final boolean isShock = basis.onEvent(in.timeNs, in.kind == EventKind.TIMER, slot.index);
        isThrown |= isBreach(isShock, KillCause.BASIS_SHOCK);
        return isThrown;
    }

    /** An account that comes to the end of the margin ladder is left as by an operator's kill; its positions are closed. */
    private static boolean isKilledByMargin(final IndexSection index) {
        boolean isKilled = false;
        for (int account = 0; account < index.marginState.length; account++) {
            isKilled |= index.marginState[account] == MarginState.KILL
                    && index.previousMarginState[account] != MarginState.KILL;
        }
        return isKilled;
    }

    /** A breach throws the kill switch where it is configured to. */
    private boolean isBreach(final boolean isFound, final KillCause cause) {
        return isFound && limits.killOn().contains(cause) && switches.kill();
    }

    private boolean onFill(final IngestSection in, final IndexSection index) {
        final int leg = legs.of(in.instrumentId);
        if (leg == GateLegs.NONE) {
            return false;
        }
        dayLoss.onFill(leg, in.executionSign, in.lastLots, in.lastTicks, in.feeNanoUsd, index);
        final boolean isTooOften = !in.executionKind.isMadeByVenue()
                && repeated.onFill(legs.overlay(leg), leg, in.clientOrderId, in.timeNs);
        return isBreach(isTooOften, KillCause.REPEATED);
    }

    private void onFeedStatus(final IngestSection in) {
        switch (in.feedState) {
            case DISK_LOW -> switches.onDiskLow();
            case DOWN -> switches.onSource(in.sourceId, true);
            case UP -> switches.onSource(in.sourceId, false);
            case GAP -> {}
        }
    }

    /** Whatever works is cancelled on every kill an operator orders, thrown before or not. */
    private boolean onCommand(final IngestSection in) {
        switch (in.commandKind) {
            case KILL -> switches.kill();
            case RESET_KILL -> switches.resetKill();
            case FLATTEN -> switches.flatten();
            case PAUSE -> switches.pause(in.overlayId, true);
            case RESUME -> resume(in.overlayId);
            case TIGHTEN_MAX_POSITION, TIGHTEN_MAX_ORDER -> tightenLegs(in);
            case TIGHTEN_LEVERAGE -> sayTightened(in.commandValue, positions.tightenLeverage(in.commandValue));
            case TIGHTEN_GROSS -> sayTightened(in.commandValue, positions.tightenGross(in.commandValue));
            case TIGHTEN_ORDER_RATE -> sayTightened(in.commandValue, rate.tighten(in.commandValue, in.timeNs));
            case OUTLOOK, PROTECT -> {}
        }
        return in.commandKind == CommandKind.KILL;
    }

    private void resume(final int overlayId) {
        switches.pause(overlayId, false);
        for (int overlay = 0; overlay < legs.overlays(); overlay++) {
            if (overlayId == ALL_OVERLAYS || overlayId == overlay) {
                repeated.resume(overlay);
                basis.resume(overlay);
            }
        }
    }

    /** The quantity is said in lots of an overlay's first contract. */
    private void tightenLegs(final IngestSection in) {
        for (int leg = 0; leg < legs.count(); leg++) {
            if (in.overlayId == ALL_OVERLAYS || in.overlayId == legs.overlay(leg)) {
                final long lots = legs.lots(leg, in.commandValue);
                final long before = in.commandKind == CommandKind.TIGHTEN_MAX_ORDER
                        ? sizes.tighten(leg, lots)
                        : positions.tightenMaxPosition(leg, lots);
                sayTightened(legs.overlay(leg), legs.instrument(leg), lots, before);
            }
        }
    }

    private void sayTightened(final long now, final long before) {
        sayTightened(ALL_OVERLAYS, RiskEvents.NONE, now, before);
    }

    private void sayTightened(final int overlayId, final int instrumentId, final long now, final long before) {
        if (before >= 0) {
            events.say(RiskEventKind.LIMIT_TIGHTENED, overlayId, instrumentId, now, before);
        }
    }

    /** Why nothing may be sent for the leg at all. */
    Verdict connection(final int leg) {
        return switches.isDown(legs.source(leg)) ? Verdict.DISCONNECTED : Verdict.PASS;
    }

    /** Why no risk may be added to the leg. */
    Verdict state(final int leg, final long timeNs, final IndexSection index, final Allowance allowance) {
        final int overlay = legs.overlay(leg);
        if (switches.isKilled()) {
            return Verdict.KILL_SWITCH;
        }
        if (switches.isPaused(overlay)) {
            return Verdict.PAUSED;
        }
        final Verdict found = breach(overlay, index, allowance);
        if (found != Verdict.PASS) {
            return found;
        }
        final MarginState margin = index.marginState[legs.account(leg)];
        if (!legs.isSpot(leg) && margin != MarginState.NORMAL) {
            allowance.isWithin(margin.ordinal(), MarginState.NORMAL.ordinal());
            return Verdict.MARGIN_STATE;
        }
        if (announcements.isNear()) {
            announcements.explain(timeNs, allowance);
            return Verdict.CALENDAR;
        }
        return switches.isDiskLow() ? Verdict.DISK_LOW : Verdict.PASS;
    }

    /** The controls of {@link #state} one by one, for whoever explains them. */
    void trace(
            final int leg,
            final long timeNs,
            final IndexSection index,
            final Allowance allowance,
            final GateTracer tracer) {
        final int overlay = legs.overlay(leg);
        final MarginState margin = index.marginState[legs.account(leg)];
        tracer.look(Verdict.KILL_SWITCH, () -> !switches.isKilled());
        tracer.look(Verdict.PAUSED, () -> !switches.isPaused(overlay));
        traceBreaches(leg, overlay, index, allowance, tracer);
        tracer.look(
                Verdict.MARGIN_STATE,
                () -> legs.isSpot(leg) || allowance.isWithin(margin.ordinal(), MarginState.NORMAL.ordinal()));
        tracer.look(Verdict.CALENDAR, () -> {
            if (announcements.isNear()) {
                announcements.explain(timeNs, allowance);
            }
            return !announcements.isNear();
        });
        tracer.look(Verdict.DISK_LOW, () -> !switches.isDiskLow());
    }

    private void traceBreaches(
            final int leg,
            final int overlay,
            final IndexSection index,
            final Allowance allowance,
            final GateTracer tracer) {
        tracer.look(Verdict.DAY_LOSS, () -> {
            dayLoss.explain(overlay, index, allowance);
            return !dayLoss.isBreached(overlay);
        });
        tracer.look(Verdict.REPEATED, () -> {
            if (repeated.isPaused(overlay)) {
                repeated.explain(allowance);
            }
            return !repeated.isPaused(overlay);
        });
        tracer.look(Verdict.BASIS_SHOCK, () -> {
            if (basis.isPaused(overlay)) {
                basis.explain(overlay, allowance);
            } else {
                basis.explainLevel(leg, index.basisPpb[leg], allowance);
            }
            return !basis.isPaused(overlay);
        });
        tracer.look(Verdict.BASIS_SHOCK, () -> {
            basis.explainDistance(leg, index.basisPpb[leg], allowance);
            return true;
        });
    }

    private Verdict breach(final int overlay, final IndexSection index, final Allowance allowance) {
        if (dayLoss.isBreached(overlay)) {
            dayLoss.explain(overlay, index, allowance);
            return Verdict.DAY_LOSS;
        }
        if (repeated.isPaused(overlay)) {
            repeated.explain(allowance);
            return Verdict.REPEATED;
        }
        if (basis.isPaused(overlay)) {
            basis.explain(overlay, allowance);
            return Verdict.BASIS_SHOCK;
        }
        return Verdict.PASS;
    }

    @Override
    public void codeState(final StateCodec state) {
        switches.codeState(state);
        dayLoss.codeState(state);
        repeated.codeState(state);
        basis.codeState(state);
        announcements.codeState(state);
    }
}
