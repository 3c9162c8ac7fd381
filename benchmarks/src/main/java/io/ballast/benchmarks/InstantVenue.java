package io.ballast.benchmarks;

import io.ballast.message.ExecutionEncoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.Side;
import io.ballast.message.VenueReason;
import io.ballast.slot.ClientOrderId;
import io.ballast.slot.IndexSection;
import io.ballast.slot.InputSection;
import io.ballast.slot.OrderSection;

/** Fills every order in full and at mid, for no fee, in the order they came: trading for ever then costs nothing. */
final class InstantVenue {
    /** A leg has one order working at most. */
    private static final int MOST_ORDERS = 8;

    private final MessageHeaderDecoder read = new MessageHeaderDecoder();
    private final MessageHeaderEncoder written = new MessageHeaderEncoder();
    private final NewOrderDecoder order = new NewOrderDecoder();
    private final ExecutionEncoder execution = new ExecutionEncoder();
    private final long[] clientOrderId = new long[MOST_ORDERS];
    private final long[] qtyLots = new long[MOST_ORDERS];
    private final int[] instrumentId = new int[MOST_ORDERS];
    private final Side[] side = new Side[MOST_ORDERS];
    private int first;
    private int end;
    private long executions;

    /** Takes the orders among the outputs. */
    void take(final OrderSection section) {
        int offset = 0;
        for (int i = 0; i < section.outputCount; i++) {
            final int body = offset + OrderSection.LENGTH_BYTES;
            read.wrap(section.outputs, body);
            if (read.templateId() == NewOrderDecoder.TEMPLATE_ID) {
                order.wrapAndApplyHeader(section.outputs, body, read);
                take(end++ & MOST_ORDERS - 1);
            }
            offset = body + section.outputs.getInt(offset);
        }
    }

    private void take(final int at) {
        clientOrderId[at] = order.clientOrderId();
        qtyLots[at] = order.qtyLots();
        instrumentId[at] = order.instrumentId();
        side[at] = order.side();
    }

    /** Whether an order has not been filled yet. */
    boolean hasOrder() {
        return first != end;
    }

    /** Number of the last fill. */
    long executions() {
        return executions;
    }

    /** Makes an input of the fill of the oldest order, at the mid that index says. */
    void fill(final IndexSection index, final InputSection input, final long timeNs) {
        final int at = first++ & MOST_ORDERS - 1;
        final int leg = ClientOrderId.legId(clientOrderId[at]);
        execution
                .wrapAndApplyHeader(input.buffer, 0, written)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(++executions)
                .clientOrderId(clientOrderId[at])
                .lastTicks((index.bidTicks[leg] + index.askTicks[leg]) / 2)
                .lastLots(qtyLots[at])
                .leavesLots(0)
                .feeNanoUsd(0)
                .instrumentId(instrumentId[at])
                .sourceId(0)
                .side(side[at])
                .executionType(ExecutionType.FILL)
                .venueReason(VenueReason.NONE);
        input.length = MessageHeaderEncoder.ENCODED_LENGTH + ExecutionEncoder.BLOCK_LENGTH;
    }
}
