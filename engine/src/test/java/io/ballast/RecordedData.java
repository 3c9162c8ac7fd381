package io.ballast;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The folder of real recordings, which is no part of the product: the system property {@code ballast.data}, else the
 * nearest {@code shared/data} beside a folder above the module.
 */
public final class RecordedData {
    private static final String PROPERTY = "ballast.data";

    private RecordedData() {}

    public static Optional<Path> directory() {
        final String configured = System.getProperty(PROPERTY);
        if (configured != null) {
            return Optional.of(Path.of(configured)).filter(Files::isDirectory);
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), above -> above != null, Path::getParent)
                .map(above -> above.resolve("shared").resolve("data"))
                .filter(data -> Files.isDirectory(data.resolve("bars")) && Files.isDirectory(data.resolve("ticks")))
                .findFirst();
    }

    /** The folder; the test that asks is skipped, saying why, where there is none. */
    public static Path require() {
        final Optional<Path> directory = directory();
        Assumptions.assumeTrue(
                directory.isPresent(), "no recorded data: set -D" + PROPERTY + " to the folder with bars/ and ticks/");
        return directory.orElseThrow();
    }
}
