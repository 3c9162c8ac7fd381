package io.ballast.replay.capture;

import io.ballast.launch.Spelling;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * What a mapping file says of a CSV file.
 *
 * @param symbol of every row; empty: a column has it
 */
public record Mapping(Layout layout, String symbol) {
    private static final Set<String> KEYS = Set.of("message", "symbol", "header", "separator", "columns");
    private static final Set<String> COLUMN_KEYS = Set.of("field", "unit");

    /**
     * Reads a mapping file.
     *
     * @throws ImportException if it says what cannot be, or not enough
     */
    public static Mapping read(final Path file) throws IOException {
        final Object root;
        try {
            // Everything is text: what a word means is decided here, not by YAML.
            root = new Load(LoadSettings.builder()
                            .setLabel(file.toString())
                            .setSchema(new FailsafeSchema())
                            .build())
                    .loadFromString(Files.readString(file));
        } catch (final YamlEngineException e) {
            throw new ImportException(file + ": " + e.getMessage());
        }
        return new Reading(file).mapping(root);
    }

    /** One mapping file being read. */
    private record Reading(Path file) {
        Mapping mapping(final @Nullable Object root) {
            final Map<?, ?> keys = map(root, "the file");
            requireKnown(keys, KEYS, "");
            final Message message = word(keys, "message", Message.class);
            final boolean isHeader = isYes(keys.get("header"));
            final List<Layout.Column> columns = new ArrayList<>();
            map(keys.get("columns"), "columns").forEach((name, value) -> columns.add(column(name, value, isHeader)));
            final String symbol = text(keys.get("symbol"));
            requireAll(message, columns, symbol);
            return new Mapping(
                    new Layout(
                            "files of " + file,
                            message,
                            columns,
                            isHeader ? Layout.Header.YES : Layout.Header.NO,
                            separator(keys.get("separator")),
                            Set.of()),
                    symbol);
        }

        private Layout.Column column(final @Nullable Object key, final @Nullable Object value, final boolean isHeader) {
            final String name = text(key);
            final Map<?, ?> keys = value instanceof Map<?, ?> map ? map : Map.of("field", text(value));
            requireKnown(keys, COLUMN_KEYS, "columns." + name + '.');
            final Field field = field(text(keys.get("field")), name);
            final String unit = text(keys.get("unit"));
            final TimeForm form = field.isTime() ? timeForm(unit, name) : TimeForm.AUTO;
            final BigDecimal factor = field.isTime() || unit.isEmpty() ? BigDecimal.ONE : factor(unit, name);
            return new Layout.Column(field, isHeader ? -1 : place(name), isHeader ? name : "", form, factor);
        }

        private Field field(final String word, final String column) {
            for (final Field field : Field.values()) {
                if (field.word().equals(word)) {
                    return field;
                }
            }
            throw problem("columns." + column + ": there is no field '" + word + "': "
                    + Spelling.advice(
                            word, Stream.of(Field.values()).map(Field::word).toList()));
        }

        private TimeForm timeForm(final String unit, final String column) {
            if (unit.isEmpty()) {
                return TimeForm.AUTO;
            }
            for (final TimeForm form : TimeForm.values()) {
                if (form.name().toLowerCase(Locale.ROOT).equals(unit)) {
                    return form;
                }
            }
            throw problem(
                    "columns." + column + ": the unit of a time is s, ms, us, ns, iso or auto, not '" + unit + "'");
        }

        private BigDecimal factor(final String unit, final String column) {
            try {
                final BigDecimal factor = new BigDecimal(unit);
                if (factor.signum() > 0) {
                    return factor;
                }
            } catch (final NumberFormatException ignored) {
                // Falls through to the same complaint.
            }
            throw problem("columns." + column + ": the unit '" + unit
                    + "' is no number above zero: write what one of the column is, such as 0.01 for cents");
        }

        private int place(final String name) {
            try {
                final int place = Integer.parseInt(name);
                if (place > 0) {
                    return place - 1;
                }
            } catch (final NumberFormatException ignored) {
                // Falls through to the same complaint.
            }
            throw problem("columns." + name + ": a file without a header has columns 1, 2, 3 and so on; write header:"
                    + " true if its first line names them");
        }

        private void requireAll(final Message message, final List<Layout.Column> columns, final String symbol) {
            final EnumSet<Field> fields = EnumSet.noneOf(Field.class);
            for (final Layout.Column column : columns) {
                if (!fields.add(column.field())) {
                    throw problem("two columns are " + column.field().word() + ": leave one out");
                }
            }
            for (final Field field : message.required()) {
                if (!fields.contains(field)) {
                    throw problem("no column is " + field.word() + ": rows cannot become "
                            + message.name().toLowerCase(Locale.ROOT) + "s without it");
                }
            }
            if (message == Message.TRADE && !fields.contains(Field.SIDE) && !fields.contains(Field.BUYER_MAKER)) {
                throw problem("no column is side or isBuyerMaker: trades need one of them");
            }
            if (symbol.isEmpty() != fields.contains(Field.SYMBOL)) {
                throw problem("say the symbol once: symbol: BTCUSDT if all rows have the same, else a column that is"
                        + " symbol");
            }
        }

        private <E extends Enum<E>> E word(final Map<?, ?> keys, final String key, final Class<E> type) {
            final String text = text(keys.get(key));
            final List<String> known = Stream.of(type.getEnumConstants())
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                    .toList();
            if (!known.contains(text)) {
                throw problem(key + ": '" + text + "' is none: " + Spelling.advice(text, known));
            }
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        }

        private boolean isYes(final @Nullable Object value) {
            final String text = text(value);
            if (!text.equals("true") && !text.equals("false") && !text.isEmpty()) {
                throw problem("header: write true or false, not '" + text + "'");
            }
            return !text.equals("false");
        }

        private char separator(final @Nullable Object value) {
            final String text = text(value);
            if (text.isEmpty()) {
                return ',';
            }
            if (text.length() != 1) {
                throw problem("separator: write one character, not '" + text + "'");
            }
            return text.charAt(0);
        }

        private void requireKnown(final Map<?, ?> keys, final Set<String> known, final String path) {
            for (final Object key : keys.keySet()) {
                if (!known.contains(text(key))) {
                    throw problem("there is no key '" + path + text(key) + "': "
                            + Spelling.advice(text(key), known.stream().sorted().toList()));
                }
            }
        }

        private Map<?, ?> map(final @Nullable Object value, final String name) {
            if (value instanceof Map<?, ?> map) {
                return map;
            }
            throw problem(
                    name + " is no list of keys and values: write message, symbol and columns as the README does");
        }

        private static String text(final @Nullable Object value) {
            return value instanceof String text ? text : value == null ? "" : String.valueOf(value);
        }

        private ImportException problem(final String what) {
            return new ImportException(file + ": " + what);
        }
    }
}
