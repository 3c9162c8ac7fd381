package io.ballast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.harness.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    @TempDir
    private Path journal;

    private static Checkpoint checkpoint(final long sequence) {
        return new Checkpoint(
                sequence, 77, 4, HASH, List.of(new byte[] {1, 2}, new byte[0], new byte[] {3}, new byte[1000]));
    }

    private Path written(final long sequence) throws IOException {
        CheckpointFile.write(journal, checkpoint(sequence));
        return CheckpointFile.path(journal, sequence);
    }

    @Test
    void shouldReadWhatWasWritten() throws IOException {
        final Checkpoint read = CheckpointFile.read(written(41));
        assertThat(read.sequence()).isEqualTo(41);
        assertThat(read.timeNs()).isEqualTo(77);
        assertThat(read.schemaVersion()).isEqualTo(4);
        assertThat(read.configurationSha256()).isEqualTo(HASH);
        assertThat(read.states())
                .usingElementComparator(Arrays::compare)
                .containsExactlyElementsOf(checkpoint(41).states());
    }

    @Test
    void shouldListTheLatestFirstAndNothingElse() throws IOException {
        written(9);
        written(1_000);
        written(20);
        Files.writeString(journal.resolve("checkpoint-1.state.part"), "not whole");
        Files.writeString(journal.resolve("notes.txt"), "");
        assertThat(CheckpointFile.list(journal))
                .containsExactly(
                        CheckpointFile.path(journal, 1_000),
                        CheckpointFile.path(journal, 20),
                        CheckpointFile.path(journal, 9));
    }

    @Test
    void shouldRefuseEveryFlippedBitAndEveryCut() {
        Seeds.forEach(300, generator -> {
            try {
                final Path file = written(5);
                final byte[] bytes = Files.readAllBytes(file);
                final int at = (int) generator.between(0, bytes.length - 1L);
                final byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << (int) generator.between(0, 7));
                assertRefused(Files.write(file, flipped));
                assertRefused(Files.write(file, Arrays.copyOf(bytes, at)));
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void assertRefused(final Path file) {
        assertThatThrownBy(() -> CheckpointFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }
}
