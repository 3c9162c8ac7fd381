package io.ballast.order;

import io.ballast.math.Ppb;
import io.ballast.math.TimeCells;
import io.ballast.message.RiskEventKind;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;
import java.util.List;

/**
 * What an overlay and the exposure it replaces have lost since midnight UTC of engine time. A short future stands for spot
 * that was not sold: what the one loses the other gains, so together they lose what the hedge fails by, and what it costs.
 *
 * <p>For each contract, from event to event: position × lot × (r<sub>F</sub> − Σ<sub>s</sub> c<sub>s</sub>·r<sub>s</sub>), with the
 * return r<sub>F</sub> of its price, the returns r<sub>s</sub> of the sleeves without what flowed into them, and its
 * look-through c<sub>s</sub>; less fees, and less what a fill was worse than the mid. Beyond the limit the overlay may only
 * reduce until the day ends.
 */
final class DayLoss implements Stateful {
    private static final long DAY_NS = 86_400_000_000_000L;

    /** Within this part of what NAV was, the limit computed of the lower end serves. */
    private static final int NAV_BITS = 6;
    /** What a limit loses in becoming a double, and more. */
    private static final double ROUNDED_DOWN = 1 - 0x1p-50;

    private final long limitPpb;
    private final int[] overlayOf;
    /** Legs that are no spot. */
    private final int[] contracts;

    private final double[][] lookThrough;
    private final double[] mid;
    private final double[] exposureNanoUsd;
    private final long[] sleeveNanoUsd;
    private final long[] flowNanoUsd;
    /** Sleeves that brought a return in this event, and that return beside. */
    private final int[] movedSleeve;

    private final double[] movedReturn;
    private int moved;
    private final double[] gainNanoUsd;
    private final boolean[] isBreached;
    private final RiskEvents events;
    private final TimeCells days = new TimeCells(DAY_NS);
    private long day = Long.MIN_VALUE;
    private boolean areSleevesKnown;
    /** Whether something of a contract may have changed since they were last looked at. */
    private boolean isContractDue = true;
    /** While NAV is at least this, an overlay that has gained at least what follows is within its limit. */
    private long leastNavNanoUsd = Long.MAX_VALUE;

    private double surelyWithinNanoUsd;

    /** @param limitPpb share of NAV; 0: not limited */
    DayLoss(final long limitPpb, final List<OverlaySettings> overlays, final RiskEvents events) {
        this.limitPpb = limitPpb;
        this.events = events;
        final List<LegSettings> legs = OverlaySettings.legsOf(overlays);
        final int sleeves =
                legs.stream().mapToInt(leg -> leg.lookThroughPpb().size()).max().orElse(0);
        overlayOf = legs.stream().mapToInt(LegSettings::overlayId).toArray();
        contracts = legs.stream()
                .filter(leg -> !leg.isSpot())
                .mapToInt(LegSettings::id)
                .toArray();
        lookThrough = new double[legs.size()][];
        for (final LegSettings leg : legs) {
            lookThrough[leg.id()] =
                    leg.lookThroughPpb().stream().mapToDouble(Ppb::toFraction).toArray();
        }
        mid = new double[legs.size()];
        exposureNanoUsd = new double[legs.size()];
        sleeveNanoUsd = new long[sleeves];
        flowNanoUsd = new long[sleeves];
        movedSleeve = new int[sleeves];
        movedReturn = new double[sleeves];
        gainNanoUsd = new double[overlays.size()];
        isBreached = new boolean[overlays.size()];
    }

    boolean isBreached(final int overlayId) {
        return isBreached[overlayId];
    }

    /** Says what an order of an overlay beyond its limit is refused for, or how far one is from it; nothing without a limit. */
    void explain(final int overlayId, final IndexSection index, final Allowance allowance) {
        if (limitPpb != 0) {
            allowance.isWithin(lossNanoUsd(overlayId), limitNanoUsd(index));
        }
    }

    /** Takes the prices and positions of an event; returns whether an overlay came to be beyond its limit. */
    boolean onEvent(final long timeNs, final IndexSection index) {
        if (limitPpb == 0) {
            return false;
        }
        startDay(days.of(timeNs));
        isContractDue |= !index.areLegsKept;
        if (!index.isMoved) {
            return false;
        }
        moved = 0;
        if (index.isNavValid) {
            measureSleeves(index);
        }
        if (isContractDue) {
            isContractDue = false;
            for (final int leg : contracts) {
                replace(leg);
                mark(leg, index);
            }
        } else if (moved > 0) {
            for (final int leg : contracts) {
                replace(leg);
            }
        }
        return index.isNavValid && compare(index);
    }

    private void startDay(final long now) {
        if (now != day) {
            day = now;
            Arrays.fill(gainNanoUsd, 0);
            Arrays.fill(isBreached, false);
        }
    }

    /** What is worth more for another reason than what flowed in. */
    private void measureSleeves(final IndexSection index) {
        for (int sleeve = 0; sleeve < sleeveNanoUsd.length; sleeve++) {
            if (index.sleeveNanoUsd[sleeve] != sleeveNanoUsd[sleeve]
                    || index.flowNanoUsd[sleeve] != flowNanoUsd[sleeve]) {
                measure(sleeve, index);
            }
        }
        areSleevesKnown = true;
    }

    private void measure(final int sleeve, final IndexSection index) {
        final long flow = index.flowNanoUsd[sleeve] - flowNanoUsd[sleeve];
        final double before = sleeveNanoUsd[sleeve];
        final double gain = index.sleeveNanoUsd[sleeve] - before - flow;
        if (areSleevesKnown && before > 0 && gain != 0) {
            movedSleeve[moved] = sleeve;
            movedReturn[moved++] = gain / before;
        }
        sleeveNanoUsd[sleeve] = index.sleeveNanoUsd[sleeve];
        flowNanoUsd[sleeve] = index.flowNanoUsd[sleeve];
    }

    /** A contract without a valid quote catches up with the sleeves once it has one. */
    private void mark(final int leg, final IndexSection index) {
        final double now = index.bidTicks[leg] + index.askTicks[leg];
        if (index.isLegValid[leg] && now != mid[leg]) {
            final double earned = mid[leg] == 0 ? 0 : now / mid[leg] - 1;
            gainNanoUsd[overlayOf[leg]] += exposureNanoUsd[leg] * earned;
            mid[leg] = now;
        }
        exposureNanoUsd[leg] = (double) index.positionLots[leg] * index.lotNanoUsd[leg];
    }

    private void replace(final int leg) {
        if (exposureNanoUsd[leg] == 0 || moved == 0) {
            return;
        }
        final double[] shares = lookThrough[leg];
        double replaced = 0;
        for (int i = 0; i < moved; i++) {
            replaced += shares[movedSleeve[i]] * movedReturn[i];
        }
        gainNanoUsd[overlayOf[leg]] -= exposureNanoUsd[leg] * replaced;
    }

    /** A fill: its fee, and what it was worse than the mid. */
    void onFill(
            final int leg,
            final int sign,
            final long lots,
            final long ticks,
            final long feeNanoUsd,
            final IndexSection index) {
        if (limitPpb == 0) {
            return;
        }
        final double twiceMid = index.bidTicks[leg] + index.askTicks[leg];
        final double worse = twiceMid == 0 ? 0 : sign * (2.0 * ticks / twiceMid - 1);
        gainNanoUsd[overlayOf[leg]] -= feeNanoUsd + (double) lots * index.lotNanoUsd[leg] * worse;
    }

    private boolean compare(final IndexSection index) {
        if (index.navNanoUsd < leastNavNanoUsd) {
            watchFrom(index.navNanoUsd);
        }
        boolean isAny = false;
        for (int overlay = 0; overlay < gainNanoUsd.length; overlay++) {
            if (gainNanoUsd[overlay] < surelyWithinNanoUsd && !isBreached[overlay]) {
                isAny |= compare(overlay, index);
            }
        }
        return isAny;
    }

    /** A limit rises with NAV: what is within the limit of the least NAV is within that of every other. */
    private void watchFrom(final long navNanoUsd) {
        leastNavNanoUsd = navNanoUsd - (navNanoUsd >> NAV_BITS);
        surelyWithinNanoUsd = -Ppb.of(leastNavNanoUsd, limitPpb) * ROUNDED_DOWN;
    }

    private boolean compare(final int overlay, final IndexSection index) {
        watchFrom(index.navNanoUsd);
        final long limitNanoUsd = limitNanoUsd(index);
        if (lossNanoUsd(overlay) <= limitNanoUsd) {
            return false;
        }
        isBreached[overlay] = true;
        events.say(RiskEventKind.DAY_LOSS, overlay, RiskEvents.NONE, lossNanoUsd(overlay), limitNanoUsd);
        return true;
    }

    private long lossNanoUsd(final int overlay) {
        return -Math.round(gainNanoUsd[overlay]);
    }

    private long limitNanoUsd(final IndexSection index) {
        return Ppb.of(index.navNanoUsd, limitPpb);
    }

    @Override
    public void codeState(final StateCodec state) {
        day = state.of(day);
        areSleevesKnown = state.of(areSleevesKnown);
        state.each(mid);
        state.each(exposureNanoUsd);
        state.each(sleeveNanoUsd);
        state.each(flowNanoUsd);
        state.each(gainNanoUsd);
        state.each(isBreached);
        if (state.isReading()) {
            isContractDue = true;
            leastNavNanoUsd = Long.MAX_VALUE;
        }
    }
}
