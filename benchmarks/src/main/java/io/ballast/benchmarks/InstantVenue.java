package io.ballast.benchmarks;

import io.ballast.message.ExecutionEncoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.VenueReason;
import io.ballast.slot.ClientOrderId;
import io.ballast.slot.OrderSection;
import io.ballast.slot.Slot;

/** Fills every order at once, in full and at mid, for no fee: trading for ever then costs nothing. */
final class InstantVenue {
    private final MessageHeaderDecoder read = new MessageHeaderDecoder();
    private final MessageHeaderEncoder written = new MessageHeaderEncoder();
    private final NewOrderDecoder order = new NewOrderDecoder();
    private final ExecutionEncoder execution = new ExecutionEncoder();
    private long executions;

    /** Replaces the slot's input by the answer to the order among its outputs; false if there is none. */
    boolean answer(final Slot slot, final long timeNs) {
        final OrderSection section = slot.order;
        int offset = 0;
        for (int i = 0; i < section.outputCount; i++) {
            final int body = offset + OrderSection.LENGTH_BYTES;
            read.wrap(section.outputs, body);
            if (read.templateId() == NewOrderDecoder.TEMPLATE_ID) {
                order.wrapAndApplyHeader(section.outputs, body, read);
                fill(slot, timeNs);
                return true;
            }
            offset = body + section.outputs.getInt(offset);
        }
        return false;
    }

    private void fill(final Slot slot, final long timeNs) {
        final int leg = ClientOrderId.legId(order.clientOrderId());
        execution
                .wrapAndApplyHeader(slot.input.buffer, 0, written)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(++executions)
                .clientOrderId(order.clientOrderId())
                .lastTicks((slot.index.bidTicks[leg] + slot.index.askTicks[leg]) / 2)
                .lastLots(order.qtyLots())
                .leavesLots(0)
                .feeNanoUsd(0)
                .instrumentId(order.instrumentId())
                .sourceId(0)
                .side(order.side())
                .executionType(ExecutionType.FILL)
                .venueReason(VenueReason.NONE);
        slot.input.length = MessageHeaderEncoder.ENCODED_LENGTH + ExecutionEncoder.BLOCK_LENGTH;
    }
}
