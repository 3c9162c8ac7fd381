package io.ballast.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Names, times of change and contents of all files in a directory.
 *
 * @param files by name
 */
record DirectoryBytes(Map<String, String> files) {
    static DirectoryBytes of(final Path directory) {
        final Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(directory)) {
            for (final Path path : paths.toList()) {
                files.put(
                        path.getFileName().toString(),
                        Files.getLastModifiedTime(path) + " " + Files.size(path) + " "
                                + Arrays.hashCode(Files.readAllBytes(path)));
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DirectoryBytes(files);
    }
}
