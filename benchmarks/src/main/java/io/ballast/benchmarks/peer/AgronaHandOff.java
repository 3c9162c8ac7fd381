package io.ballast.benchmarks.peer;

import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RecordDescriptor;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** Agrona's ring of bytes for one producer and one consumer. */
final class AgronaHandOff implements HandOff {
    private static final int TYPE = 1;
    private static final int ALIGNMENT = 64;
    private static final int RING_BYTES = BitUtil.findNextPositivePowerOfTwo(
            CAPACITY * BitUtil.align(MESSAGE_BYTES + RecordDescriptor.HEADER_LENGTH, RecordDescriptor.ALIGNMENT));

    private final RingBuffer ring = new OneToOneRingBuffer(new UnsafeBuffer(
            BufferUtil.allocateDirectAligned(RING_BYTES + RingBufferDescriptor.TRAILER_LENGTH, ALIGNMENT)));

    @Override
    public boolean offer(final long offsetNs) {
        final int index = ring.tryClaim(TYPE, MESSAGE_BYTES);
        if (index < 0) {
            return false;
        }
        ring.buffer().putLong(index, offsetNs);
        ring.commit(index);
        return true;
    }

    @Override
    public void consume(final Receiver receiver) {
        final Handler handler = new Handler(receiver);
        while (!handler.isEnded) {
            if (ring.read(handler) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    private static final class Handler implements MessageHandler {
        private final Receiver receiver;
        private boolean isEnded;

        Handler(final Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void onMessage(final int type, final MutableDirectBuffer buffer, final int index, final int length) {
            isEnded = !receiver.onMessage(buffer.getLong(index));
        }
    }
}
