package io.ballast.index;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** The rows of a recorded table, its heading first. */
final class CsvRows {
    private CsvRows() {}

    static void forEach(final Path file, final Consumer<List<String>> row) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                row.accept(List.of(line.split(",", -1)));
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of a day that must be there. */
    static <T> T of(final Map<LocalDate, T> values, final LocalDate day) {
        final T value = values.get(day);
        if (value == null) {
            throw new AssertionError("no row for " + day);
        }
        return value;
    }

    private static InputStream open(final Path file) throws IOException {
        final InputStream raw = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
    }
}
