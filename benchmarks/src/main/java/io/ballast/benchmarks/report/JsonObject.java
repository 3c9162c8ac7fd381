package io.ballast.benchmarks.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object of a JSON file: says by its path what is missing or of another kind. */
final class JsonObject {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(20).build())
            .build();

    private final String path;
    private final Map<String, @Nullable Object> fields;

    private JsonObject(final String path, final Map<String, @Nullable Object> fields) {
        this.path = path;
        this.fields = fields;
    }

    /** @throws IOException if there is no such file, or it is not JSON with an object at its top */
    static JsonObject read(final Path file) throws IOException {
        final String name = String.valueOf(file.getFileName());
        if (!(parse(file) instanceof Map<?, ?> map)) {
            throw new IOException(name + " holds no JSON object");
        }
        return new JsonObject(name, fieldsOf(map));
    }

    /** @throws IOException if there is no such file, or it is not JSON with a list of objects at its top */
    static List<JsonObject> readAll(final Path file) throws IOException {
        final Map<String, @Nullable Object> top = new LinkedHashMap<>();
        top.put("all", parse(file));
        return new JsonObject(String.valueOf(file.getFileName()), top).objects("all");
    }

    private static @Nullable Object parse(final Path file) throws IOException {
        try (JsonParser parser = JSON.createParser(Files.readString(file))) {
            parser.nextToken();
            final Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new IOException(file.getFileName() + " goes on behind its end");
            }
            return value;
        } catch (final JsonProcessingException e) {
            throw new IOException(file.getFileName() + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (final NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        }
    }

    private static @Nullable Object value(final JsonParser parser) throws IOException {
        final JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            final Map<String, @Nullable Object> object = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                final String name = parser.currentName();
                parser.nextToken();
                object.put(name, value(parser));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            final List<@Nullable Object> array = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(parser));
            }
            return array;
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return parser.getDoubleValue();
        }
        return token == JsonToken.VALUE_STRING ? parser.getText() : null;
    }

    private static Map<String, @Nullable Object> fieldsOf(final Map<?, ?> map) {
        final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        return fields;
    }

    Set<String> names() {
        return fields.keySet();
    }

    String text(final String name) throws IOException {
        return of(name, String.class, "a text");
    }

    boolean isTrue(final String name) throws IOException {
        return of(name, Boolean.class, "true or false");
    }

    /** Null is NaN: a value that could not be had. */
    double number(final String name) throws IOException {
        if (fields.containsKey(name) && fields.get(name) == null) {
            return Double.NaN;
        }
        return of(name, Double.class, "a number");
    }

    /** A whole number, up to 2^53. */
    long whole(final String name) throws IOException {
        final double number = number(name);
        if (number != Math.rint(number)) {
            throw wrong(name, "a whole number");
        }
        return (long) number;
    }

    JsonObject object(final String name) throws IOException {
        return new JsonObject(path + '.' + name, fieldsOf(of(name, Map.class, "an object")));
    }

    List<JsonObject> objects(final String name) throws IOException {
        final List<JsonObject> objects = new ArrayList<>();
        for (final Object element : of(name, List.class, "a list")) {
            if (!(element instanceof Map<?, ?> map)) {
                throw wrong(name, "a list of objects");
            }
            objects.add(new JsonObject(path + '.' + name + '[' + objects.size() + ']', fieldsOf(map)));
        }
        return objects;
    }

    List<String> texts(final String name) throws IOException {
        final List<String> texts = new ArrayList<>();
        for (final Object element : of(name, List.class, "a list")) {
            if (!(element instanceof String text)) {
                throw wrong(name, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    double[] numbers(final String name) throws IOException {
        return numbers(name, of(name, List.class, "a list"));
    }

    /** A list of lists of numbers. */
    List<double[]> rows(final String name) throws IOException {
        final List<double[]> rows = new ArrayList<>();
        for (final Object element : of(name, List.class, "a list")) {
            if (!(element instanceof List<?> row)) {
                throw wrong(name, "a list of lists");
            }
            rows.add(numbers(name, row));
        }
        return rows;
    }

    private double[] numbers(final String name, final List<?> list) throws IOException {
        final double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            final Object element = list.get(i);
            if (element != null && !(element instanceof Double)) {
                throw wrong(name, "a list of numbers");
            }
            numbers[i] = element instanceof Double number ? number : Double.NaN;
        }
        return numbers;
    }

    private <T> T of(final String name, final Class<T> kind, final String words) throws IOException {
        final Object value = fields.get(name);
        if (value == null) {
            throw new IOException(path + " has no '" + name + "'");
        }
        if (!kind.isInstance(value)) {
            throw wrong(name, words);
        }
        return kind.cast(value);
    }

    private IOException wrong(final String name, final String words) {
        return new IOException(path + '.' + name + " must be " + words);
    }
}
