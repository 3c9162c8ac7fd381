package io.ballast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.settings.CheckpointSettings;
import io.ballast.settings.JournalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalDirectoryTest {
    @TempDir
    private Path root;

    @Test
    void shouldCreateParents() {
        final Path directory = root.resolve("a/b/c");
        Journals.close(Journals.open(directory));

        assertThat(Journals.read(directory).end().state()).isEqualTo(EndState.CLEAN);
    }

    @Test
    void shouldRefuseUsedDirectoryAndLeaveItAlone() throws IOException {
        Journals.close(Journals.open(root));
        final Fingerprint before = Fingerprint.of(root);

        assertThatThrownBy(() -> Journals.open(root))
                .isInstanceOf(JournalDirectoryException.class)
                .hasMessageContaining("is not empty")
                .hasMessageContaining("absent or empty");
        assertThat(Fingerprint.of(root)).isEqualTo(before);
    }

    @Test
    void shouldRefuseFileAsDirectoryAndLeaveNothingBehind() throws IOException {
        final Path file = Files.writeString(root.resolve("file"), "x");

        assertThatThrownBy(() -> Journals.open(file)).isInstanceOf(JournalDirectoryException.class);
        assertThatThrownBy(() -> Journals.open(file.resolve("a/b"))).isInstanceOf(JournalDirectoryException.class);
        assertThat(Files.readString(file)).isEqualTo("x");
    }

    @Test
    void shouldRefuseFullDiskAndLeaveNothingBehind() {
        final JournalSettings greedy = new JournalSettings("", 64 << 10, Long.MAX_VALUE, CheckpointSettings.NONE);

        assertThatThrownBy(() -> JournalWriter.open(root.resolve("a/b"), greedy, Journals.HEADER))
                .isInstanceOf(JournalDirectoryException.class)
                .hasMessageContaining("free");
        assertThat(root.resolve("a")).doesNotExist();
    }

    @Test
    void shouldLeaveNothingBehindWhenTheHeaderIsTooLong() {
        final SessionHeader tooLong = new SessionHeader(0, 0, "", "", "", "", "x".repeat(2 << 20));

        assertThatThrownBy(() -> JournalWriter.open(root.resolve("a"), Journals.SETTINGS, tooLong))
                .isInstanceOf(RuntimeException.class);
        assertThat(root.resolve("a")).doesNotExist();
    }

    @Test
    void shouldRefuseMissingDirectory() {
        final JournalEnd end = Journals.read(root.resolve("none")).end();

        assertThat(end.state()).isEqualTo(EndState.MISSING);
        assertThat(end.message()).contains("no such directory").contains("name the directory");
    }

    @Test
    void shouldRefuseEmptyDirectory() {
        assertThat(Journals.read(root).end().state()).isEqualTo(EndState.EMPTY);
    }

    @Test
    void shouldNameTheJournalBelow() {
        Journals.close(Journals.open(root.resolve("session-1")));

        final JournalEnd end = Journals.read(root).end();

        assertThat(end.state()).isEqualTo(EndState.FOREIGN);
        assertThat(end.message()).contains("did you mean").contains("session-1");
    }

    @Test
    void shouldRefuseJournalFileInsteadOfItsDirectory() {
        Journals.close(Journals.open(root));

        assertThat(Journals.read(Journals.file(root)).end().message()).contains("name the directory that holds");
    }

    @Test
    void shouldRefuseForeignFiles() throws IOException {
        final SplittableRandom random = new SplittableRandom(1);
        for (int length = 1; length < 100; length++) {
            final byte[] noise = new byte[length];
            random.nextBytes(noise);
            noise[0] |= 1;
            Files.write(root.resolve("20231114F.cq4"), noise);

            assertThat(Journals.read(root).end().state()).as("%d bytes", length).isIn(EndState.FOREIGN, EndState.TORN);
        }
        Files.writeString(root.resolve("20231114F.cq4"), "time,symbol,open,high,low,close\n");
        assertThat(Journals.read(root).end().state()).isEqualTo(EndState.FOREIGN);
    }

    @Test
    void shouldRefuseSeveralJournalFiles() throws IOException {
        Journals.close(Journals.open(root));
        Files.copy(Journals.file(root), root.resolve("20231115F.cq4"));

        assertThat(Journals.read(root).end().message()).contains("2 .cq4 files");
    }

    @Test
    void shouldRefuseBlankFileAsEmpty() throws IOException {
        for (final int length : new int[] {0, 1, 4, 11, 4096}) {
            Files.write(root.resolve("20231114F.cq4"), new byte[length]);

            assertThat(Journals.read(root).end().state()).as("%d bytes", length).isEqualTo(EndState.EMPTY);
        }
    }

    @Test
    void shouldLeaveTheDirectoryAsItIsWhenReading() throws IOException {
        Journals.write(root, new SplittableRandom(1), 300);
        final Fingerprint before = Fingerprint.of(root);

        assertThat(Journals.read(root).documents()).hasSize(300);

        assertThat(Fingerprint.of(root)).isEqualTo(before);
    }

    @Test
    void shouldTellWhenTheDiskRunsFull() throws IOException {
        assertThat(DiskWatermark.of(root.resolve("not/yet"), 0).isLow()).isFalse();
        assertThat(DiskWatermark.of(root, Long.MAX_VALUE).isLow()).isTrue();
    }
}
