package io.ballast.order;

import io.ballast.order.GateTrace.Check;
import io.ballast.order.GateTrace.Look;
import io.ballast.order.GateTrace.Outcome;
import io.ballast.slot.IndexSection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Asks the risk gate's own controls once more, one by one, and writes down what each compares. The gate has decided
 * before; that both say the same is asserted for every order.
 */
final class GateTracer {
    private static final Verdict[] VERDICTS = Verdict.values();

    private final GateTrace trace;
    private final GateLegs legs;
    private final RiskWatch watch;
    private final Collar collar;
    private final OrderSizes sizes;
    private final SizeLimits positions;
    private final AccountCaps caps;
    private final TokenBucket rate;
    private final Allowance allowance = new Allowance();
    private final List<Check> checks = new ArrayList<>();
    private Verdict verdict = Verdict.PASS;

    GateTracer(
            final GateTrace trace,
            final GateLegs legs,
            final RiskWatch watch,
            final Collar collar,
            final OrderSizes sizes,
            final SizeLimits positions,
            final AccountCaps caps,
            final TokenBucket rate) {
        this.trace = trace;
        this.legs = legs;
        this.watch = watch;
        this.collar = collar;
        this.sizes = sizes;
        this.positions = positions;
        this.caps = caps;
        this.rate = rate;
    }

    void begin() {
        trace.begin();
    }

    /** Nothing is asked of the gate while a venue's account is not known. */
    void onReconcile(
            final int leg,
            final long childLots,
            final long targetLots,
            final long limitTicks,
            final int sourceId,
            final long requestId) {
        begin(childLots);
        checks.add(new Check(Verdict.RECONCILE, Outcome.REFUSED, sourceId, requestId, 0));
        trace.add(new Look(leg, childLots, targetLots, limitTicks, true, Verdict.RECONCILE, 0, checks));
    }

    private void begin(final long childLots) {
        allowance.begin(childLots);
        checks.clear();
        verdict = Verdict.PASS;
    }

    /** As {@link RiskGate#check}, whose order this follows. */
    void onCheck(
            final int leg,
            final long childLots,
            final long targetLots,
            final long limitTicks,
            final long timeNs,
            final InFlight inFlight,
            final IndexSection index,
            final boolean isEmergency) {
        final long positionLots = index.positionLots[leg];
        final boolean isIncreasing = positionLots == 0 || positionLots < 0 == childLots < 0;
        begin(childLots);
        look(Verdict.RECONCILE, () -> true);
        look(Verdict.DISCONNECTED, () -> watch.connection(leg) == Verdict.PASS);
        if (isIncreasing) {
            watch.trace(leg, timeNs, index, allowance, this);
        } else {
            exempt(Verdict.KILL_SWITCH, Verdict.DISK_LOW);
        }
        onData(leg, isIncreasing, limitTicks, index, isEmergency);
        if (isIncreasing) {
            onSize(leg, targetLots, inFlight, index);
        } else {
            exempt(Verdict.MAX_ORDER, Verdict.MIN_NOTIONAL);
            allowance.cut(Math.abs(positionLots));
        }
        look(Verdict.ORDER_RATE, () -> allowance.isAtLeast(rate.tokens(timeNs), 1));
        trace.add(new Look(leg, childLots, targetLots, limitTicks, isIncreasing, verdict, allowance.lots(), checks));
    }

    private void onData(
            final int leg,
            final boolean isIncreasing,
            final long limitTicks,
            final IndexSection index,
            final boolean isEmergency) {
        final int overlay = legs.overlay(leg);
        look(Verdict.STALE_DATA, () -> index.isLegValid[leg]);
        if (isIncreasing) {
            look(Verdict.INDEX_INVALID, () -> !RiskGate.isDataInvalid(leg, overlay, index));
            look(Verdict.DATA_DEGRADED, () -> !RiskGate.isDataDegraded(overlay, index));
        } else {
            exempt(Verdict.INDEX_INVALID, Verdict.DATA_DEGRADED);
        }
        final boolean isExit = !isIncreasing && isEmergency;
        look(Verdict.PRICE_COLLAR, () -> collar.isAboveLowest(leg, limitTicks, isExit, index, allowance));
        look(Verdict.PRICE_COLLAR, () -> collar.isBelowHighest(leg, limitTicks, isExit, index, allowance));
    }

    private void onSize(final int leg, final long targetLots, final InFlight inFlight, final IndexSection index) {
        look(Verdict.MAX_ORDER, () -> sizes.isWithinMost(leg, index, allowance));
        look(Verdict.MAX_POSITION, () -> positions.isPositionWithin(leg, index, allowance));
        look(Verdict.GROSS, () -> positions.isGrossWithin(leg, inFlight, index, allowance));
        look(Verdict.LEVERAGE, () -> positions.isLeverageWithin(leg, inFlight, index, allowance));
        look(Verdict.VENUE_EXPOSURE, () -> caps.isExposureWithin(leg, inFlight, index, allowance));
        look(Verdict.VENUE_COLLATERAL, () -> caps.isCollateralWithin(leg, index, allowance));
        look(Verdict.OVER_HEDGE, () -> SizeLimits.isHedge(leg, targetLots, index, allowance));
        look(Verdict.FAT_FINGER, () -> sizes.isIntended(leg, targetLots, index, allowance));
        look(Verdict.FAT_FINGER, () -> sizes.isUsual(leg, allowance));
        look(Verdict.MIN_NOTIONAL, () -> sizes.isEnough(leg, index, allowance));
    }

    /** Asks a control, unless one before it has refused. */
    void look(final Verdict control, final BooleanSupplier isPassed) {
        if (verdict != Verdict.PASS) {
            return;
        }
        allowance.forgetFigures();
        final boolean isGood = isPassed.getAsBoolean();
        verdict = isGood ? Verdict.PASS : control;
        final Outcome outcome = isGood ? Outcome.PASSED : Outcome.REFUSED;
        checks.add(new Check(control, outcome, allowance.observed(), allowance.limit(), allowance.lots()));
    }

    /** The controls from one to another let an order that reduces by unasked. */
    private void exempt(final Verdict first, final Verdict last) {
        if (verdict != Verdict.PASS) {
            return;
        }
        for (int i = first.ordinal(); i <= last.ordinal(); i++) {
            checks.add(
                    new Check(VERDICTS[i], Outcome.EXEMPT, GateTrace.NO_FIGURE, GateTrace.NO_FIGURE, allowance.lots()));
        }
    }

    /** @throws IllegalStateException if the controls said something else one by one */
    void compare(final Verdict ofGate, final long lotsOfGate) {
        if (verdict != ofGate || (verdict == Verdict.PASS && allowance.lots() != lotsOfGate)) {
            throw new IllegalStateException("the gate said " + ofGate + " for " + lotsOfGate + " lots, its controls "
                    + verdict + " for " + allowance.lots());
        }
    }
}
