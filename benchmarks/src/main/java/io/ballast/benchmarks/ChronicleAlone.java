package io.ballast.benchmarks;

import io.ballast.journal.JournalWriter;
import io.ballast.slot.InputSection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Chronicle Queue as the journal uses it, without the journal: documents of the same length, ready made, without
 * checksum, in a queue with the same settings.
 */
@State(Scope.Thread)
public class ChronicleAlone {
    private static final long BLOCK_BYTES = 64L << 20;

    private Path directory;
    private ChronicleQueue queue;
    private ExcerptAppender appender;
    private BytesStore<?, ByteBuffer> source;
    private Bytes<?> whole;

    /** For JMH, which then calls {@link #open}. */
    public ChronicleAlone() {}

    /** Begins the queue. */
    @Setup
    public void open() throws IOException {
        directory = Files.createTempDirectory("ballast-bench");
        queue = SingleChronicleQueueBuilder.binary(directory)
                .rollCycle(RollCycles.FAST_DAILY)
                .timeProvider(() -> 1)
                .blockSize(BLOCK_BYTES)
                .build();
        appender = queue.createAppender();
        source = BytesStore.wrap(ByteBuffer.allocateDirect(JournalWriter.OVERHEAD_BYTES + InputSection.CAPACITY));
        whole = source.bytesForRead();
    }

    /** Appends a document as long as that of an input without outputs. */
    public long append(final int inputLength) {
        try (DocumentContext context = appender.acquireWritingDocument(false)) {
            context.wire().bytes().write(source, 0L, JournalWriter.OVERHEAD_BYTES + inputLength);
        }
        return inputLength;
    }

    /** The same by the shortest call there is. */
    public long appendBytes(final int inputLength) {
        final Bytes<?> document = whole;
        document.readPositionRemaining(0, JournalWriter.OVERHEAD_BYTES + inputLength);
        appender.writeBytes(document);
        return inputLength;
    }

    /** Closes and deletes the queue. */
    @TearDown
    public void close() {
        appender.close();
        queue.close();
        try (Stream<Path> files = Files.walk(directory)) {
            final List<Path> deepestFirst =
                    files.sorted(Comparator.reverseOrder()).toList();
            for (final Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(directory + " cannot be deleted", e);
        }
    }
}
