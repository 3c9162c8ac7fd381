package io.ballast.launch;

import io.ballast.message.AmendOrderDecoder;
import io.ballast.message.CancelOrderDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.RefusalDecoder;
import io.ballast.message.Side;
import io.ballast.message.TargetChangeDecoder;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** Turns encoded outputs into decisions. */
final class DecisionReader {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TargetChangeDecoder target = new TargetChangeDecoder();
    private final NewOrderDecoder order = new NewOrderDecoder();
    private final AmendOrderDecoder amend = new AmendOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final RefusalDecoder refusal = new RefusalDecoder();

    /** Null for an output that is no decision, such as a transition. */
    @Nullable
    Decision read(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        return switch (header.templateId()) {
            case TargetChangeDecoder.TEMPLATE_ID -> target(target.wrapAndApplyHeader(buffer, offset, header));
            case NewOrderDecoder.TEMPLATE_ID -> order(order.wrapAndApplyHeader(buffer, offset, header));
            case AmendOrderDecoder.TEMPLATE_ID -> amend(amend.wrapAndApplyHeader(buffer, offset, header));
            case CancelOrderDecoder.TEMPLATE_ID -> cancel(cancel.wrapAndApplyHeader(buffer, offset, header));
            case RefusalDecoder.TEMPLATE_ID -> refusal(refusal.wrapAndApplyHeader(buffer, offset, header));
            default -> null;
        };
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
                in.timeNs(), in.overlayId(), in.instrumentId(), in.clientOrderId(), signedLots, in.limitTicks());
    }

    private static Decision amend(final AmendOrderDecoder in) {
        return new Decision.Amend(
                in.timeNs(), in.overlayId(), in.instrumentId(), in.clientOrderId(), in.qtyLots(), in.limitTicks());
    }

    private static Decision cancel(final CancelOrderDecoder in) {
        return new Decision.Cancel(
                in.timeNs(),
                in.overlayId(),
                in.instrumentId(),
                in.clientOrderId(),
                in.cancelReason().name());
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
