package io.ballast.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A new temporary directory, gone with all it holds when closed. */
final class ScratchDirectory implements AutoCloseable {
    private final Path path;

    ScratchDirectory(final String prefix) {
        try {
            path = Files.createTempDirectory(prefix);
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
        try (Stream<Path> files = Files.walk(path)) {
            final List<Path> deepestFirst =
                    files.sorted(Comparator.reverseOrder()).toList();
            for (final Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(path + ": cannot be removed", e);
        }
    }
}
