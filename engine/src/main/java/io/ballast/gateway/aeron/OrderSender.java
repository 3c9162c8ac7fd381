package io.ballast.gateway.aeron;

import io.aeron.ExclusivePublication;
import io.aeron.logbuffer.BufferClaim;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.OrderEnvelopeEncoder;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;

/** Puts orders into envelopes and sends them over one connection. The egress thread's. */
final class OrderSender {
    private static final int OVERHEAD = MessageHeaderEncoder.ENCODED_LENGTH
            + OrderEnvelopeEncoder.BLOCK_LENGTH
            + OrderEnvelopeEncoder.orderHeaderLength();

    private final ExclusivePublication publication;
    private final long connectionId;
    private final BufferClaim claim = new BufferClaim();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderEnvelopeEncoder envelope = new OrderEnvelopeEncoder();
    private final AtomicLong sent = new AtomicLong();

    OrderSender(final ExclusivePublication publication, final long connectionId) {
        this.publication = publication;
        this.connectionId = connectionId;
    }

    /** False if the order cannot leave now. */
    boolean send(final DirectBuffer buffer, final int offset, final int length, final long causeTimeNs) {
        if (!Claims.isClaimed(publication, OVERHEAD + length, claim)) {
            return false;
        }
        final long number = sent.getPlain() + 1;
        envelope.wrapAndApplyHeader(claim.buffer(), claim.offset(), header)
                .connectionId(connectionId)
                .number(number)
                .causeTimeNs(causeTimeNs)
                .putOrder(buffer, offset, length);
        claim.commit();
        // Behind the order itself: whoever reads the count may say that so many are on the stream.
        sent.setRelease(number);
        return true;
    }

    /** Orders sent; any thread. */
    long sent() {
        return sent.getAcquire();
    }
}
