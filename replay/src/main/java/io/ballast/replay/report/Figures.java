package io.ballast.replay.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object of a summary, read by its fields' names. */
final class Figures {
    private static final Figures NONE = new Figures(Map.of());

    private final Map<String, @Nullable Object> fields;

    private Figures(final Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    /**
     * Reads a document that is one object.
     *
     * @throws IOException if it is none, or no JSON
     */
    static Figures parse(final String json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            return object(parser);
        }
    }

    private static Figures object(final JsonParser parser) throws IOException {
        final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            final String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return new Figures(fields);
    }

    private static @Nullable Object value(final JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private static List<@Nullable Object> array(final JsonParser parser) throws IOException {
        final List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }

    Set<String> names() {
        return fields.keySet();
    }

    boolean has(final String name) {
        return fields.get(name) != null;
    }

    /** The object of a name; an empty one if there is none. */
    Figures at(final String name) {
        return fields.get(name) instanceof Figures figures ? figures : NONE;
    }

    /** The objects in the array of a name; none if there is no such array. */
    List<Figures> each(final String name) {
        final List<Figures> objects = new ArrayList<>();
        if (fields.get(name) instanceof List<?> list) {
            for (final Object element : list) {
                objects.add((Figures) element);
            }
        }
        return objects;
    }

    /** The numbers in the array of a name, NaN for unknown ones; none if there is no such array. */
    List<Double> reals(final String name) {
        final List<Double> numbers = new ArrayList<>();
        if (fields.get(name) instanceof List<?> list) {
            for (final Object element : list) {
                numbers.add(element instanceof BigDecimal number ? number.doubleValue() : Double.NaN);
            }
        }
        return numbers;
    }

    /** The exact number of a name; zero if it is unknown. */
    BigDecimal exact(final String name) {
        return fields.get(name) instanceof BigDecimal number ? number : BigDecimal.ZERO;
    }

    /** The number of a name; NaN if it is unknown. */
    double real(final String name) {
        return fields.get(name) instanceof BigDecimal number ? number.doubleValue() : Double.NaN;
    }

    /** The whole number of a name; zero if it is unknown. */
    long whole(final String name) {
        return exact(name).longValue();
    }

    /** The words of a name; empty if there are none. */
    String text(final String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    boolean isTrue(final String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }
}
