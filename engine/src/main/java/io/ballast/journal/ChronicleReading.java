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
 * How long Chronicle Queue alone takes for a journal: its own tailer copies every document into memory and nothing looks
 * at it. It reads a copy of the journal, because a tailer may touch the files of its queue.
 *
 * @param documents read, header and trailer included
 * @param bytes     of these documents
 * @param elapsedNs without the copying of the files
 */
public record ChronicleReading(long documents, long bytes, long elapsedNs) {
    /**
     * Reads a journal whose end is usable.
     *
     * @throws IOException if there is no room for a copy
     */
    public static ChronicleReading of(final Path journal) throws IOException {
        final Path copy = Files.createTempDirectory("ballast-timing");
        try {
            copy(journal, copy);
            return read(copy);
        } finally {
            remove(copy);
        }
    }

    private static void copy(final Path journal, final Path copy) throws IOException {
        final Path file = JournalDirectory.journalFile(journal);
        final long free = Files.getFileStore(copy).getUsableSpace();
        if (Files.size(file) > free) {
            throw new IOException(copy.getParent() + ": has no room for a copy of " + file
                    + ", which Chronicle Queue would be timed with; set -Djava.io.tmpdir to a larger disk");
        }
        Files.copy(file, copy.resolve(file.getFileName()));
    }

    private static ChronicleReading read(final Path copy) {
        final Bytes<ByteBuffer> target = Bytes.elasticByteBuffer(1 << 16, DocumentDescriptor.MAX_DOCUMENT_BYTES);
        try (ChronicleQueue queue = SingleChronicleQueueBuilder.binary(copy)
                        .rollCycle(RollCycles.FAST_DAILY)
                        .readOnly(true)
                        .build();
                ExcerptTailer tailer = queue.createTailer()) {
            long documents = 0;
            long bytes = 0;
            final long startNs = System.nanoTime();
            while (true) {
                try (DocumentContext context = tailer.readingDocument()) {
                    if (!context.isPresent()) {
                        return new ChronicleReading(documents, bytes, System.nanoTime() - startNs);
                    }
                    final Bytes<?> source =
                            Objects.requireNonNull(context.wire()).bytes();
                    target.clear();
                    target.write(source);
                    documents++;
                    bytes += target.readRemaining();
                }
            }
        } finally {
            target.releaseLast();
        }
    }

    private static void remove(final Path copy) {
        try (Stream<Path> files = Files.list(copy)) {
            final List<Path> all = files.toList();
            for (final Path file : all) {
                Files.delete(file);
            }
            Files.delete(copy);
        } catch (final IOException e) {
            throw new UncheckedIOException(copy + ": cannot be removed", e);
        }
    }
}
