package io.ballast.gateway.aeron;

import io.ballast.gateway.InputSink;
import io.ballast.gateway.InputTime;
import io.ballast.message.FeedStatusEncoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.SourceStatus;
import org.agrona.concurrent.UnsafeBuffer;

/** Tells the engine, as inputs of its own, that every source went down or came up with the connection. */
final class FeedStatusInput {
    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + FeedStatusEncoder.BLOCK_LENGTH;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FeedStatusEncoder status = new FeedStatusEncoder();
    private final int sources;
    private int told;

    FeedStatusInput(final int sources) {
        this.sources = sources;
    }

    /** Offers the status of the next source that has not been told of it; returns a work count. */
    int tell(final InputSink sink, final SourceStatus news) {
        status.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(InputTime.NOW)
                .eventTimeNs(0)
                .sourceSequence(0)
                .sourceId(told)
                .status(news);
        if (!sink.offer(buffer, 0, LENGTH)) {
            return 0;
        }
        told++;
        return 1;
    }

    /** Whether every source has been told; the next telling begins with the first. */
    boolean isTold() {
        if (told < sources) {
            return false;
        }
        told = 0;
        return true;
    }
}
