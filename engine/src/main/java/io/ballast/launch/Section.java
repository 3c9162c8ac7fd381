package io.ballast.launch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of the file. Whatever cannot be read becomes a problem and a placeholder takes its place, so that reading
 * goes on and finds the rest; keys that were never asked for are unknown. A section that is missing or not a mapping
 * is absent: that one problem has been reported, and it is silent about its keys.
 */
final class Section {
    private final YamlDocument document;
    private final String path;
    private final int line;
    private final boolean isAbsent;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new LinkedHashMap<>();
    private final Map<String, Section> children = new HashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    private Section(final YamlDocument document, final String path, final int line, final boolean isAbsent) {
        this.document = document;
        this.path = path;
        this.line = line;
        this.isAbsent = isAbsent;
    }

    static Section absent(final YamlDocument document, final String path) {
        return new Section(document, path, 0, true);
    }

    /** One that has nothing and says nothing, in the place of what this section may not have. */
    static Section absent(final Section parent) {
        return absent(parent.document, parent.path);
    }

    static Section empty(final YamlDocument document, final String path) {
        return new Section(document, path, 0, false);
    }

    static Section of(final YamlDocument document, final Node node, final String path) {
        if (!(node instanceof MappingNode mapping)) {
            document.problems().add(path, lineOf(node), "expected keys with values", "write it like {key: value}");
            return absent(document, path);
        }
        final Section section = new Section(document, path, lineOf(node), false);
        document.register(section);
        mapping.getValue().forEach(section::put);
        return section;
    }

    /** The last key of the path. */
    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    int problemCount() {
        return document.problems().count();
    }

    boolean has(final String key) {
        return values.containsKey(key);
    }

    /** Whether keys with values stand under a key. */
    boolean isMapping(final String key) {
        return values.get(key) instanceof MappingNode;
    }

    /** Whether there is a single value under the key. */
    boolean isScalar(final String key) {
        return values.get(key) instanceof ScalarNode;
    }

    boolean isAbsent() {
        return isAbsent;
    }

    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** Reports something about one key's value, or about this section if the key is empty. */
    void problem(final String key, final String what, final String remedy) {
        document.problems().add(pathOf(key), keyLines.getOrDefault(key, line), what, remedy);
    }

    <T> T required(final String key, final ValueType<T> type, final T placeholder) {
        final Node node = find(key);
        return node == null ? placeholder : scalar(node, pathOf(key), type, placeholder);
    }

    <T> T optional(final String key, final ValueType<T> type, final T otherwise) {
        known.add(key);
        return has(key) ? required(key, type, otherwise) : otherwise;
    }

    /** Makes a key known without reading it. */
    void accept(final String key) {
        known.add(key);
    }

    /** A key that has no meaning here, for a reason that is better told than that it is unknown. */
    void forbidden(final String key, final String why) {
        known.add(key);
        if (has(key)) {
            problem(key, why, "remove it");
        }
    }

    /** The section under a key, the same each time. */
    Section section(final String key) {
        return children.computeIfAbsent(key, this::open);
    }

    Section optionalSection(final String key) {
        known.add(key);
        return has(key) ? section(key) : empty(document, pathOf(key));
    }

    /** The sections of this one, under names that the file chooses. */
    List<Section> members(final int most) {
        checkNames(most);
        return values.keySet().stream().map(this::section).toList();
    }

    /** Reports keys that cannot be names, and too many of them. */
    void checkNames(final int most) {
        if (values.size() > most) {
            problem("", values.size() + " entries", "at most " + most + " are allowed");
        }
        final ValueType<String> name = Texts::name;
        for (final String key : values.keySet()) {
            checked(key, keyLines.getOrDefault(key, line), pathOf(key), name, key);
        }
    }

    /** A sequence of scalars without repetition. */
    <T> List<T> list(final String key, final ValueType<T> type) {
        final List<Node> elements = sequence(key);
        final Set<T> read = new LinkedHashSet<>();
        for (int i = 0; i < elements.size(); i++) {
            final Node element = elements.get(i);
            final String where = pathOf(key) + "[" + i + "]";
            final ValueType<Optional<T>> present = text -> Optional.of(type.parse(text));
            final Optional<T> value = scalar(element, where, present, Optional.empty());
            if (value.isPresent() && !read.add(value.get())) {
                document.problems().add(where, lineOf(element), "appears twice", "remove one of them");
            }
        }
        return List.copyOf(read);
    }

    /** A sequence of sections; none if the key is absent or its list is empty. */
    List<Section> optionalSections(final String key, final int most) {
        known.add(key);
        if (!has(key) || isEmptySequence(key)) {
            return List.of();
        }
        final List<Node> elements = sequence(key);
        if (elements.size() > most) {
            problem(key, elements.size() + " entries", "at most " + most + " are allowed");
        }
        final List<Section> sections = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            sections.add(of(document, elements.get(i), pathOf(key) + "[" + i + "]"));
        }
        return sections;
    }

    void reportUnknownKeys() {
        for (final String key : values.keySet()) {
            if (!known.contains(key)) {
                problem(key, "is not a setting", Spelling.advice(key, known));
            }
        }
    }

    private void put(final NodeTuple tuple) {
        final Node key = tuple.getKeyNode();
        if (!(key instanceof ScalarNode scalar)) {
            document.problems().add(path, lineOf(key), "a key is not plain text", "write key: value");
            return;
        }
        final String name = scalar.getValue();
        if (values.containsKey(name)) {
            final String what = "appears twice, first in line " + keyLines.get(name);
            document.problems().add(pathOf(name), lineOf(key), what, "remove one of them");
            return;
        }
        values.put(name, tuple.getValueNode());
        keyLines.put(name, lineOf(key));
    }

    private Section open(final String key) {
        final Node node = find(key);
        return node == null ? absent(document, pathOf(key)) : of(document, node, pathOf(key));
    }

    private @Nullable Node find(final String key) {
        known.add(key);
        final Node node = values.get(key);
        if (node == null && !isAbsent) {
            problem(key, "is missing", "add it");
        }
        return node;
    }

    private List<Node> sequence(final String key) {
        final Node node = find(key);
        if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return sequence.getValue();
        }
        if (node != null) {
            problem(key, "expected a list of at least one entry", "write it like [a, b]");
        }
        return List.of();
    }

    private boolean isEmptySequence(final String key) {
        return values.get(key) instanceof SequenceNode sequence
                && sequence.getValue().isEmpty();
    }

    private <T> T scalar(final Node node, final String where, final ValueType<T> type, final T placeholder) {
        if (!(node instanceof ScalarNode scalar)) {
            document.problems().add(where, lineOf(node), "expected a single value", "write it like key: value");
            return placeholder;
        }
        if (scalar.isPlain() && isNull(scalar.getValue())) {
            document.problems().add(where, lineOf(node), "has no value", "give it one or remove the key");
            return placeholder;
        }
        return checked(scalar.getValue(), lineOf(node), where, type, placeholder);
    }

    private <T> T checked(
            final String text, final int at, final String where, final ValueType<T> type, final T placeholder) {
        try {
            return type.parse(text);
        } catch (final MalformedValueException e) {
            document.problems().add(where, at, e.what(), e.remedy());
            return placeholder;
        }
    }

    private String pathOf(final String key) {
        if (key.isEmpty()) {
            return path;
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean isNull(final String text) {
        return text.isEmpty() || "~".equals(text) || "null".equals(text);
    }

    private static int lineOf(final Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
