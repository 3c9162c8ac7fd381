package io.ballast.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The engine's own source files. */
final class Sources {
    private static final Path MAIN = Path.of("src", "main", "java");

    private Sources() {}

    /** One file: its path below the source root with forward slashes, and its lines. */
    record Source(String path, List<String> lines) {
        String room() {
            return path.substring("io/ballast/".length(), path.lastIndexOf('/')).replace('/', '.');
        }

        String className() {
            return path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
        }
    }

    static List<Source> main() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(Sources::read)
                    .toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source read(final Path file) {
        try {
            return new Source(MAIN.relativize(file).toString().replace('\\', '/'), Files.readAllLines(file));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
