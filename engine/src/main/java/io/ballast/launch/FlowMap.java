package io.ballast.launch;

import java.util.List;
import java.util.stream.Collectors;

/** Writes one mapping of YAML on one line: {@code {band: 1%, dwell: 0}}. */
final class FlowMap {
    private final StringBuilder text = new StringBuilder("{");

    FlowMap with(final String key, final Object value) {
        text.append(text.length() == 1 ? "" : ", ").append(key).append(": ").append(value);
        return this;
    }

    /** The value in quotes, for text that is not a name. */
    FlowMap withText(final String key, final String value) {
        return with(key, quoted(value));
    }

    static String quoted(final String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String list(final List<String> elements) {
        return elements.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
