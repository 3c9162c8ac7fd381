package io.ballast.pipeline;

import io.ballast.gateway.InputSink;
import io.ballast.gateway.InputTime;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.SendFailureEncoder;
import io.ballast.message.SendReason;
import java.nio.ByteBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** Outputs that did not leave, on their way back from egress to the feed: they enter the engine as inputs. */
final class FailedSends {
    private static final int MESSAGE_TYPE = 1;
    private static final int CAPACITY = 1 << 16;
    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + SendFailureEncoder.BLOCK_LENGTH;

    private final OneToOneRingBuffer queue = new OneToOneRingBuffer(
            new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH)));
    private final UnsafeBuffer encoded = new UnsafeBuffer(new byte[LENGTH]);
    private final UnsafeBuffer waiting = new UnsafeBuffer(new byte[LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SendFailureEncoder failure = new SendFailureEncoder();
    private final MessageHandler taker = this::take;
    private boolean isWaiting;

    /**
     * Egress thread.
     *
     * @param place the so-manieth output of the session that was for a gateway, from 1
     */
    void onFailedSend(
            final long place,
            final long clientOrderId,
            final int instrumentId,
            final int templateId,
            final SendReason reason) {
        failure.wrapAndApplyHeader(encoded, 0, header)
                .receiveTimeNs(InputTime.NOW)
                .eventTimeNs(0)
                .sourceSequence(place)
                .clientOrderId(clientOrderId)
                .instrumentId(instrumentId)
                .templateId(templateId)
                .sendReason(reason);
        if (!queue.write(MESSAGE_TYPE, encoded, 0, LENGTH)) {
            throw new IllegalStateException("more failed sends than the feed can be told of");
        }
    }

    /** Feed thread: offers failed sends. */
    int poll(final InputSink sink) {
        if (!isWaiting) {
            queue.read(taker, 1);
        }
        if (!isWaiting) {
            return 0;
        }
        if (!sink.offer(waiting, 0, LENGTH)) {
            return 0;
        }
        isWaiting = false;
        return 1;
    }

    private void take(final int type, final MutableDirectBuffer buffer, final int index, final int length) {
        waiting.putBytes(0, buffer, index, length);
        isWaiting = true;
    }
}
