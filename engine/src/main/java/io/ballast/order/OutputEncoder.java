package io.ballast.order;

import io.ballast.message.AmendOrderEncoder;
import io.ballast.message.CancelOrderEncoder;
import io.ballast.message.CancelReason;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.NewOrderEncoder;
import io.ballast.message.OverlayState;
import io.ballast.message.RefusalEncoder;
import io.ballast.message.Side;
import io.ballast.message.TargetAction;
import io.ballast.message.TargetChangeEncoder;
import io.ballast.message.TransitionEncoder;
import io.ballast.message.TransitionReason;
import io.ballast.slot.Action;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.Phase;
import io.ballast.slot.PhaseReason;
import java.util.Arrays;

/** Encodes orders, targets, transitions and refusals. */
final class OutputEncoder {
    private static final OverlayState[] STATES = states();
    private static final TransitionReason[] REASONS = reasons();

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final NewOrderEncoder newOrder = new NewOrderEncoder();
    private final AmendOrderEncoder amendOrder = new AmendOrderEncoder();
    private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
    private final TargetChangeEncoder targetChange = new TargetChangeEncoder();
    private final TransitionEncoder transition = new TransitionEncoder();
    private final RefusalEncoder refusal = new RefusalEncoder();
    private final OutputBuffer out;

    OutputEncoder(final OutputBuffer out) {
        this.out = out;
    }

    void newOrder(final Leg leg, final boolean isReduceOnly) {
        final Order order = leg.order();
        newOrder.wrapAndApplyHeader(out.buffer(), out.body(), header)
                .timeNs(out.timeNs())
                .clientOrderId(order.clientOrderId())
                .limitTicks(order.limitTicks())
                .qtyLots(order.orderLots())
                .instrumentId(leg.instrumentId())
                .overlayId(leg.overlayId())
                .side(order.sign() > 0 ? Side.BUY : Side.SELL)
                .timeInForce(order.timeInForce())
                .reduceOnly((short) (isReduceOnly ? 1 : 0));
        out.end(NewOrderEncoder.BLOCK_LENGTH);
    }

    void amend(final Leg leg, final long qtyLots, final long limitTicks) {
        amendOrder
                .wrapAndApplyHeader(out.buffer(), out.body(), header)
                .timeNs(out.timeNs())
                .clientOrderId(leg.order().clientOrderId())
                .limitTicks(limitTicks)
                .qtyLots(qtyLots)
                .instrumentId(leg.instrumentId())
                .overlayId(leg.overlayId());
        out.end(AmendOrderEncoder.BLOCK_LENGTH);
    }

    void cancel(final Leg leg, final CancelReason reason) {
        cancelOrder
                .wrapAndApplyHeader(out.buffer(), out.body(), header)
                .timeNs(out.timeNs())
                .clientOrderId(leg.order().clientOrderId())
                .instrumentId(leg.instrumentId())
                .overlayId(leg.overlayId())
                .cancelReason(reason);
        out.end(CancelOrderEncoder.BLOCK_LENGTH);
    }

    void refusal(final Leg leg, final long deltaLots, final Verdict verdict, final RiskGate gate) {
        refusal.wrapAndApplyHeader(out.buffer(), out.body(), header)
                .timeNs(out.timeNs())
                .deltaLots(deltaLots)
                .observed(gate.observed())
                .allowed(gate.limit())
                .instrumentId(leg.instrumentId())
                .overlayId(leg.overlayId())
                .gateReason(verdict.reason());
        out.end(RefusalEncoder.BLOCK_LENGTH);
    }

    void targetChange(final Leg leg, final HedgeSection hedge, final IndexSection index) {
        final int id = leg.id();
        targetChange
                .wrapAndApplyHeader(out.buffer(), out.body(), header)
                .timeNs(out.timeNs())
                .targetLots(hedge.targetLots[id])
                .previousLots(hedge.previousLots[id])
                .driftNanoUsd(hedge.excessNanoUsd[id])
                .effectiveDriftNanoUsd(hedge.intendedNanoUsd[id])
                .navNanoUsd(index.navNanoUsd)
                .hedgeRatio(hedge.hedgeRatio[id])
                .instrumentId(leg.instrumentId())
                .overlayId(leg.overlayId())
                .action(wire(hedge.action[id]));
        out.end(TargetChangeEncoder.BLOCK_LENGTH);
    }

    void transition(final HedgeSection hedge, final int at) {
        transition
                .wrapAndApplyHeader(out.buffer(), out.body(), header)
                .timeNs(out.timeNs())
                .overlayId(hedge.transitionOverlay[at])
                .from(wire(hedge.transitionFrom[at]))
                .to(wire(hedge.transitionTo[at]))
                .reason(wire(hedge.transitionReason[at]));
        out.end(TransitionEncoder.BLOCK_LENGTH);
    }

    private static TargetAction wire(final Action action) {
        return switch (action) {
            case NONE -> TargetAction.NULL_VAL;
            case ENGAGE -> TargetAction.ENGAGE;
            case SCALE -> TargetAction.SCALE;
            case REVERT -> TargetAction.REVERT;
        };
    }

    private static OverlayState wire(final Phase phase) {
        return STATES[phase.ordinal()];
    }

    private static TransitionReason wire(final PhaseReason reason) {
        return REASONS[reason.ordinal()];
    }

    private static OverlayState[] states() {
        return Arrays.stream(Phase.values())
                .map(phase -> OverlayState.valueOf(phase.name()))
                .toArray(OverlayState[]::new);
    }

    private static TransitionReason[] reasons() {
        return Arrays.stream(PhaseReason.values())
                .map(reason -> TransitionReason.valueOf(reason.name()))
                .toArray(TransitionReason[]::new);
    }
}
