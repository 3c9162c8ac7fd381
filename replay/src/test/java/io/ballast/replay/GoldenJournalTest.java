package io.ballast.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.cli.ExitCode;
import io.ballast.harness.CommandRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One session of some thousand inputs and fifty orders, recorded by an engine of each schema version: its configuration is
 * what {@code dump --header} prints of the one before, from version 4 on with {@code checkpointInputs: 300}.
 */
class GoldenJournalTest {
    @TempDir
    private Path directory;

    private Path golden(final int version) throws IOException {
        final Path journal = Files.createDirectory(directory.resolve("version-" + version));
        try (InputStream packed = Objects.requireNonNull(
                        getClass().getResourceAsStream("/golden/version-" + version + ".cq4.gz"));
                InputStream bytes = new GZIPInputStream(packed)) {
            Files.copy(bytes, journal.resolve("20250101F.cq4"));
        }
        return journal;
    }

    /** Its state is that of the build that wrote it: later ones may encode theirs otherwise, and then say so. */
    @Test
    void shouldVerifyTheJournalOfThisSchemaVersion() throws IOException {
        final Path journal = golden(4);
        final CommandRun run = Replay.verify(journal);
        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("1,311 inputs re-run")
                .containsPattern("(as recorded|not that of build 9f5d10d)")
                .endsWith("verify: identical" + System.lineSeparator());
        assertThat(Replay.dump("--outputs", journal).out().lines().filter(line -> line.contains("StateChecksums ")))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldVerifyTheJournalOfAnEarlierSchemaVersion(final int version) throws IOException {
        final CommandRun run = Replay.verify(golden(version));
        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("1,307 inputs re-run")
                .contains("not compared: it was recorded with schema version " + version)
                .endsWith("verify: identical" + System.lineSeparator());
    }
}
