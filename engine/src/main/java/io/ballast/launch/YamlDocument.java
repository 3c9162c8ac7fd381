package io.ballast.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * One YAML 1.2 document as a tree of nodes. Only the tree is read and no object is constructed, so scalars keep the
 * text they were written with, and a number never passes through a double.
 */
final class YamlDocument {
    static final int MAX_CHARACTERS = 1 << 20;
    static final int MAX_DEPTH = 8;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(MAX_CHARACTERS)
            .setMaxAliasesForCollections(0)
            .build();

    private final Problems problems;
    private final List<Section> opened = new ArrayList<>();

    YamlDocument(final Problems problems) {
        this.problems = problems;
    }

    Problems problems() {
        return problems;
    }

    /** The top of the document; if it is not YAML at all, one problem and an absent section. */
    Section parse(final String yaml) {
        try {
            if (yaml.length() > MAX_CHARACTERS) {
                return refuse(0, "is longer than " + MAX_CHARACTERS + " characters", "shorten it");
            }
            final int tooDeep = lineBeyondDepth(yaml);
            if (tooDeep > 0) {
                return refuse(tooDeep, "nests deeper than " + MAX_DEPTH + " levels", "no setting is that deep");
            }
            final Optional<Node> root = new Compose(SETTINGS).composeString(yaml);
            return root.isPresent()
                    ? Section.of(this, root.get(), "")
                    : refuse(0, "the file is empty", "see examples/");
        } catch (final MarkedYamlEngineException e) {
            final int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            return refuse(line, "not valid YAML: " + e.getProblem(), "mend the syntax; other problems show afterwards");
        } catch (final YamlEngineException e) {
            return refuse(0, "not valid YAML: " + e.getMessage(), "mend the syntax; other problems show afterwards");
        }
    }

    void register(final Section section) {
        opened.add(section);
    }

    /** To be called when everything has been read: what nobody asked for is unknown. */
    void reportUnknownKeys() {
        opened.forEach(Section::reportUnknownKeys);
    }

    private Section refuse(final int line, final String what, final String remedy) {
        problems.add("", line, what, remedy);
        return Section.absent(this, "");
    }

    /** Composing nodes recurses, so depth is limited before it could exhaust the stack. */
    private static int lineBeyondDepth(final String yaml) {
        int depth = 0;
        for (final Event event : new Parse(SETTINGS).parseString(yaml)) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > MAX_DEPTH) {
                return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
            }
        }
        return 0;
    }
}
