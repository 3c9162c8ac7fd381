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

    private final long limitPpb;
    private final int[] overlayOf;
    private final boolean[] isSpot;
    private final double[][] lookThrough;
    private final double[] mid;
    private final double[] exposureNanoUsd;
    private final long[] sleeveNanoUsd;
    private final long[] flowNanoUsd;
    private final double[] sleeveReturn;
    private final double[] gainNanoUsd;
    private final boolean[] isBreached;
    private final RiskEvents events;
    private final TimeCells days = new TimeCells(DAY_NS);
    private long day = Long.MIN_VALUE;
    private boolean areSleevesKnown;

    /** @param limitPpb share of NAV; 0: not limited */
    DayLoss(final long limitPpb, final List<OverlaySettings> overlays, final RiskEvents events) {
        this.limitPpb = limitPpb;
        this.events = events;
        final List<LegSettings> legs = OverlaySettings.legsOf(overlays);
        final int sleeves =
                legs.stream().mapToInt(leg -> leg.lookThroughPpb().size()).max().orElse(0);
        overlayOf = legs.stream().mapToInt(LegSettings::overlayId).toArray();
        isSpot = new boolean[legs.size()];
        lookThrough = new double[legs.size()][];
        for (final LegSettings leg : legs) {
            isSpot[leg.id()] = leg.isSpot();
            lookThrough[leg.id()] =
                    leg.lookThroughPpb().stream().mapToDouble(Ppb::toFraction).toArray();
        }
        mid = new double[legs.size()];
        exposureNanoUsd = new double[legs.size()];
        sleeveNanoUsd = new long[sleeves];
        flowNanoUsd = new long[sleeves];
        sleeveReturn = new double[sleeves];
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
        if (!index.isMoved) {
            return false;
        }
        if (index.isNavValid) {
            measureSleeves(index);
        } else {
            Arrays.fill(sleeveReturn, 0);
        }
        for (int leg = 0; leg < mid.length; leg++) {
            if (!isSpot[leg]) {
                mark(leg, index);
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
        for (int sleeve = 0; sleeve < sleeveReturn.length; sleeve++) {
            final long flow = index.flowNanoUsd[sleeve] - flowNanoUsd[sleeve];
            final double before = sleeveNanoUsd[sleeve];
            final double gain = index.sleeveNanoUsd[sleeve] - before - flow;
            final boolean isReturn = areSleevesKnown && before > 0 && gain != 0;
            sleeveReturn[sleeve] = isReturn ? gain / before : 0;
            sleeveNanoUsd[sleeve] = index.sleeveNanoUsd[sleeve];
            flowNanoUsd[sleeve] = index.flowNanoUsd[sleeve];
        }
        areSleevesKnown = true;
    }

    /** A contract without a valid quote catches up with the sleeves once it has one. */
    private void mark(final int leg, final IndexSection index) {
        if (exposureNanoUsd[leg] != 0) {
            replace(leg);
        }
        final double now = index.bidTicks[leg] + index.askTicks[leg];
        if (index.isLegValid[leg] && now != mid[leg]) {
            final double earned = mid[leg] == 0 ? 0 : now / mid[leg] - 1;
            gainNanoUsd[overlayOf[leg]] += exposureNanoUsd[leg] * earned;
            mid[leg] = now;
        }
        exposureNanoUsd[leg] = (double) index.positionLots[leg] * index.lotNanoUsd[leg];
    }

    private void replace(final int leg) {
        final double[] shares = lookThrough[leg];
        double replaced = 0;
        for (int sleeve = 0; sleeve < shares.length; sleeve++) {
            replaced += shares[sleeve] * sleeveReturn[sleeve];
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
        final long limitNanoUsd = limitNanoUsd(index);
        boolean isAny = false;
        for (int overlay = 0; overlay < gainNanoUsd.length; overlay++) {
            if (!isBreached[overlay] && lossNanoUsd(overlay) > limitNanoUsd) {
                isBreached[overlay] = true;
                isAny = true;
                events.say(RiskEventKind.DAY_LOSS, overlay, RiskEvents.NONE, lossNanoUsd(overlay), limitNanoUsd);
            }
        }
        return isAny;
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
    }
}
