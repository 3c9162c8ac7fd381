package io.ballast.benchmarks.peer;

import io.ballast.benchmarks.openloop.ScratchDirectory;
import java.nio.ByteBuffer;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/** Chronicle Queue as the journal opens it, without what the journal does beside appending. */
final class BareQueue implements AutoCloseable {
    private static final long BLOCK_BYTES = 64L << 20;
    private static final byte FILLER = 0x5A;

    private final ScratchDirectory scratch = new ScratchDirectory();
    private final BytesStore<?, ByteBuffer> document;
    private final int length;
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;

    /** @param length of each document, in bytes */
    BareQueue(final int length) {
        this.length = length;
        final ByteBuffer bytes = ByteBuffer.allocateDirect(length);
        while (bytes.hasRemaining()) {
            bytes.put(FILLER);
        }
        bytes.clear();
        document = BytesStore.wrap(bytes);
        queue = SingleChronicleQueueBuilder.binary(scratch.inside("queue"))
                .rollCycle(RollCycles.FAST_DAILY)
                .timeProvider(() -> 0)
                .blockSize(BLOCK_BYTES)
                .build();
        appender = queue.createAppender();
    }

    void append() {
        try (DocumentContext context = appender.acquireWritingDocument(false)) {
            context.wire().bytes().write(document, 0L, length);
        }
    }

    @Override
    public void close() {
        appender.close();
        queue.close();
        scratch.close();
    }
}
