package io.ballast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.journal.Journals.Content;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalLiveReadTest {
    private static final int INPUTS = 200_000;

    @TempDir
    private Path directory;

    @Test
    void shouldFollowTheWriterDocumentByDocument() {
        final Seed seed = Seed.draw();
        final SplittableRandom random = seed.random();
        final List<Content> read = new ArrayList<>();
        final List<Content> written = new ArrayList<>();
        final JournalDocument document = new JournalDocument();
        try (JournalWriter writer = Journals.open(directory);
                JournalReader reader = JournalReader.open(directory)) {
            for (int i = 0; i < 500; i++) {
                assertThat(reader.next(document)).as("%s, before %d", seed, i).isFalse();
                assertThat(reader.end().state()).as("%s, before %d", seed, i).isEqualTo(EndState.OPEN_END);
                written.add(Journals.randomContent(random, DocumentKind.INPUT, i));
                Journals.append(writer, written.get(i));
                assertThat(reader.next(document)).as("%s, at %d", seed, i).isTrue();
                read.add(Content.of(document));
            }
            Journals.close(writer);
            assertThat(reader.next(document)).isFalse();
            assertThat(reader.end().state()).isEqualTo(EndState.CLEAN);
        }
        assertThat(read).as("%s", seed).isEqualTo(written);
    }

    @Test
    void shouldNeverSeeDamageWhileAnotherThreadWrites() throws InterruptedException {
        final JournalWriter writer = Journals.open(directory);
        final Thread thread = new Thread(() -> appendAll(writer), "journal-writer");
        long inputs = 0;
        try (JournalReader reader = JournalReader.open(directory)) {
            thread.start();
            final JournalDocument document = new JournalDocument();
            do {
                while (reader.next(document)) {
                    assertThat(document.sequence()).isEqualTo(inputs++);
                }
                assertThat(reader.end().state().isUsable())
                        .as("%s", reader.end())
                        .isTrue();
            } while (reader.end().state() != EndState.CLEAN);
        } finally {
            thread.join();
        }
        assertThat(inputs).isEqualTo(INPUTS);
    }

    private static void appendAll(final JournalWriter writer) {
        final UnsafeBuffer input = new UnsafeBuffer(new byte[64]);
        for (int i = 0; i < INPUTS; i++) {
            writer.append(i, input, 0, i % 64, input, 0, 0);
        }
        Journals.close(writer);
    }
}
