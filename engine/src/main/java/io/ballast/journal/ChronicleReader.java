package io.ballast.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * Reads a journal as Chronicle Queue alone does, to be timed against: its own tailer copies every document into memory,
 * and nothing looks at it. It reads a copy of the files, because a tailer may touch those of its queue.
 */
public final class ChronicleReader implements AutoCloseable {
    private static final String QUEUE_FILES = ".cq4";

    private final Path copy;
    private final ChronicleQueue queue;
    private final ExcerptTailer tailer;
    private final Bytes<ByteBuffer> target = Bytes.elasticByteBuffer(1 << 16, DocumentDescriptor.MAX_DOCUMENT_BYTES);
    private long documents;
    private long bytes;

    private ChronicleReader(final Path copy) {
        this.copy = copy;
        queue = SingleChronicleQueueBuilder.binary(copy)
                .rollCycle(RollCycles.FAST_DAILY)
                .readOnly(true)
                .build();
        tailer = queue.createTailer();
    }

    /**
     * Copies a journal whose end is usable, and opens the copy.
     *
     * @throws IOException if there is no room for a copy
     */
    public static ChronicleReader open(final Path journal) throws IOException {
        final Path copy = Files.createTempDirectory("ballast-timing");
        boolean isOpen = false;
        try {
            copy(journal, copy);
            final ChronicleReader reader = new ChronicleReader(copy);
            isOpen = true;
            return reader;
        } finally {
            if (!isOpen) {
                remove(copy);
            }
        }
    }

    private static void copy(final Path journal, final Path copy) throws IOException {
        final Path file = JournalDirectory.journalFile(journal);
        if (Files.size(file) > Files.getFileStore(copy).getUsableSpace()) {
            throw new IOException(copy.getParent() + ": has no room for a copy of " + file
                    + ", which Chronicle Queue would be timed with; set -Djava.io.tmpdir to a larger disk");
        }
        for (final Path each : entries(journal)) {
            if (each.getFileName().toString().contains(QUEUE_FILES)) {
                Files.copy(each, copy.resolve(each.getFileName()));
            }
        }
    }

    private static List<Path> entries(final Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    /** Reads every document, header and trailer included. */
    public void readToEnd() {
        while (true) {
            try (DocumentContext context = tailer.readingDocument()) {
                if (!context.isPresent()) {
                    return;
                }
                target.clear();
                target.write((Bytes<?>) Objects.requireNonNull(context.wire()).bytes());
                documents++;
                bytes += target.readRemaining();
            }
        }
    }

    /** How many documents were read. */
    public long documents() {
        return documents;
    }

    /** How long they were together. */
    public long bytes() {
        return bytes;
    }

    /** Removes the copy. */
    @Override
    public void close() {
        target.releaseLast();
        tailer.close();
        queue.close();
        remove(copy);
    }

    private static void remove(final Path copy) {
        try {
            for (final Path file : entries(copy)) {
                Files.delete(file);
            }
            Files.delete(copy);
        } catch (final IOException e) {
            throw new UncheckedIOException(copy + ": cannot be removed", e);
        }
    }
}
