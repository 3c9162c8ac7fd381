package io.ballast.gateway.sim;

import io.ballast.gateway.MarketFeed;
import io.ballast.message.AmendOrderDecoder;
import io.ballast.message.CancelOrderDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.Side;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Orders on their way to the embedded exchange: written by the egress thread, read by the feed's.
 *
 * <pre>
 *   0                  8
 *  +------------------+--------------------------+
 *  | cause time in ns | message header and body  |
 *  +------------------+--------------------------+
 * </pre>
 */
final class OrderQueue {
    private static final int MESSAGE_TYPE = 1;
    private static final int MESSAGE_OFFSET = Long.BYTES;
    private static final int CAPACITY = 1 << 20;
    private static final int MAX_MESSAGE_BYTES = 128;

    private final OneToOneRingBuffer queue = new OneToOneRingBuffer(
            new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH)));
    private final UnsafeBuffer arrived = new UnsafeBuffer(new byte[MAX_MESSAGE_BYTES]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final AmendOrderDecoder amend = new AmendOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final MessageHandler taker = this::take;
    private final long entryLatencyNs;
    private long arrivalNs = MarketFeed.END;

    OrderQueue(final long entryLatencyNs) {
        this.entryLatencyNs = entryLatencyNs;
    }

    /** Egress thread. */
    boolean send(final DirectBuffer buffer, final int offset, final int length, final long causeTimeNs) {
        final int index = queue.tryClaim(MESSAGE_TYPE, MESSAGE_OFFSET + length);
        if (index < 0) {
            return false;
        }
        queue.buffer().putLong(index, causeTimeNs);
        queue.buffer().putBytes(index + MESSAGE_OFFSET, buffer, offset, length);
        queue.commit(index);
        return true;
    }

    /** Feed thread: when the next order reaches the exchange, {@link MarketFeed#END} if none is on its way. */
    long nextArrivalNs() {
        if (arrivalNs == MarketFeed.END) {
            queue.read(taker, 1);
        }
        return arrivalNs;
    }

    private void take(final int type, final MutableDirectBuffer buffer, final int index, final int length) {
        arrivalNs = buffer.getLong(index) + entryLatencyNs;
        arrived.putBytes(0, buffer, index + MESSAGE_OFFSET, length - MESSAGE_OFFSET);
    }

    /** Feed thread: hands the order that has arrived to the exchange. */
    void deliver(final SimExchange exchange) {
        header.wrap(arrived, 0);
        final long timeNs = arrivalNs;
        arrivalNs = MarketFeed.END;
        switch (header.templateId()) {
            case NewOrderDecoder.TEMPLATE_ID -> {
                newOrder.wrapAndApplyHeader(arrived, 0, header);
                exchange.onNew(
                        newOrder.clientOrderId(),
                        newOrder.instrumentId(),
                        newOrder.side() == Side.BUY ? 1 : -1,
                        newOrder.qtyLots(),
                        newOrder.limitTicks(),
                        newOrder.reduceOnly() != 0,
                        timeNs);
            }
            case AmendOrderDecoder.TEMPLATE_ID -> {
                amend.wrapAndApplyHeader(arrived, 0, header);
                exchange.onAmend(
                        amend.clientOrderId(), amend.instrumentId(), amend.qtyLots(), amend.limitTicks(), timeNs);
            }
            case CancelOrderDecoder.TEMPLATE_ID -> {
                cancel.wrapAndApplyHeader(arrived, 0, header);
                exchange.onCancel(cancel.clientOrderId(), cancel.instrumentId(), timeNs);
            }
            default -> throw new IllegalStateException("not an order: template " + header.templateId());
        }
    }
}
