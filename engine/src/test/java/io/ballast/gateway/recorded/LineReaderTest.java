package io.ballast.gateway.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
    private static final int LINES = 200_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldSayWhichShareOfTheFileIsRead(final boolean isZipped) throws IOException {
        final Path file = directory.resolve("lines");
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out = isZipped ? new GZIPOutputStream(plain) : plain) {
            for (int i = 0; i < LINES; i++) {
                out.write((i * 7919L % 1_000_003 + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        try (LineReader reader = new LineReader(file)) {
            for (int i = 0; i < LINES / 2; i++) {
                reader.next();
            }
            assertThat(reader.share()).isBetween(0.4, 0.75);
            while (reader.next() != null) {
                // To the end.
            }
            assertThat(reader.share()).isEqualTo(1);
        }
    }
}
