package io.ballast.replay.lab;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads back the small files that a sweep has written: objects as maps, arrays as lists, all else as its text. */
final class JsonValues {
    private JsonValues() {}

    /** @throws IOException if there is no such file, or it is not one object */
    static Map<?, ?> read(final Path file) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(Files.readString(file))) {
            parser.nextToken();
            if (value(parser) instanceof Map<?, ?> object) {
                return object;
            }
        }
        throw new IOException(file + ": holds no JSON object");
    }

    private static Object value(final JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            final Map<String, Object> object = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                final String name = parser.currentName();
                parser.nextToken();
                object.put(name, value(parser));
            }
            return object;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            final List<Object> array = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(parser));
            }
            return array;
        }
        return parser.getText();
    }

    /** The text under a key. */
    static String text(final Map<?, ?> object, final String key) throws IOException {
        if (object.get(key) instanceof String text) {
            return text;
        }
        throw new IOException("'" + key + "' is missing");
    }

    /** The objects of a list under a key. */
    static List<Map<?, ?>> objects(final Map<?, ?> object, final String key) throws IOException {
        final List<Map<?, ?>> objects = new ArrayList<>();
        if (object.get(key) instanceof List<?> list) {
            for (final Object entry : list) {
                if (entry instanceof Map<?, ?> map) {
                    objects.add(map);
                }
            }
            return objects;
        }
        throw new IOException("'" + key + "' is missing");
    }
}
