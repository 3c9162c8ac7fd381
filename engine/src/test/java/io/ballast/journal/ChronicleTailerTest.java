package io.ballast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our walk over the frames against Chronicle's own. */
final class ChronicleTailerTest {
    @TempDir
    private Path directory;

    @Test
    void shouldReadTheSameDocumentsAsChronicle() {
        final Seed seed = Seed.draw();
        Journals.write(directory, seed.random(), 2_000);
        final List<Journals.Content> ours = Journals.read(directory).documents();

        final List<Journals.Content> theirs = new ArrayList<>();
        try (ChronicleQueue queue = SingleChronicleQueueBuilder.binary(directory)
                        .rollCycle(RollCycles.FAST_DAILY)
                        .readOnly(true)
                        .build();
                ExcerptTailer tailer = queue.createTailer()) {
            for (; ; ) {
                try (DocumentContext context = tailer.readingDocument()) {
                    if (!context.isPresent()) {
                        break;
                    }
                    addInput(theirs, context);
                }
            }
        }

        assertThat(theirs).as("%s", seed).isEqualTo(ours);
    }

    @Test
    void shouldTimeEveryDocumentOfACopyAndLeaveNothingBehind(@TempDir final Path journal) throws IOException {
        Journals.write(journal, Seed.draw().random(), 500);
        final Fingerprint before = Fingerprint.of(journal);
        try (ChronicleReader reader = ChronicleReader.open(journal)) {
            reader.readToEnd();
            assertThat(reader.documents()).as("header, inputs, trailer").isEqualTo(502);
            assertThat(reader.bytes()).isGreaterThan(500L * DocumentDescriptor.HEADER_LENGTH);
        }
        assertThat(Fingerprint.of(journal)).isEqualTo(before);
    }

    private static void addInput(final List<Journals.Content> contents, final DocumentContext context) {
        final Bytes<?> bytes = Objects.requireNonNull(context.wire()).bytes();
        final byte[] copy = new byte[(int) bytes.readRemaining()];
        bytes.read(copy);
        final JournalDocument document = new JournalDocument();
        document.wrap(new UnsafeBuffer(copy), 0, 0);
        if (document.kind() == DocumentKind.INPUT || document.kind() == DocumentKind.UNPROCESSED) {
            contents.add(Journals.Content.of(document));
        }
    }
}
