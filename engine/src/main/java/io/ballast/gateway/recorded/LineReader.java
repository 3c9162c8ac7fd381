package io.ballast.gateway.recorded;

import io.ballast.gateway.MarketDataException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one text file, plain, gzipped or alone in a zip file, counted, so that every complaint names file and
 * line.
 */
public final class LineReader implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP_MAGIC_FIRST = 0x1f;
    private static final int GZIP_MAGIC_SECOND = 0x8b;
    private static final int ZIP_MAGIC_FIRST = 'P';
    private static final int ZIP_MAGIC_SECOND = 'K';

    private final Path path;
    private final BufferedReader reader;
    private final AtomicLong bytesRead = new AtomicLong();
    private final long bytes;
    private long line;

    /** @throws MarketDataException if the file is missing, unreadable or not the gzip it starts as */
    public LineReader(final Path path) {
        this.path = path;
        try {
            bytes = Files.size(path);
            reader = open(new CountedStream(Files.newInputStream(path), bytesRead));
        } catch (final IOException e) {
            throw broken(e);
        }
    }

    /** The next line without its end, or null behind the last. */
    public @Nullable String next() {
        line++;
        try {
            return reader.readLine();
        } catch (final IOException e) {
            throw broken(e);
        }
    }

    /** A complaint about the line read last. */
    public MarketDataException error(final String problem, final String remedy) {
        return new MarketDataException(where() + problem + ": " + remedy);
    }

    /** Share of the file's bytes that has been read, before they are unzipped; NaN of a pipe. Any thread may ask. */
    public double share() {
        return bytes == 0 ? Double.NaN : Math.min(1, (double) bytesRead.get() / bytes);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot close " + path, e);
        }
    }

    private MarketDataException broken(final IOException cause) {
        return new MarketDataException(
                where() + "the file is missing, unreadable or cut short (" + cause + "): restore it from its source",
                cause);
    }

    private String where() {
        return path + ", line " + Math.max(line, 1) + ": ";
    }

    private static BufferedReader open(final InputStream file) throws IOException {
        final InputStream raw = new BufferedInputStream(file, BUFFER_BYTES);
        try {
            return new BufferedReader(new InputStreamReader(unzipped(raw), StandardCharsets.UTF_8), BUFFER_BYTES);
        } catch (final IOException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream unzipped(final InputStream raw) throws IOException {
        raw.mark(2);
        final int first = raw.read();
        final int second = raw.read();
        raw.reset();
        if (first == GZIP_MAGIC_FIRST && second == GZIP_MAGIC_SECOND) {
            return new GZIPInputStream(raw, BUFFER_BYTES);
        }
        return first == ZIP_MAGIC_FIRST && second == ZIP_MAGIC_SECOND ? new SoleEntry(raw) : raw;
    }
}
