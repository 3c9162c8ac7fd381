package io.ballast.replay.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary directory for journals that nobody asked to keep; gone when closed. */
final class ScratchDirectory implements AutoCloseable {
    private final Path path;

    ScratchDirectory() {
        try {
            path = Files.createTempDirectory("ballast-lab-");
        } catch (final IOException e) {
            throw new UncheckedIOException(
                    "no temporary directory can be made; set java.io.tmpdir to one with room", e);
        }
    }

    /** A directory in it that is not there yet. */
    Path resolve(final String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        delete(path);
    }

    /** Removes a directory and all that is in it; nothing if it is not there. */
    static void delete(final Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            final List<Path> deepestFirst =
                    files.sorted(Comparator.reverseOrder()).toList();
            for (final Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(directory + ": cannot be removed", e);
        }
    }
}
