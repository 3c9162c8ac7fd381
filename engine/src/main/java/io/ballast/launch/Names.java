package io.ballast.launch;

import java.util.ArrayList;
import java.util.List;

/** The names that one part of the file gives, and the dense ids they stand for: the order of the file. */
final class Names {
    static final int NONE = -1;

    private final String noun;
    private final List<String> byId;

    /**
     * @param noun  what the names stand for, as it reads in a message
     * @param names unique, by id
     */
    Names(final String noun, final List<String> names) {
        this.noun = noun;
        this.byId = new ArrayList<>(names);
    }

    /** Reads a name as its id. */
    ValueType<Integer> reference() {
        return text -> {
            final int id = byId.indexOf(text);
            if (id < 0) {
                throw new MalformedValueException(
                        "there is no " + noun + " '" + text + "'", Spelling.advice(text, byId));
            }
            return id;
        };
    }

    /** Reads a name as its id, and a word of its own as {@link #NONE}. */
    ValueType<Integer> referenceOr(final String word) {
        return text -> word.equals(text) ? Integer.valueOf(NONE) : reference().parse(text);
    }

    /** The id of a name that is a key of the section, or {@link #NONE} after reporting it. */
    int idOfKey(final Section section, final String key) {
        section.accept(key);
        final int id = byId.indexOf(key);
        if (id < 0) {
            section.problem(key, "there is no " + noun + " '" + key + "'", Spelling.advice(key, byId));
        }
        return id;
    }

    int count() {
        return byId.size();
    }

    /** The name that stands for an id. */
    String of(final int id) {
        return byId.get(id);
    }
}
