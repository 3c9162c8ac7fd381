package io.ballast.gateway.sim;

import io.ballast.gateway.MarketFeed;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
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
    private final MessageHandler taker = this::take;
    private final long entryLatencyNs;
    private final long jitterNs;
    private final SplittableRandom jitter;
    private long arrivalNs = MarketFeed.END;
    private long lastArrivalNs = Long.MIN_VALUE;

    /**
     * @param jitterNs most that an order takes longer; nothing overtakes
     * @param seed     of the jitter
     */
    OrderQueue(final long entryLatencyNs, final long jitterNs, final long seed) {
        this.entryLatencyNs = entryLatencyNs;
        this.jitterNs = jitterNs;
        jitter = new SplittableRandom(seed);
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
        final long drawnNs = jitterNs == 0 ? 0 : jitter.nextLong(jitterNs + 1);
        arrivalNs = Math.max(lastArrivalNs, buffer.getLong(index) + entryLatencyNs + drawnNs);
        lastArrivalNs = arrivalNs;
        arrived.putBytes(0, buffer, index + MESSAGE_OFFSET, length - MESSAGE_OFFSET);
    }

    /** Feed thread: the order that arrives next, message header first. */
    DirectBuffer arrived() {
        return arrived;
    }

    /** Feed thread: forgets the order that has arrived. */
    void remove() {
        arrivalNs = MarketFeed.END;
    }
}
