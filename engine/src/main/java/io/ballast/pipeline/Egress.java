package io.ballast.pipeline;

import io.ballast.gateway.Gateway;
import io.ballast.message.AmendOrderDecoder;
import io.ballast.message.CancelOrderDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.ReconcileRequestDecoder;
import io.ballast.message.SendReason;
import io.ballast.slot.OrderSection;
import org.agrona.DirectBuffer;

/** Sends the orders and requests among the outputs; what does not leave, or is held back, goes back to the feed. */
final class Egress {
    private static final int NO_INSTRUMENT = -1;

    private final Gateway gateway;
    private final FailedSends failedSends;
    private final KillLatch latch;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final AmendOrderDecoder amend = new AmendOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final ReconcileRequestDecoder request = new ReconcileRequestDecoder();

    /** Outputs that were for the gateway, the one at hand included. */
    private long handled;

    Egress(final Gateway gateway, final FailedSends failedSends, final KillLatch latch) {
        this.gateway = gateway;
        this.failedSends = failedSends;
        this.latch = latch;
    }

    void send(final OrderSection section, final long causeTimeNs) {
        int offset = 0;
        for (int i = 0; i < section.outputCount; i++) {
            final int length = section.outputs.getInt(offset);
            sendOne(section.outputs, offset + OrderSection.LENGTH_BYTES, length, causeTimeNs);
            offset += OrderSection.LENGTH_BYTES + length;
        }
    }

    private void sendOne(final DirectBuffer buffer, final int offset, final int length, final long causeTimeNs) {
        header.wrap(buffer, offset);
        final int templateId = header.templateId();
        final boolean isSent = templateId == NewOrderDecoder.TEMPLATE_ID
                || templateId == AmendOrderDecoder.TEMPLATE_ID
                || templateId == CancelOrderDecoder.TEMPLATE_ID
                || templateId == ReconcileRequestDecoder.TEMPLATE_ID;
        handled += isSent ? 1 : 0;
        if (isSent && latch.isHolding() && mayAddRisk(templateId, buffer, offset)) {
            latch.onHeldBack();
            giveBack(templateId, buffer, offset, SendReason.HELD_BACK);
        } else if (isSent && !gateway.send(buffer, offset, length, causeTimeNs)) {
            giveBack(templateId, buffer, offset, SendReason.BACK_PRESSURE);
        }
    }

    private boolean mayAddRisk(final int templateId, final DirectBuffer buffer, final int offset) {
        return templateId == AmendOrderDecoder.TEMPLATE_ID
                || (templateId == NewOrderDecoder.TEMPLATE_ID
                        && newOrder.wrapAndApplyHeader(buffer, offset, header).reduceOnly() == 0);
    }

    private void giveBack(final int templateId, final DirectBuffer buffer, final int offset, final SendReason reason) {
        switch (templateId) {
            case NewOrderDecoder.TEMPLATE_ID -> {
                newOrder.wrapAndApplyHeader(buffer, offset, header);
                failedSends.onFailedSend(
                        handled, newOrder.clientOrderId(), newOrder.instrumentId(), templateId, reason);
            }
            case AmendOrderDecoder.TEMPLATE_ID -> {
                amend.wrapAndApplyHeader(buffer, offset, header);
                failedSends.onFailedSend(handled, amend.clientOrderId(), amend.instrumentId(), templateId, reason);
            }
            case ReconcileRequestDecoder.TEMPLATE_ID -> {
                request.wrapAndApplyHeader(buffer, offset, header);
                failedSends.onFailedSend(handled, request.requestId(), NO_INSTRUMENT, templateId, reason);
            }
            default -> {
                cancel.wrapAndApplyHeader(buffer, offset, header);
                failedSends.onFailedSend(handled, cancel.clientOrderId(), cancel.instrumentId(), templateId, reason);
            }
        }
    }
}
