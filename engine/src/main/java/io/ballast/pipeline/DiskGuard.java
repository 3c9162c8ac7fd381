package io.ballast.pipeline;

import io.ballast.gateway.InputSink;
import io.ballast.gateway.InputTime;
import io.ballast.message.FeedStatusEncoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.SourceStatus;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;

/** Tells the stages once, as an input like any other, that the journal's disk runs low. */
final class DiskGuard {
    /** Feed rounds between two looks at the disk: a system call each. */
    private static final int INTERVAL = 1 << 18;

    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + FeedStatusEncoder.BLOCK_LENGTH;

    private final BooleanSupplier isDiskLow;
    private int rounds;
    private boolean isTold;

    DiskGuard(final BooleanSupplier isDiskLow) {
        this.isDiskLow = isDiskLow;
    }

    int poll(final InputSink sink) {
        if (++rounds < INTERVAL || isTold) {
            return 0;
        }
        rounds = 0;
        if (!isDiskLow.getAsBoolean()) {
            return 0;
        }
        isTold = tell(sink);
        if (!isTold) {
            // The ring is full: say it at the next round.
            rounds = INTERVAL;
        }
        return isTold ? 1 : 0;
    }

    private static boolean tell(final InputSink sink) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);
        new FeedStatusEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .receiveTimeNs(InputTime.NOW)
                .eventTimeNs(0)
                .sourceSequence(0)
                .sourceId(0)
                .status(SourceStatus.DISK_LOW);
        return sink.offer(buffer, 0, LENGTH);
    }
}
