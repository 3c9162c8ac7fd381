package io.ballast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.journal.Journals.Content;
import io.ballast.journal.Journals.Reading;
import io.ballast.message.JournalHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalDamageTest {
    private static final int INPUTS = 60;
    private static final int FLIPS = 500;

    @TempDir
    private Path directory;

    private final Seed seed = Seed.draw();
    private final SplittableRandom random = seed.random();
    private List<Content> written = List.of();
    private Reading intact = new Reading(List.of(), List.of(), new JournalEnd(EndState.EMPTY, 0, 0, 0, ""), false);
    private byte[] bytes = new byte[0];

    @BeforeEach
    void writeJournal() throws IOException {
        written = Journals.write(directory, random, INPUTS);
        intact = Journals.read(directory);
        Journals.truncate(Journals.file(directory), intact.end().offsetBytes() + 4096);
        bytes = Files.readAllBytes(Journals.file(directory));
    }

    @Test
    void shouldLocateEveryFlippedBitInsideADocument() throws IOException {
        for (int i = 0; i < FLIPS; i++) {
            final int document = random.nextInt(INPUTS);
            final int position = offset(document) + random.nextInt(length(document));
            final int bit = random.nextInt(Byte.SIZE);

            final Reading reading = readWith(position, (byte) (bytes[position] ^ (1 << bit)));

            final String flip = seed + ", bit " + bit + " at byte " + position + ": " + reading.end();
            assertThat(reading.end().state()).as(flip).isEqualTo(EndState.DAMAGED);
            assertThat(reading.documents()).as(flip).isEqualTo(written.subList(0, document));
            assertThat(reading.end().expectedSequence()).as(flip).isEqualTo(document);
            assertThat(reading.end().offsetBytes()).as(flip).isEqualTo(offset(document) - FrameDescriptor.WORD_BYTES);
        }
    }

    @Test
    void shouldNeverReadAFlippedBitBetweenHeaderAndEndAsACleanEnd() throws IOException {
        final int first = headerOffset() - FrameDescriptor.WORD_BYTES;
        final int last = (int) intact.end().offsetBytes();
        for (int i = 0; i < FLIPS; i++) {
            final int position = first + random.nextInt(last - first);
            final int bit = random.nextInt(Byte.SIZE);
            if (isPadding(position)) {
                continue;
            }

            final Reading reading = readWith(position, (byte) (bytes[position] ^ (1 << bit)));

            final String flip = seed + ", bit " + bit + " at byte " + position + ": " + reading.end();
            assertThat(reading.end().state()).as(flip).isIn(EndState.DAMAGED, EndState.TORN);
            assertThat(reading.documents())
                    .as(flip)
                    .isEqualTo(written.subList(0, reading.documents().size()));
            final boolean isTrailer = position >= offset(INPUTS - 1) + length(INPUTS - 1);
            assertThat(isTrailer || reading.end().state() == EndState.DAMAGED)
                    .as(flip)
                    .isTrue();
        }
    }

    @Test
    void shouldNotLoseADocumentToAFlippedBitInChroniclesOwnPart() throws IOException {
        final int first = headerOffset();
        for (int i = 0; i < FLIPS; i++) {
            final int position = i < 128 ? frameOfChronicle(i / 32) + i % 4 : random.nextInt(first);
            final int bit = i / 4 % Byte.SIZE;

            final Reading reading = readWith(position, (byte) (bytes[position] ^ (1 << bit)));

            final String flip = seed + ", bit " + bit + " at byte " + position + ": " + reading.end();
            if (reading.end().state() == EndState.CLEAN) {
                assertThat(reading.documents()).as(flip).isEqualTo(written);
            } else {
                assertThat(reading.end().state()).as(flip).isIn(EndState.DAMAGED, EndState.FOREIGN);
            }
        }
    }

    @Test
    void shouldNotReadAZeroedFrameAsTheEnd() throws IOException {
        final int frame = offset(INPUTS / 2) - FrameDescriptor.WORD_BYTES;
        final byte[] damaged = bytes.clone();
        for (int i = 0; i < FrameDescriptor.WORD_BYTES; i++) {
            damaged[frame + i] = 0;
        }
        Files.write(Journals.file(directory), damaged);

        final Reading reading = Journals.read(directory);

        assertThat(reading.end().state()).isEqualTo(EndState.DAMAGED);
        assertThat(reading.end().offsetBytes()).isEqualTo(frame);
        assertThat(reading.end().expectedSequence()).isEqualTo(INPUTS / 2);
        assertThat(reading.end().message())
                .contains("document " + (INPUTS / 2 + 1) + " stands at byte " + offset(INPUTS / 2 + 1));
    }

    @Test
    void shouldNotSkipADocumentWhoseFrameTurnedIntoMetaData() throws IOException {
        for (int document = 0; document < INPUTS; document++) {
            final int position = offset(document) - 1;

            final Reading reading = readWith(position, (byte) (bytes[position] ^ 0x40));

            assertThat(reading.end().state()).isEqualTo(EndState.DAMAGED);
            assertThat(reading.documents()).hasSize(document);
        }
    }

    @Test
    void shouldLocateALostDocument() throws IOException {
        final int from = offset(10) - FrameDescriptor.WORD_BYTES;
        final int to = offset(11) - FrameDescriptor.WORD_BYTES;
        final byte[] damaged = new byte[bytes.length];
        System.arraycopy(bytes, 0, damaged, 0, from);
        System.arraycopy(bytes, to, damaged, from, bytes.length - to);
        Files.write(Journals.file(directory), damaged);

        final Reading reading = Journals.read(directory);

        assertThat(reading.end().state()).isEqualTo(EndState.DAMAGED);
        assertThat(reading.end().expectedSequence()).isEqualTo(10);
        assertThat(reading.end().message()).contains("sequence");
    }

    @Test
    void shouldFindDocumentsBehindAStretchOfZeros() throws IOException {
        final byte[] damaged = bytes.clone();
        for (int i = offset(20) - FrameDescriptor.WORD_BYTES; i < offset(50); i++) {
            damaged[i] = 0;
        }
        Files.write(Journals.file(directory), damaged);

        final Reading reading = Journals.read(directory);

        assertThat(reading.end().state()).isEqualTo(EndState.DAMAGED);
        assertThat(reading.documents()).hasSize(20);
    }

    @Test
    void shouldRefuseWhatStandsBehindTheTrailer() throws IOException {
        assertThat(readWith((int) intact.end().offsetBytes() + 1_000, (byte) 1)
                        .end()
                        .state())
                .isEqualTo(EndState.DAMAGED);
    }

    @Test
    void shouldRefuseNewerSchemaAtTheHeader() throws IOException {
        final int header = headerOffset();
        final byte[] damaged = bytes.clone();
        final UnsafeBuffer buffer = new UnsafeBuffer(damaged);
        final int version = header + DocumentDescriptor.INPUT_OFFSET + MessageHeaderEncoder.versionEncodingOffset();
        buffer.putShort(version, (short) (JournalHeaderDecoder.SCHEMA_VERSION + 1));
        reseal(damaged, header);

        final JournalEnd end = Journals.read(directory).end();

        assertThat(end.state()).isEqualTo(EndState.NEWER_SCHEMA);
        assertThat(end.offsetBytes()).isEqualTo(header - FrameDescriptor.WORD_BYTES);
        assertThat(end.message()).contains("schema version 5").contains("up to version 4");
    }

    @Test
    void shouldRefuseForeignSchema() throws IOException {
        final int header = headerOffset();
        final byte[] damaged = bytes.clone();
        final UnsafeBuffer buffer = new UnsafeBuffer(damaged);
        buffer.putShort(
                header + DocumentDescriptor.INPUT_OFFSET + MessageHeaderEncoder.schemaIdEncodingOffset(), (short) 1);
        reseal(damaged, header);

        assertThat(Journals.read(directory).end().state()).isEqualTo(EndState.FOREIGN);
    }

    @Test
    void shouldRefuseNewerLayout() throws IOException {
        final int header = headerOffset();
        final byte[] damaged = bytes.clone();
        final UnsafeBuffer buffer = new UnsafeBuffer(damaged);
        buffer.putByte(header + DocumentDescriptor.LAYOUT_VERSION_OFFSET, (byte) 2);
        reseal(damaged, header);

        assertThat(Journals.read(directory).end().state()).isEqualTo(EndState.NEWER_SCHEMA);
    }

    @Test
    void shouldRefuseAQueueOfAnotherProgram(@TempDir final Path other) {
        try (ChronicleQueue queue = SingleChronicleQueueBuilder.binary(other)
                        .testBlockSize()
                        .build();
                ExcerptAppender appender = queue.createAppender();
                DocumentContext context = appender.acquireWritingDocument(false)) {
            context.wire().bytes().write(new byte[100]);
        }

        final JournalEnd end = Journals.read(other).end();

        assertThat(end.state()).isEqualTo(EndState.FOREIGN);
        assertThat(end.message()).contains("did not write");
    }

    private Reading readWith(final int position, final byte value) throws IOException {
        final byte[] damaged = bytes.clone();
        damaged[position] = value;
        Files.write(Journals.file(directory), damaged);
        return Journals.read(directory);
    }

    /** Gives the first document the checksum of what it holds now. */
    private void reseal(final byte[] damaged, final int header) throws IOException {
        final UnsafeBuffer document = new UnsafeBuffer(damaged);
        final int length = DocumentDescriptor.length(document, header);
        final int crc = new ChainedChecksum().compute(ByteBuffer.wrap(damaged), document, header, length);
        DocumentDescriptor.crc(document, header, crc);
        Files.write(Journals.file(directory), damaged);
    }

    /** Position of the frame word of one of the meta-data documents that stand before the header, or the header's. */
    private int frameOfChronicle(final int index) {
        final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int frame = 0;
        for (int i = 0; i < index && FrameDescriptor.isMetaData(buffer.getInt(frame)); i++) {
            frame = (int) FrameDescriptor.next(frame, FrameDescriptor.length(buffer.getInt(frame)));
        }
        return frame;
    }

    private int headerOffset() {
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        int offset = 0;
        while (!DocumentDescriptor.looksLikeDocument(buffer, offset)) {
            offset += FrameDescriptor.ALIGNMENT;
        }
        return offset;
    }

    private int trailerOffset() {
        final int last = INPUTS - 1;
        final long frame = FrameDescriptor.next(offset(last) - FrameDescriptor.WORD_BYTES, length(last));
        return (int) frame + FrameDescriptor.WORD_BYTES;
    }

    private int offset(final int document) {
        return intact.offsets().get(document).intValue();
    }

    private int length(final int document) {
        return ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt(offset(document) + DocumentDescriptor.LENGTH_OFFSET);
    }

    /** Whether a byte belongs to no document: up to three stand behind each, and carry nothing. */
    private boolean isPadding(final int position) {
        if (isBehind(headerOffset(), position) || isBehind(trailerOffset(), position)) {
            return true;
        }
        for (int document = 0; document < INPUTS; document++) {
            if (isBehind(offset(document), position)) {
                return true;
            }
        }
        return false;
    }

    private boolean isBehind(final int documentOffset, final int position) {
        final int length = ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt(documentOffset + DocumentDescriptor.LENGTH_OFFSET);
        final long next = FrameDescriptor.next(documentOffset - FrameDescriptor.WORD_BYTES, length);
        return position >= documentOffset + length && position < next;
    }
}
