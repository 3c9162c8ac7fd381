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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One session of some thousand inputs and fifty orders, recorded by an engine of each schema version. */
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
