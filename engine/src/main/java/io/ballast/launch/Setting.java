package io.ballast.launch;

import java.util.List;

/**
 * One value to be changed in a configuration.
 *
 * @param path  keys from the top joined by dots, entries of lists in brackets: {@code overlays.defi.band},
 *     {@code commands[0].at}
 * @param value YAML: a single value, or a list or mapping in brackets
 */
public record Setting(String path, String value) {
    /**
     * Reads {@code path=value}.
     *
     * @throws ConfigurationException if there is no path or no equals sign
     */
    public static Setting parse(final String text) {
        final int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new ConfigurationException(
                    "a setting",
                    List.of(new ConfigurationProblem(
                            "",
                            0,
                            "'" + text + "' is not a path with a value",
                            "write it like overlays.defi.band=3%")));
        }
        return new Setting(
                text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    @Override
    public String toString() {
        return path + "=" + value;
    }
}
