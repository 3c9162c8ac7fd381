package io.ballast.replay.lab;

import io.ballast.launch.ConfigurationException;
import io.ballast.launch.ConfigurationProblem;
import io.ballast.launch.Setting;
import io.ballast.launch.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * A sweep written down: {@code journals}, {@code grid} and {@code settings}, and a {@code configuration} if not the
 * journals' own. Its paths begin where the file lies.
 */
final class SweepFile {
    private static final List<String> KEYS = List.of("configuration", "journals", "grid", "settings");

    private final Path file;
    private final List<ConfigurationProblem> problems = new ArrayList<>();

    private SweepFile(final Path file) {
        this.file = file;
    }

    /** @throws ConfigurationException with everything that is wrong with it */
    static SweepPlan read(final Path file) {
        return new SweepFile(file).read();
    }

    private SweepPlan read() {
        final Map<?, ?> keys = mapping("", load());
        keys.keySet().forEach(this::requireKnown);
        final List<Path> journals = new ArrayList<>();
        list("journals", keys.get("journals")).forEach(entry -> journals.add(path(text("journals", entry))));
        if (journals.isEmpty()) {
            problem("journals", "names none", "write it like journals: [journal/a, journal/b]");
        }
        final SettingGrid grid = new SettingGrid();
        mapping("grid", keys.get("grid"))
                .forEach((path, values) -> grid.add(
                        String.valueOf(path),
                        list("grid." + path, values).stream()
                                .map(value -> text("grid." + path, value))
                                .toList()));
        final List<List<Setting>> combinations = new ArrayList<>();
        list("settings", keys.get("settings")).forEach(entry -> combinations.add(settings(entry)));
        problems.addAll(grid.problems());
        if (grid.isEmpty() && combinations.isEmpty()) {
            problem("grid", "is empty, and so is settings", "write it like grid: {overlays.defi.band: [1%, 2%]}");
        }
        final Object configuration = keys.get("configuration");
        final Path base = configuration == null ? null : path(text("configuration", configuration));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(file.toString(), problems);
        }
        if (!grid.isEmpty()) {
            combinations.addAll(grid.combinations());
        }
        return new SweepPlan(journals, base, combinations);
    }

    private List<Setting> settings(final Object entry) {
        final List<Setting> settings = new ArrayList<>();
        mapping("settings", entry)
                .forEach((path, value) ->
                        settings.add(new Setting(String.valueOf(path), text("settings." + path, value))));
        return settings;
    }

    private @Nullable Object load() {
        try {
            final LoadSettings settings =
                    LoadSettings.builder().setSchema(new FailsafeSchema()).build();
            return new Load(settings).loadFromString(Files.readString(file));
        } catch (final YamlEngineException e) {
            problem("", "is not valid YAML: " + e.getMessage(), "mend the syntax");
            return Map.of();
        } catch (final IOException e) {
            throw new UncheckedIOException(file + ": cannot be read (" + e + ")", e);
        }
    }

    private void requireKnown(final Object key) {
        if (!KEYS.contains(String.valueOf(key))) {
            problem(String.valueOf(key), "is no key of a sweep", Spelling.advice(String.valueOf(key), KEYS));
        }
    }

    private Map<?, ?> mapping(final String path, final @Nullable Object value) {
        if (value != null && !(value instanceof Map)) {
            problem(path, "expected keys with values", "write it like {key: value}");
        }
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private List<?> list(final String path, final @Nullable Object value) {
        if (value != null && !(value instanceof List)) {
            problem(path, "expected a list", "write it like [a, b]");
        }
        return value instanceof List<?> list ? list : List.of();
    }

    private String text(final String path, final @Nullable Object value) {
        if (!(value instanceof String)) {
            problem(path, "expected a single value", "put what is more than one word in quotes");
        }
        return value instanceof String text ? text : "";
    }

    private Path path(final String text) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent())
                .resolve(text)
                .normalize();
    }

    private void problem(final String path, final String what, final String remedy) {
        problems.add(new ConfigurationProblem(path, 0, what, remedy));
    }
}
