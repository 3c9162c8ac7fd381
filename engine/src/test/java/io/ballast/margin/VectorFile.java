package io.ballast.margin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Test vectors in JSON, which is YAML. */
final class VectorFile {
    private VectorFile() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(final Path file) {
        return (Map<String, Object>) load(file);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(final Path file) {
        return (List<Map<String, Object>>) load(file);
    }

    /** What must be there. */
    static Object of(final Map<?, ?> vector, final String key) {
        return Objects.requireNonNull(vector.get(key), key);
    }

    static double number(final Map<?, ?> vector, final String key) {
        return ((Number) of(vector, key)).doubleValue();
    }

    private static Object load(final Path file) {
        try {
            return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
