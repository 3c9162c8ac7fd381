package io.ballast.order;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.message.CancelReason;
import io.ballast.message.TimeInForce;
import io.ballast.slot.ClientOrderId;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/** Brings positions to their targets: sends the legs' orders, follows targets and prices with them, and cancels them. */
final class OrderDesk implements Stateful {
    private final Leg[] legs;
    private final RiskGate gate;
    private final Reconciliation reconciliation;
    private final InFlight inFlight;
    private final OutputEncoder encoder;
    private final Counters counters;
    private int sessionEpoch;

    /**
     * @param sessionEpoch tells this session's order ids from those of others
     * @param legs         by id
     */
    OrderDesk(
            final int sessionEpoch,
            final Leg[] legs,
            final RiskGate gate,
            final Reconciliation reconciliation,
            final OutputEncoder encoder,
            final Counters counters) {
        this.sessionEpoch = sessionEpoch;
        this.legs = legs;
        this.gate = gate;
        this.reconciliation = reconciliation;
        this.encoder = encoder;
        this.counters = counters;
        inFlight = new InFlight(legs);
    }

    /** Names orders after another session from here on. */
    void resume(final int epoch) {
        sessionEpoch = epoch;
    }

    /**
     * Looks after every leg; {@code sequence} names the orders that this event causes. Returns whether all are at rest: none
     * has an order that may be working, and each holds what is wanted. So they stay until a target or a position is
     * another, or a command changes what is wanted.
     */
    boolean work(final long sequence, final long timeNs, final HedgeSection hedge, final IndexSection index) {
        boolean isAtRest = true;
        for (final Leg leg : legs) {
            isAtRest &= work(leg, sequence, timeNs, gate.wantedLots(leg.id(), hedge.targetLots[leg.id()]), index);
        }
        return isAtRest;
    }

    private boolean work(
            final Leg leg, final long sequence, final long timeNs, final long targetLots, final IndexSection index) {
        final OrderState state = leg.order().state();
        if (state.isOpen()) {
            tend(leg, timeNs, targetLots, index);
        } else if (state.isWorking()) {
            awaitAnswer(leg, timeNs);
        } else if (targetLots == index.positionLots[leg.id()]) {
            leg.onTarget();
            return true;
        } else if (!leg.isHeld(timeNs)) {
            open(leg, sequence, timeNs, targetLots, index);
        }
        return false;
    }

    /** Without an answer in time the order is cancelled, again and again; until the venue speaks no other is sent. */
    private void awaitAnswer(final Leg leg, final long timeNs) {
        final Order order = leg.order();
        if (gate.isDown(leg.id())) {
            return;
        }
        if (order.isCancelOwed() && order.mayRequest(timeNs)) {
            cancel(leg, order.cancelReason(), timeNs);
        } else if (leg.isOverdue(timeNs)) {
            loseSight(order, OrderEvent.TIMED_OUT);
            cancel(leg, CancelReason.TIME_LIMIT, timeNs);
        }
    }

    private void loseSight(final Order order, final OrderEvent cause) {
        if (order.state() != OrderState.UNKNOWN) {
            counters.increment(Counter.ORDERS_UNKNOWN);
        }
        order.on(cause);
    }

    private void open(
            final Leg leg, final long sequence, final long timeNs, final long targetLots, final IndexSection index) {
        final int id = leg.id();
        final long positionLots = index.positionLots[id];
        final long deltaLots = targetLots - positionLots;
        final boolean isIncreasing = isIncreasing(positionLots, deltaLots);
        final boolean isExit = !isIncreasing && gate.isEmergency(id, index);
        if (!isExit && leg.isPaced(timeNs)) {
            return;
        }
        final long wantedLots = isIncreasing ? deltaLots : Slices.cut(deltaLots, Math.abs(positionLots));
        final TimeInForce force = isExit ? TimeInForce.GOOD_TILL_CANCEL : leg.timeInForce(timeNs);
        final long childLots =
                isExit ? Slices.cut(wantedLots, leg.maxOrderLots()) : Slices.of(leg, wantedLots, force, index);
        final long limitTicks =
                isExit ? gate.exitTicks(id, childLots > 0, index) : LimitPrices.of(leg, force, childLots > 0, index);
        final Verdict verdict = check(leg, childLots, targetLots, limitTicks, timeNs, index);
        if (verdict != Verdict.PASS) {
            refuse(leg, targetLots, deltaLots, verdict);
            return;
        }
        if (gate.allowedLots() != wantedLots) {
            counters.increment(Counter.ORDERS_SPLIT);
        }
        leg.order()
                .onSent(
                        ClientOrderId.pack(sessionEpoch, sequence, id),
                        force,
                        gate.allowedLots(),
                        limitTicks,
                        positionLots,
                        targetLots,
                        isIncreasing,
                        timeNs);
        leg.onOpened(timeNs);
        gate.onSent(id, timeNs);
        encoder.newOrder(leg, !isIncreasing && !leg.isSpot());
        counters.increment(Counter.ORDERS_SENT);
    }

    private static boolean isIncreasing(final long positionLots, final long deltaLots) {
        return positionLots == 0 || positionLots < 0 == deltaLots < 0;
    }

    /** Every message that can add to a position goes through here: new orders, amendments and new prices. */
    private Verdict check(
            final Leg leg,
            final long childLots,
            final long targetLots,
            final long limitTicks,
            final long timeNs,
            final IndexSection index) {
        final boolean isIncreasing = isIncreasing(index.positionLots[leg.id()], childLots);
        final int sourceId = reconciliation.awaited(leg.sourceId(), isIncreasing);
        return sourceId == Reconciliation.NOBODY
                ? gate.check(leg.id(), childLots, targetLots, limitTicks, timeNs, inFlight, index)
                : gate.refuse(
                        leg.id(), childLots, targetLots, limitTicks, sourceId, reconciliation.awaitedRequest(sourceId));
    }

    private void refuse(final Leg leg, final long targetLots, final long deltaLots, final Verdict verdict) {
        if (leg.isNews(verdict, targetLots)) {
            counters.increment(verdict.counter());
            encoder.refusal(leg, deltaLots, verdict, gate);
        }
    }

    /** Looks after a working order: cancels it, amends it, or lets it be. */
    private void tend(final Leg leg, final long timeNs, final long targetLots, final IndexSection index) {
        final Order order = leg.order();
        if (gate.isDown(leg.id())) {
            loseSight(order, OrderEvent.LINK_LOST);
        } else if (order.mayRequest(timeNs)) {
            final CancelReason blocked =
                    order.isIncreasing() ? whyNotLeftWorking(leg, timeNs, index) : CancelReason.NULL_VAL;
            if (blocked != CancelReason.NULL_VAL) {
                cancel(leg, blocked, timeNs);
            } else {
                keep(leg, timeNs, targetLots, index);
            }
        }
    }

    private CancelReason whyNotLeftWorking(final Leg leg, final long timeNs, final IndexSection index) {
        return reconciliation.isHalted(leg.sourceId())
                ? CancelReason.RECONCILE
                : gate.whyNotLeftWorking(leg, timeNs, index);
    }

    private void keep(final Leg leg, final long timeNs, final long targetLots, final IndexSection index) {
        final Order order = leg.order();
        if (isLeftInEmergency(leg, index)) {
            cancel(leg, CancelReason.REPRICE, timeNs);
            return;
        }
        final boolean isImmediate = order.timeInForce() == TimeInForce.IMMEDIATE_OR_CANCEL;
        final boolean isElsewhere = index.positionLots[leg.id()] != order.expectedPositionLots();
        if (!isImmediate && (targetLots != order.targetLots() || isElsewhere)) {
            follow(leg, timeNs, targetLots, index);
        } else if (leg.isOverdue(timeNs)) {
            cancel(leg, CancelReason.TIME_LIMIT, timeNs);
        } else if (order.timeInForce() == TimeInForce.POST_ONLY) {
            keepResting(leg, timeNs, index);
        }
    }

    /** What reduces at a price that nobody takes gives way to an order at almost any price, once that may be sent. */
    private boolean isLeftInEmergency(final Leg leg, final IndexSection index) {
        final Order order = leg.order();
        final int id = leg.id();
        if (reconciliation.awaited(leg.sourceId(), false) != Reconciliation.NOBODY) {
            return false;
        }
        final boolean isReached =
                order.sign() > 0 ? order.limitTicks() >= index.askTicks[id] : order.limitTicks() <= index.bidTicks[id];
        return !order.isIncreasing() && !isReached && index.isLegValid[id] && gate.isEmergency(id, index);
    }

    /**
     * The target moved by a lot or more, or somebody else moved the position: the order is amended if it can serve what
     * is wanted now, else cancelled.
     */
    private void follow(final Leg leg, final long timeNs, final long targetLots, final IndexSection index) {
        final Order order = leg.order();
        final long positionLots = index.positionLots[leg.id()];
        final long deltaLots = targetLots - positionLots;
        final boolean isSameSide = deltaLots != 0 && deltaLots > 0 == order.sign() > 0;
        if (!isSameSide || !order.isIncreasing() || !isIncreasing(positionLots, deltaLots)) {
            cancel(leg, CancelReason.TARGET_MOVED, timeNs);
            return;
        }
        final long limitTicks = LimitPrices.of(leg, order.timeInForce(), order.sign() > 0, index);
        final long childLots = Slices.of(leg, deltaLots, order.timeInForce(), index);
        final Verdict verdict = check(leg, childLots, targetLots, limitTicks, timeNs, index);
        if (verdict == Verdict.ORDER_RATE && order.openLots() <= Math.abs(deltaLots)) {
            // What works is no more than is wanted: it waits for a token, and keeps its place.
            return;
        }
        if (verdict != Verdict.PASS) {
            cancel(leg, CancelReason.TARGET_MOVED, timeNs);
            return;
        }
        amend(leg, order.filledLots() + Math.abs(gate.allowedLots()), limitTicks, targetLots, timeNs, index);
    }

    /** A resting order goes where the best price went, and gives way to one that trades once patience is over. */
    private void keepResting(final Leg leg, final long timeNs, final IndexSection index) {
        final Order order = leg.order();
        if (!leg.isPassive(timeNs)) {
            cancel(leg, CancelReason.REPRICE, timeNs);
            return;
        }
        final boolean isDue = timeNs - order.sentNs() >= leg.execution().repriceIntervalNs();
        if (!isDue || !index.isLegValid[leg.id()] || !LimitPrices.isLeftBehind(leg, index)) {
            return;
        }
        final long limitTicks = LimitPrices.of(leg, TimeInForce.POST_ONLY, order.sign() > 0, index);
        final long openLots = order.sign() * order.openLots();
        if (check(leg, openLots, order.targetLots(), limitTicks, timeNs, index) == Verdict.PASS) {
            final long qtyLots = order.filledLots() + Math.abs(gate.allowedLots());
            amend(leg, qtyLots, limitTicks, order.targetLots(), timeNs, index);
            counters.increment(Counter.ORDERS_REPRICED);
        }
    }

    private void amend(
            final Leg leg,
            final long qtyLots,
            final long limitTicks,
            final long targetLots,
            final long timeNs,
            final IndexSection index) {
        gate.onAmended(timeNs);
        encoder.amend(leg, qtyLots, limitTicks);
        leg.order().onAmendSent(qtyLots, limitTicks, index.positionLots[leg.id()], targetLots, timeNs);
        counters.increment(Counter.AMENDS_SENT);
    }

    /** Asks the venue to end whatever it may be working for the leg. */
    void cancel(final Leg leg, final CancelReason reason, final long timeNs) {
        encoder.cancel(leg, reason);
        leg.order().onCancelSent(reason, timeNs);
        counters.increment(Counter.CANCELS_SENT);
    }

    /** Whatever is on its way or working, unless it is being cancelled already. */
    void cancelWorking(final CancelReason reason, final long timeNs) {
        for (final Leg leg : legs) {
            if (leg.order().isWorking() && leg.order().state() != OrderState.PENDING_CANCEL) {
                cancel(leg, reason, timeNs);
            }
        }
    }

    /** Whatever may be working, being cancelled or not. */
    void cancelAll(final CancelReason reason, final long timeNs) {
        for (final Leg leg : legs) {
            if (leg.order().isWorking()) {
                cancel(leg, reason, timeNs);
            }
        }
    }

    /** The connection is lost: working orders are asked to be cancelled, unless the venue does that on its own. */
    void onSourceDown(final int sourceId, final long timeNs) {
        for (final Leg leg : legs) {
            final Order order = leg.order();
            if (leg.sourceId() != sourceId || !order.isWorking()) {
                continue;
            }
            if (leg.execution().isCanceledAtDisconnect() || order.state() == OrderState.PENDING_CANCEL) {
                loseSight(order, OrderEvent.LINK_LOST);
            } else {
                cancel(leg, CancelReason.DISCONNECTED, timeNs);
            }
        }
    }

    /** The connection is back: the venue has the whole time limit to say what became of orders. */
    void onSourceUp(final int sourceId, final long timeNs) {
        for (final Leg leg : legs) {
            if (leg.sourceId() == sourceId && leg.order().state().isPending()) {
                leg.order().restart(timeNs);
            }
        }
    }

    @Override
    public void codeState(final StateCodec state) {
        sessionEpoch = state.of(sessionEpoch);
    }
}
