package io.ballast.launch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file, so that a reader hears of everything at once. */
final class Problems {
    private final List<ConfigurationProblem> found = new ArrayList<>();

    void add(final String path, final int line, final String what, final String remedy) {
        found.add(new ConfigurationProblem(path, line, what, remedy));
    }

    /** Problems so far: rules over several values hold back if this grew while those were read. */
    int count() {
        return found.size();
    }

    void throwIfAny(final String name) {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(ConfigurationProblem::line));
            throw new ConfigurationException(name, found);
        }
    }
}
