package io.ballast.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One setting in which two configurations differ.
 *
 * @param path   as {@link Setting#path} writes it
 * @param first  value in the first; empty if it is not set there
 * @param second value in the second; empty if it is not set there
 */
public record ConfigurationDifference(String path, String first, String second) {
    /** Everything that decisions depend on and that is not the same, in the order of the first configuration. */
    public static List<ConfigurationDifference> between(
            final EngineConfiguration one, final EngineConfiguration other) {
        final Map<String, String> first = values(one);
        final Map<String, String> second = values(other);
        final Set<String> paths = new LinkedHashSet<>(first.keySet());
        paths.addAll(second.keySet());
        final List<ConfigurationDifference> differences = new ArrayList<>();
        for (final String path : paths) {
            final String before = first.getOrDefault(path, "");
            final String after = second.getOrDefault(path, "");
            if (!before.equals(after)) {
                differences.add(new ConfigurationDifference(path, before, after));
            }
        }
        return differences;
    }

    private static Map<String, String> values(final EngineConfiguration configuration) {
        final Map<String, String> values = new LinkedHashMap<>();
        SettingPaths.values(configuration.canonical().resolvedYaml(), values::put);
        return values;
    }
}
