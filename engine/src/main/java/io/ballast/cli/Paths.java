package io.ballast.cli;

import java.nio.file.Path;

/** Where files are. */
final class Paths {
    private Paths() {}

    static Path directoryOf(final Path file) {
        final Path parent = file.toAbsolutePath().getParent();
        return parent == null ? Path.of("") : parent;
    }
}
