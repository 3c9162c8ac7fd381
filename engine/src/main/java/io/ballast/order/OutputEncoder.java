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
import io.ballast.message.TimeInForce;
import io.ballast.message.TransitionEncoder;
import io.ballast.message.TransitionReason;
import io.ballast.slot.Action;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.OrderSection;
import io.ballast.slot.Phase;
import io.ballast.slot.PhaseReason;

/** Encodes outputs one behind the other into a slot's order section. */
final class OutputEncoder {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final NewOrderEncoder newOrder = new NewOrderEncoder();
    private final AmendOrderEncoder amendOrder = new AmendOrderEncoder();
    private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
    private final TargetChangeEncoder targetChange = new TargetChangeEncoder();
    private final TransitionEncoder transition = new TransitionEncoder();
    private final RefusalEncoder refusal = new RefusalEncoder();
    private OrderSection out;
    private long timeNs;

    OutputEncoder() {
        out = new OrderSection(0);
    }

    /** Starts an event's outputs. */
    void begin(final OrderSection section, final long eventTimeNs) {
        out = section;
        timeNs = eventTimeNs;
        section.outputCount = 0;
        section.outputBytes = 0;
    }

    void newOrder(final Leg leg, final int instrumentId, final boolean isReduceOnly) {
        newOrder.wrapAndApplyHeader(out.outputs, body(), header)
                .timeNs(timeNs)
                .clientOrderId(leg.clientOrderId())
                .limitTicks(leg.limitTicks())
                .qtyLots(leg.orderLots())
                .instrumentId(instrumentId)
                .overlayId(leg.overlayId())
                .side(leg.sign() > 0 ? Side.BUY : Side.SELL)
                .timeInForce(TimeInForce.GOOD_TILL_CANCEL)
                .reduceOnly((short) (isReduceOnly ? 1 : 0));
        end(NewOrderEncoder.BLOCK_LENGTH);
    }

    void amend(final Leg leg, final int instrumentId, final long qtyLots, final long limitTicks) {
        amendOrder
                .wrapAndApplyHeader(out.outputs, body(), header)
                .timeNs(timeNs)
                .clientOrderId(leg.clientOrderId())
                .limitTicks(limitTicks)
                .qtyLots(qtyLots)
                .instrumentId(instrumentId)
                .overlayId(leg.overlayId());
        end(AmendOrderEncoder.BLOCK_LENGTH);
    }

    void cancel(final Leg leg, final int instrumentId, final CancelReason reason) {
        cancelOrder
                .wrapAndApplyHeader(out.outputs, body(), header)
                .timeNs(timeNs)
                .clientOrderId(leg.clientOrderId())
                .instrumentId(instrumentId)
                .overlayId(leg.overlayId())
                .cancelReason(reason);
        end(CancelOrderEncoder.BLOCK_LENGTH);
    }

    void refusal(
            final int overlayId,
            final int instrumentId,
            final long deltaLots,
            final Verdict verdict,
            final RiskGate gate) {
        refusal.wrapAndApplyHeader(out.outputs, body(), header)
                .timeNs(timeNs)
                .deltaLots(deltaLots)
                .observed(gate.observed())
                .allowed(gate.limit())
                .instrumentId(instrumentId)
                .overlayId(overlayId)
                .gateReason(verdict.reason());
        end(RefusalEncoder.BLOCK_LENGTH);
    }

    void targetChange(final int overlayId, final int instrumentId, final HedgeSection hedge, final IndexSection index) {
        targetChange
                .wrapAndApplyHeader(out.outputs, body(), header)
                .timeNs(timeNs)
                .targetLots(hedge.targetLots[overlayId])
                .previousLots(hedge.previousLots[overlayId])
                .driftNanoUsd(hedge.driftNanoUsd[overlayId])
                .effectiveDriftNanoUsd(hedge.intendedDriftNanoUsd[overlayId])
                .navNanoUsd(index.navNanoUsd)
                .hedgeRatio(hedge.hedgeRatio[overlayId])
                .instrumentId(instrumentId)
                .overlayId(overlayId)
                .action(wire(hedge.action[overlayId]));
        end(TargetChangeEncoder.BLOCK_LENGTH);
    }

    void transition(final HedgeSection hedge, final int at) {
        transition
                .wrapAndApplyHeader(out.outputs, body(), header)
                .timeNs(timeNs)
                .overlayId(hedge.transitionOverlay[at])
                .from(wire(hedge.transitionFrom[at]))
                .to(wire(hedge.transitionTo[at]))
                .reason(wire(hedge.transitionReason[at]));
        end(TransitionEncoder.BLOCK_LENGTH);
    }

    private int body() {
        return out.outputBytes + OrderSection.LENGTH_BYTES;
    }

    private void end(final int blockLength) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
        out.outputs.putInt(out.outputBytes, length);
        out.outputBytes += OrderSection.LENGTH_BYTES + length;
        out.outputCount++;
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
        return switch (phase) {
            case IDLE -> OverlayState.IDLE;
            case DRIFT -> OverlayState.DRIFT;
            case EXECUTE -> OverlayState.EXECUTE;
            case MONITOR -> OverlayState.MONITOR;
            case SCALE -> OverlayState.SCALE;
            case REVERT -> OverlayState.REVERT;
        };
    }

    private static TransitionReason wire(final PhaseReason reason) {
        return switch (reason) {
            case BAND_BREACHED -> TransitionReason.BAND_BREACHED;
            case BREACH_CLEARED -> TransitionReason.BREACH_CLEARED;
            case TARGET_SET -> TransitionReason.TARGET_SET;
            case TARGET_REACHED -> TransitionReason.TARGET_REACHED;
            case DRIFT_GONE -> TransitionReason.DRIFT_GONE;
            case FLAT -> TransitionReason.FLAT;
        };
    }
}
