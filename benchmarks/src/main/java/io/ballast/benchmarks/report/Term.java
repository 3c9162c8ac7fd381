package io.ballast.benchmarks.report;

import java.util.Map;
import java.util.TreeMap;

/**
 * A figure that a target is computed from.
 *
 * @param name       of the cell
 * @param parameters that the cell must have; it may have more
 * @param value      which of its values
 */
record Term(String name, Map<String, String> parameters, String value) {
    Term {
        parameters = new TreeMap<>(parameters);
    }

    String key() {
        return Cell.key(name, parameters);
    }
}
