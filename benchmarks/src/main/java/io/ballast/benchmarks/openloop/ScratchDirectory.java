package io.ballast.benchmarks.openloop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A temporary directory for a journal; deleted with all that is in it. */
public final class ScratchDirectory implements AutoCloseable {
    /** Held so that the level stays: what the library says about slow disks is not a result. */
    private static final Logger LIBRARY = Logger.getLogger("net.openhft");

    private final Path path;

    /** Makes it, where {@code java.io.tmpdir} says. */
    public ScratchDirectory() {
        LIBRARY.setLevel(Level.WARNING);
        try {
            path = Files.createTempDirectory("ballast-latency");
        } catch (final IOException e) {
            throw new UncheckedIOException("no temporary directory for a journal: set -Djava.io.tmpdir", e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** A directory in it that does not exist yet. */
    public Path inside(final String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        delete(path);
    }

    /** Deletes a directory and all that is in it. */
    public static void delete(final Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            final List<Path> deepestFirst =
                    files.sorted(Comparator.reverseOrder()).toList();
            for (final Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(directory + " cannot be deleted", e);
        }
    }
}
