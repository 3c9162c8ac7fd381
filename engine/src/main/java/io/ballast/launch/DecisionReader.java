package io.ballast.launch;

import io.ballast.message.AmendOrderDecoder;
import io.ballast.message.CancelOrderDecoder;
import io.ballast.message.LedgerEntryDecoder;
import io.ballast.message.MarginChangeDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.OutlookChangeDecoder;
import io.ballast.message.PredictionDecoder;
import io.ballast.message.RankingDecoder;
import io.ballast.message.RefusalDecoder;
import io.ballast.message.RiskEventDecoder;
import io.ballast.message.Side;
import io.ballast.message.TargetChangeDecoder;
import io.ballast.message.TopUpRequestDecoder;
import io.ballast.message.TransitionDecoder;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** Turns encoded outputs into decisions. Not thread-safe. */
public final class DecisionReader {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TargetChangeDecoder target = new TargetChangeDecoder();
    private final NewOrderDecoder order = new NewOrderDecoder();
    private final AmendOrderDecoder amend = new AmendOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final RefusalDecoder refusal = new RefusalDecoder();
    private final TransitionDecoder transition = new TransitionDecoder();
    private final OutlookChangeDecoder outlook = new OutlookChangeDecoder();
    private final PredictionDecoder prediction = new PredictionDecoder();
    private final MarginChangeDecoder marginChange = new MarginChangeDecoder();
    private final TopUpRequestDecoder topUp = new TopUpRequestDecoder();
    private final RankingDecoder ranking = new RankingDecoder();
    private final LedgerEntryDecoder ledger = new LedgerEntryDecoder();
    private final RiskEventDecoder riskEvent = new RiskEventDecoder();

    /**
     * Reads one output.
     *
     * @param offset where its message header begins
     * @return null for an output that is no decision
     */
    public @Nullable Decision read(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        return switch (header.templateId()) {
            case TargetChangeDecoder.TEMPLATE_ID -> target(target.wrapAndApplyHeader(buffer, offset, header));
            case NewOrderDecoder.TEMPLATE_ID -> order(order.wrapAndApplyHeader(buffer, offset, header));
            case AmendOrderDecoder.TEMPLATE_ID -> amend(amend.wrapAndApplyHeader(buffer, offset, header));
            case CancelOrderDecoder.TEMPLATE_ID -> cancel(cancel.wrapAndApplyHeader(buffer, offset, header));
            case RefusalDecoder.TEMPLATE_ID -> refusal(refusal.wrapAndApplyHeader(buffer, offset, header));
            case TransitionDecoder.TEMPLATE_ID -> transition(transition.wrapAndApplyHeader(buffer, offset, header));
            case OutlookChangeDecoder.TEMPLATE_ID -> outlook(outlook.wrapAndApplyHeader(buffer, offset, header));
            case PredictionDecoder.TEMPLATE_ID -> prediction(prediction.wrapAndApplyHeader(buffer, offset, header));
            case RankingDecoder.TEMPLATE_ID -> ranking(ranking.wrapAndApplyHeader(buffer, offset, header));
            case LedgerEntryDecoder.TEMPLATE_ID -> ledger(ledger.wrapAndApplyHeader(buffer, offset, header));
            case RiskEventDecoder.TEMPLATE_ID -> riskEvent(riskEvent.wrapAndApplyHeader(buffer, offset, header));
            case MarginChangeDecoder.TEMPLATE_ID ->
                marginChange(marginChange.wrapAndApplyHeader(buffer, offset, header));
            case TopUpRequestDecoder.TEMPLATE_ID -> topUp(topUp.wrapAndApplyHeader(buffer, offset, header));
            default -> null;
        };
    }

    private static Decision marginChange(final MarginChangeDecoder in) {
        return new Decision.MarginChange(
                in.timeNs(),
                in.accountId(),
                in.from().name(),
                in.to().name(),
                in.equityNanoUsd(),
                in.maintenanceNanoUsd(),
                in.grossNanoUsd(),
                in.sigmaDistance(),
                in.marginRatio());
    }

    private static Decision topUp(final TopUpRequestDecoder in) {
        return new Decision.TopUpRequest(
                in.timeNs(), in.accountId(), in.instrumentId(), in.amountNanoUsd(), in.deadlineNs());
    }

    private static Decision transition(final TransitionDecoder in) {
        return new Decision.Transition(
                in.timeNs(),
                in.overlayId(),
                in.from().name(),
                in.to().name(),
                in.reason().name());
    }

    private static Decision outlook(final OutlookChangeDecoder in) {
        return new Decision.OutlookChange(
                in.timeNs(), in.overlayId(), in.outlook().name(), in.commanded() != 0);
    }

    private static Decision prediction(final PredictionDecoder in) {
        return new Decision.Prediction(
                in.timeNs(),
                in.overlayId(),
                in.verdict().name(),
                in.unhedged(),
                in.intended(),
                in.notional(),
                in.beta(),
                in.minimum());
    }

    private static Decision ranking(final RankingDecoder in) {
        return new Decision.Ranking(
                in.timeNs(),
                in.overlayId(),
                in.candidate(),
                in.verdict().name(),
                in.score(),
                in.trackingError(),
                in.effectiveness(),
                in.roundTripCost(),
                in.carryPerYear());
    }

    private static Decision ledger(final LedgerEntryDecoder in) {
        return new Decision.Ledger(
                in.timeNs(),
                in.overlayId(),
                in.openedTimeNs(),
                in.hedgedNanoUsd(),
                in.overlayCostNanoUsd(),
                in.overlayCloseNanoUsd(),
                in.directCostNanoUsd(),
                in.taxNanoUsd(),
                in.breakEvenNs(),
                in.isClosed() != 0);
    }

    private static Decision target(final TargetChangeDecoder in) {
        final double nav = in.navNanoUsd();
        return new Decision.Target(
                in.timeNs(),
                in.overlayId(),
                in.instrumentId(),
                in.action().name(),
                in.driftNanoUsd() / nav,
                in.effectiveDriftNanoUsd() / nav,
                in.hedgeRatio(),
                in.previousLots(),
                in.targetLots());
    }

    private static Decision order(final NewOrderDecoder in) {
        final long signedLots = in.side() == Side.BUY ? in.qtyLots() : -in.qtyLots();
        return new Decision.Order(
                in.timeNs(),
                in.overlayId(),
                in.instrumentId(),
                in.clientOrderId(),
                signedLots,
                in.limitTicks(),
                in.timeInForce().name());
    }

    private static Decision amend(final AmendOrderDecoder in) {
        return new Decision.Amend(
                in.timeNs(), in.overlayId(), in.instrumentId(), in.clientOrderId(), in.qtyLots(), in.limitTicks());
    }

    private static Decision cancel(final CancelOrderDecoder in) {
        final boolean isOfNone = in.overlayId() == CancelOrderDecoder.overlayIdNullValue();
        return new Decision.Cancel(
                in.timeNs(),
                isOfNone ? Decision.NO_OVERLAY : in.overlayId(),
                in.instrumentId(),
                in.clientOrderId(),
                in.cancelReason().name());
    }

    private static Decision riskEvent(final RiskEventDecoder in) {
        return new Decision.RiskEvent(
                in.timeNs(), in.overlayId(), in.instrumentId(), in.kind().name(), in.observed(), in.allowed());
    }

    private static Decision refusal(final RefusalDecoder in) {
        return new Decision.Refused(
                in.timeNs(),
                in.overlayId(),
                in.instrumentId(),
                in.gateReason().name(),
                in.deltaLots(),
                in.observed(),
                in.allowed());
    }
}
