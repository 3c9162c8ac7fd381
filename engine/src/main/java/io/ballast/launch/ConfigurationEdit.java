package io.ballast.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Changes single values of a configuration's text. What the values must be is left to the parser, which reads the whole
 * text again; only a path that leads nowhere is refused here.
 */
public final class ConfigurationEdit {
    /** Sections whose keys are names: one that is not there cannot be meant to be made by a setting of its own. */
    private static final Set<String> NAMED =
            Set.of("sources", "instruments", "sleeves", "indices", "overlays", "accounts");

    private static final Pattern SEGMENT = Pattern.compile("([^\\[\\]]+)((?:\\[\\d+])*)");
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");
    private static final DumpSettings DUMP =
            DumpSettings.builder().setWidth(YamlDocument.MAX_CHARACTERS).build();
    private static final String REMEDY = "write it like overlays.defi.band=3%";

    private final MappingNode root;
    private final Problems problems = new Problems();

    private ConfigurationEdit(final MappingNode root) {
        this.root = root;
    }

    /**
     * The configuration with other values, validated as a whole.
     *
     * @param name how to call the result in messages
     * @throws ConfigurationException with every path that leads nowhere, or else with everything that the parser finds
     */
    public static EngineConfiguration apply(
            final String name, final EngineConfiguration configuration, final List<Setting> settings) {
        return settings.isEmpty() ? configuration : parse(name, edited(name, configuration.resolvedYaml(), settings));
    }

    /** No line of a text that nobody wrote is to blame. */
    private static EngineConfiguration parse(final String name, final String yaml) {
        try {
            return ConfigurationFile.parse(name, yaml);
        } catch (final ConfigurationException e) {
            throw new ConfigurationException(
                    name,
                    e.problems().stream()
                            .map(problem ->
                                    new ConfigurationProblem(problem.path(), 0, problem.what(), problem.remedy()))
                            .toList());
        }
    }

    private static String edited(final String name, final String yaml, final List<Setting> settings) {
        final Node root = new Compose(SettingPaths.LOAD).composeString(yaml).orElseThrow();
        final ConfigurationEdit edit = new ConfigurationEdit((MappingNode) root);
        settings.forEach(edit::set);
        edit.problems.throwIfAny(name);
        return new Present(DUMP)
                .emitToString(new Serialize(DUMP).serializeOne(root).iterator());
    }

    private void set(final Setting setting) {
        final List<Object> steps = steps(setting.path());
        final Node value = steps.isEmpty() ? null : value(setting);
        if (steps.isEmpty()) {
            problems.add(setting.path(), 0, "is not a path", REMEDY);
        }
        if (value == null) {
            return;
        }
        Node node = root;
        for (int i = 0; i < steps.size() - 1; i++) {
            final Node next = child(node, steps.get(i));
            if (next == null && !isFree(node, i, steps)) {
                refuse(setting, node, steps.get(i));
                return;
            }
            node = next == null ? add(node, (String) steps.get(i)) : next;
        }
        replace(setting, node, steps, value);
    }

    private void replace(final Setting setting, final Node node, final List<Object> steps, final Node value) {
        final Object last = steps.get(steps.size() - 1);
        if (node instanceof MappingNode mapping && last instanceof String key) {
            if (child(node, last) == null && !isFree(setting, steps, value)) {
                refuse(setting, node, last);
                return;
            }
            mapping.getValue().removeIf(tuple -> isKey(tuple, key));
            mapping.getValue().add(new NodeTuple(scalar(key), value));
        } else if (node instanceof SequenceNode sequence
                && last instanceof Integer index
                && index < sequence.getValue().size()) {
            sequence.getValue().set(index, value);
        } else {
            refuse(setting, node, last);
        }
    }

    /** A whole new member can be given, and a section that the text leaves out; what else is asked for at the top is below it. */
    private boolean isFree(final Setting setting, final List<Object> steps, final Node value) {
        if (steps.size() == 1) {
            return SettingPaths.endingLike(root, setting.path()).isEmpty();
        }
        return !isNamed(steps.size() - 1, steps) || value instanceof MappingNode;
    }

    private static boolean isNamed(final int step, final List<Object> steps) {
        return step == 1 && NAMED.contains(String.valueOf(steps.get(0)));
    }

    /** Whether a mapping may be made where there is none: an optional section that the text leaves out. */
    private static boolean isFree(final Node parent, final int step, final List<Object> steps) {
        return step > 0
                && parent instanceof MappingNode
                && steps.get(step) instanceof String
                && steps.get(step + 1) instanceof String
                && !isNamed(step, steps);
    }

    private static Node add(final Node parent, final String key) {
        final MappingNode made = new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.FLOW);
        ((MappingNode) parent).getValue().add(new NodeTuple(scalar(key), made));
        return made;
    }

    private static @Nullable Node child(final Node node, final Object step) {
        if (node instanceof MappingNode mapping && step instanceof String key) {
            return mapping.getValue().stream()
                    .filter(tuple -> isKey(tuple, key))
                    .map(NodeTuple::getValueNode)
                    .findFirst()
                    .orElse(null);
        }
        if (node instanceof SequenceNode sequence && step instanceof Integer index) {
            return index < sequence.getValue().size() ? sequence.getValue().get(index) : null;
        }
        return null;
    }

    private static boolean isKey(final NodeTuple tuple, final String key) {
        return tuple.getKeyNode() instanceof ScalarNode scalar
                && scalar.getValue().equals(key);
    }

    private static ScalarNode scalar(final String text) {
        return new ScalarNode(Tag.STR, text, ScalarStyle.PLAIN);
    }

    private @Nullable Node value(final Setting setting) {
        try {
            final Optional<Node> value = new Compose(SettingPaths.LOAD).composeString(setting.value());
            if (value.isPresent()) {
                return value.get();
            }
            problems.add(setting.path(), 0, "is given no value", REMEDY);
        } catch (final YamlEngineException e) {
            problems.add(setting.path(), 0, "'" + setting.value() + "' is not a value in YAML", "put it in quotes");
        }
        return null;
    }

    private void refuse(final Setting setting, final Node parent, final Object step) {
        if (parent instanceof MappingNode mapping && step instanceof String key) {
            final List<String> keys = mapping.getValue().stream()
                    .map(tuple -> ((ScalarNode) tuple.getKeyNode()).getValue())
                    .toList();
            final List<String> others = SettingPaths.endingLike(root, setting.path());
            problems.add(
                    setting.path(),
                    0,
                    "there is no '" + key + "'",
                    Spelling.advice(key, keys) + (others.isEmpty() ? "" : "; there is " + String.join(", ", others)));
        } else if (parent instanceof SequenceNode sequence && step instanceof Integer) {
            problems.add(
                    setting.path(),
                    0,
                    "there is no entry [" + step + "]",
                    "the list has " + sequence.getValue().size() + ", counted from 0");
        } else if (parent instanceof SequenceNode) {
            problems.add(setting.path(), 0, "'" + step + "' is asked of a list", "write [0] for its first entry");
        } else {
            problems.add(setting.path(), 0, "goes below a single value", "leave out '" + step + "'");
        }
    }

    /** Keys as strings and places in lists as integers; empty if it is no path. */
    private static List<Object> steps(final String path) {
        final List<Object> steps = new ArrayList<>();
        for (final String segment : path.split("\\.", -1)) {
            final Matcher matcher = SEGMENT.matcher(segment);
            if (!matcher.matches()) {
                return List.of();
            }
            steps.add(matcher.group(1));
            final Matcher index = INDEX.matcher(matcher.group(2));
            while (index.find()) {
                if (index.group(1).length()
                        > String.valueOf(YamlDocument.MAX_CHARACTERS).length()) {
                    return List.of();
                }
                steps.add(Integer.valueOf(index.group(1)));
            }
        }
        return steps;
    }
}
