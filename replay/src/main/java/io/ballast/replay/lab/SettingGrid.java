package io.ballast.replay.lab;

import io.ballast.launch.ConfigurationException;
import io.ballast.launch.ConfigurationProblem;
import io.ballast.launch.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Every combination of the values of some settings; the last path given changes fastest. */
final class SettingGrid {
    private static final String NAME = "the grid";

    private final Map<String, List<String>> axes = new LinkedHashMap<>();
    private final List<ConfigurationProblem> problems = new ArrayList<>();

    /** Adds an axis written as {@code path=a,b,c}; commas in brackets or quotes do not separate. */
    void add(final String text) {
        final Setting axis = Setting.parse(text);
        add(axis.path(), split(axis.value()));
    }

    void add(final String path, final List<String> values) {
        if (axes.containsKey(path)) {
            problem(path, "is given twice", "give all its values at once");
        }
        if (values.isEmpty() || values.stream().anyMatch(String::isEmpty)) {
            problem(path, "has an empty value", "write it like " + path + "=1%,2%,3%");
        }
        if (new LinkedHashSet<>(values).size() != values.size()) {
            problem(path, "has a value twice", "remove one of them");
        }
        axes.put(path, List.copyOf(values));
    }

    private void problem(final String path, final String what, final String remedy) {
        problems.add(new ConfigurationProblem(path, 0, what, remedy));
    }

    /** Everything that is wrong with the axes. */
    List<ConfigurationProblem> problems() {
        return List.copyOf(problems);
    }

    boolean isEmpty() {
        return axes.isEmpty();
    }

    /** @throws ConfigurationException with everything that is wrong with the axes */
    List<List<Setting>> combinations() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(NAME, problems);
        }
        List<List<Setting>> combinations = List.of(List.of());
        for (final Map.Entry<String, List<String>> axis : axes.entrySet()) {
            final List<List<Setting>> longer = new ArrayList<>();
            for (final List<Setting> combination : combinations) {
                for (final String value : axis.getValue()) {
                    final List<Setting> more = new ArrayList<>(combination);
                    more.add(new Setting(axis.getKey(), value));
                    longer.add(more);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static List<String> split(final String values) {
        final List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean isQuoted = false;
        int from = 0;
        for (int i = 0; i < values.length(); i++) {
            final char c = values.charAt(i);
            isQuoted ^= c == '"';
            if (!isQuoted && (c == '[' || c == '{')) {
                depth++;
            } else if (!isQuoted && (c == ']' || c == '}')) {
                depth--;
            } else if (c == ',' && depth == 0 && !isQuoted) {
                parts.add(values.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(values.substring(from).strip());
        return parts;
    }
}
