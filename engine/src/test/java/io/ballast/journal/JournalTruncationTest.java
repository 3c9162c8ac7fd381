package io.ballast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.journal.Journals.Content;
import io.ballast.journal.Journals.Reading;
import io.ballast.message.CloseReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTruncationTest {
    private static final int INPUTS = 40;

    @TempDir
    private Path root;

    @Test
    void shouldCutAtTheLastWholeDocumentWhereverTheFileEnds() throws IOException {
        final Seed seed = Seed.draw();
        final Path whole = root.resolve("whole");
        final List<Content> written = Journals.write(whole, seed.random(), INPUTS);
        final Reading reading = Journals.read(whole);
        final byte[] all = Files.readAllBytes(Journals.file(whole));
        final long end = reading.end().offsetBytes();
        final Path cut = root.resolve("cut");
        Journals.copy(whole, cut);
        Journals.truncate(Journals.file(cut), end + 64);

        for (long size = trailerEnd(reading, all) - 1; size >= frame(reading, INPUTS - 3); size--) {
            Journals.truncate(Journals.file(cut), size);
            assertCut(seed, written, reading, all, size, Journals.read(cut));
            assertThat(Files.size(Journals.file(cut))).isEqualTo(size);
        }
    }

    @Test
    void shouldNameTheEndWhereverTheHeadIsCut() throws IOException {
        final Path whole = root.resolve("whole");
        Journals.write(whole, Seed.draw().random(), 3);
        final long first = frame(Journals.read(whole), 0);
        final Path cut = root.resolve("cut");
        Journals.copy(whole, cut);

        for (long size = first - 1; size >= 0; size -= size > first - 400 || size < 400 ? 1 : 97) {
            Journals.truncate(Journals.file(cut), size);
            final JournalEnd end = Journals.read(cut).end();
            assertThat(end.state()).as("%d bytes", size).isIn(EndState.TORN, EndState.EMPTY, EndState.OPEN_END);
            assertThat(end.expectedSequence()).isIn(-1L, 0L);
        }
    }

    @Test
    void shouldStayCleanWithoutTheZerosBehindTheTrailer() throws IOException {
        final Path whole = root.resolve("whole");
        Journals.write(whole, Seed.draw().random(), 3);
        final long end = Journals.read(whole).end().offsetBytes();
        Journals.truncate(Journals.file(whole), end);

        assertThat(Journals.read(whole).end().state()).isEqualTo(EndState.CLEAN);
    }

    @Test
    void shouldCutWhatAProcessDiedIn() throws IOException {
        final Path directory = root.resolve("died");
        final JournalWriter writer = Journals.open(directory);
        Journals.append(writer, new Content(DocumentKind.INPUT, 0, List.of((byte) 1), List.of()));
        writer.close(1, CloseReason.CLEAN, Journals.STATE, "");
        final Path file = Journals.file(directory);
        final long end = Journals.read(directory).end().offsetBytes();
        final byte[] all = Files.readAllBytes(file);
        final int trailer =
                (int) Journals.read(directory).offsets().get(0).longValue() + DocumentDescriptor.HEADER_LENGTH + 1 + 3;
        assertThat(trailer % FrameDescriptor.ALIGNMENT).isZero();
        for (int i = 0; i < FrameDescriptor.WORD_BYTES; i++) {
            all[trailer + i] = 0;
        }
        Files.write(file, all);

        final Reading reading = Journals.read(directory);

        assertThat(reading.documents()).hasSize(1);
        assertThat(reading.end().state()).isEqualTo(EndState.TORN);
        assertThat(reading.end().offsetBytes()).isEqualTo(trailer);
        assertThat(reading.end().cutBytes()).isEqualTo(nonZeroBytes(all, trailer, end));
        assertThat(reading.end().message()).contains(reading.end().cutBytes() + " bytes");
    }

    private static long frame(final Reading reading, final int document) {
        return reading.offsets().get(document) - FrameDescriptor.WORD_BYTES;
    }

    private static void assertCut(
            final Seed seed,
            final List<Content> written,
            final Reading whole,
            final byte[] all,
            final long size,
            final Reading cut) {
        int documents = 0;
        while (documents < INPUTS && unpaddedEnd(whole, documents, all) <= size) {
            documents++;
        }
        final long offset = documents == 0
                ? frame(whole, 0)
                : FrameDescriptor.next(frame(whole, documents - 1), documentLength(whole, documents - 1, all));
        final long cutBytes = nonZeroBytes(all, offset, size);
        assertThat(cut.documents()).as("%s, %d bytes", seed, size).isEqualTo(written.subList(0, documents));
        assertThat(cut.end().state())
                .as("%s, %d bytes: %s", seed, size, cut.end())
                .isEqualTo(cutBytes > 0 ? EndState.TORN : EndState.OPEN_END);
        assertThat(cut.end().offsetBytes()).as("%s, %d bytes", seed, size).isEqualTo(offset);
        assertThat(cut.end().cutBytes()).as("%s, %d bytes", seed, size).isEqualTo(cutBytes);
    }

    private static int documentLength(final Reading whole, final int document, final byte[] all) {
        return DocumentDescriptor.length(
                new UnsafeBuffer(all), whole.offsets().get(document).intValue());
    }

    /** The end of the file may cut the padding behind a document without harm. */
    private static long trailerEnd(final Reading whole, final byte[] all) {
        final int last = INPUTS - 1;
        final long frame = FrameDescriptor.next(frame(whole, last), documentLength(whole, last, all));
        final int trailer = (int) frame + FrameDescriptor.WORD_BYTES;
        return trailer + (long) DocumentDescriptor.length(new UnsafeBuffer(all), trailer);
    }

    private static long unpaddedEnd(final Reading whole, final int document, final byte[] all) {
        return whole.offsets().get(document) + documentLength(whole, document, all);
    }

    private static long nonZeroBytes(final byte[] all, final long from, final long to) {
        for (long i = to - 1; i >= from; i--) {
            if (all[(int) i] != 0) {
                return i + 1 - from;
            }
        }
        return 0;
    }
}
