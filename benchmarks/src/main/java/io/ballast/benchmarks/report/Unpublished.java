package io.ballast.benchmarks.report;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A cell that was asked for and has no figures.
 *
 * @param name       as of the cell
 * @param parameters as of the cell
 * @param reason     why, and what would help: too few cores, no permission to pin, no matched slices
 */
public record Unpublished(String name, Map<String, String> parameters, String reason) {
    public Unpublished {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** What tells it from every other cell of a result. */
    public String key() {
        return Cell.key(name, parameters);
    }
}
