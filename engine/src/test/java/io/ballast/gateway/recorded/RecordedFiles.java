package io.ballast.gateway.recorded;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.settings.SourceKind;
import io.ballast.settings.SourceSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Small files, sources and instruments for tests in a few words. */
final class RecordedFiles {
    static final long MINUTE_NS = 60_000_000_000L;
    static final long HALF_SPREAD_PPB = 500_000;
    static final String BAR_HEADER = "open_ms,symbol,open,high,low,close,quote_volume";

    private RecordedFiles() {}

    static SourceSettings bars(final String... files) {
        return source(0, SourceKind.BARS, files);
    }

    static SourceSettings capture(final int id, final String... files) {
        return source(id, SourceKind.CAPTURE, files);
    }

    static Instrument spot(final int id, final int sourceId, final String symbol, final String tick, final String lot) {
        return new Instrument(
                id,
                symbol + '#' + id,
                InstrumentKind.SPOT,
                sourceId,
                symbol,
                new BigDecimal(tick),
                new BigDecimal(lot),
                BigDecimal.ONE);
    }

    static void write(final Path file, final String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + '\n');
    }

    static byte[] gzip(final String... lines) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write((String.join("\n", lines) + '\n').getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static SourceSettings source(final int id, final SourceKind kind, final String... files) {
        final boolean isBars = kind == SourceKind.BARS;
        return new SourceSettings(
                id,
                "source-" + id,
                kind,
                List.of(files),
                90_000_000_000L,
                0,
                0,
                isBars ? MINUTE_NS : 0,
                isBars ? HALF_SPREAD_PPB : 0,
                isBars ? 1_000 : 0);
    }
}
