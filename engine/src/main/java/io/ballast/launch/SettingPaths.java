package io.ballast.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The paths of a configuration's values. */
final class SettingPaths {
    static final LoadSettings LOAD = LoadSettings.builder()
            .setCodePointLimit(YamlDocument.MAX_CHARACTERS)
            .setMaxAliasesForCollections(0)
            .build();

    private static final int MAX_LISTED = 5;

    private SettingPaths() {}

    /** Paths with the same last key, a few of them. */
    static List<String> endingLike(final Node root, final String path) {
        final String ending = path.substring(path.lastIndexOf('.') + 1);
        final List<String> found = new ArrayList<>();
        visit(root, "", (at, node) -> {
            if (at.endsWith("." + ending) && found.size() < MAX_LISTED) {
                found.add(at);
            }
        });
        return found;
    }

    /** Tells every single value of a text with its path. */
    static void values(final String yaml, final BiConsumer<String, String> values) {
        visit(new Compose(LOAD).composeString(yaml).orElseThrow(), "", (path, node) -> {
            if (node instanceof ScalarNode scalar) {
                values.accept(path, scalar.getValue());
            }
        });
    }

    private static void visit(final Node node, final String path, final BiConsumer<String, Node> visitor) {
        visitor.accept(path, node);
        if (node instanceof MappingNode mapping) {
            for (final NodeTuple tuple : mapping.getValue()) {
                final String key = ((ScalarNode) tuple.getKeyNode()).getValue();
                visit(tuple.getValueNode(), path.isEmpty() ? key : path + "." + key, visitor);
            }
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                visit(sequence.getValue().get(i), path + "[" + i + "]", visitor);
            }
        }
    }
}
