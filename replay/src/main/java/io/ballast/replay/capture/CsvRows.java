package io.ballast.replay.capture;

import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.recorded.DecimalGrid;
import io.ballast.gateway.recorded.LineReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows of one CSV file, one at a time, and their cells as values. Every complaint names file and line. */
final class CsvRows implements AutoCloseable {
    private static final String REMEDY = "correct or remove the row";
    private static final Pattern NUMBER = Pattern.compile("-?\\d.*");
    private static final int PPB_DECIMALS = 9;

    private final Layout layout;
    private final LineReader lines;
    private final Pattern separator;
    private final Map<Field, Integer> places = new EnumMap<>(Field.class);
    private final Map<Field, Layout.Column> columns = new EnumMap<>(Field.class);
    private @Nullable String unread;
    private String[] cells = {};
    private int width;

    /** @throws MarketDataException if the file is missing, empty or not as the layout says */
    CsvRows(final Path file, final Layout layout) {
        this.layout = layout;
        lines = new LineReader(file);
        separator = Pattern.compile(Pattern.quote(String.valueOf(layout.separator())));
        layout.columns().forEach(column -> columns.put(column.field(), column));
        boolean isOpen = false;
        try {
            begin();
            isOpen = true;
        } finally {
            if (!isOpen) {
                lines.close();
            }
        }
    }

    private void begin() {
        final String first = lines.next();
        if (first == null) {
            throw lines.error("the file is empty", "name a file of " + layout.name());
        }
        final String[] names = split(first);
        final boolean isHeader = layout.header() == Layout.Header.YES
                || (layout.header() == Layout.Header.MAYBE
                        && !NUMBER.matcher(names[0]).matches());
        width = names.length;
        if (isHeader) {
            layout.columns().forEach(column -> places.put(column.field(), placeOf(column, names)));
        } else {
            layout.columns().forEach(column -> places.put(column.field(), column.place()));
            unread = first;
        }
        final int most = places.values().stream().mapToInt(place -> place).max().orElse(0);
        final boolean isKnown =
                layout.widths().isEmpty() ? most < width : layout.widths().contains(width);
        if (!isKnown) {
            throw lines.error(
                    width + " columns are not those of " + layout.name(),
                    "name a file of " + layout.name() + ", or say what this one is");
        }
    }

    private int placeOf(final Layout.Column column, final String[] names) {
        final int place = column.place() < 0 ? List.of(names).indexOf(column.name()) : column.place();
        final boolean isThere =
                place >= 0 && place < names.length && (column.name().isEmpty() || names[place].equals(column.name()));
        if (!isThere) {
            throw lines.error(
                    "the header has no column '" + column.name() + "'"
                            + (column.place() < 0 ? "" : " in place " + (column.place() + 1)) + " as " + layout.name()
                            + " do; it has " + String.join(", ", names),
                    "name a file of " + layout.name() + ", or describe this one with a mapping");
        }
        return place;
    }

    private String[] split(final String line) {
        final String[] parts = separator.split(line, -1);
        for (int i = 0; i < parts.length; i++) {
            final String part = parts[i].strip();
            final boolean isQuoted = part.length() > 1 && part.startsWith("\"") && part.endsWith("\"");
            parts[i] = isQuoted ? part.substring(1, part.length() - 1) : part;
        }
        return parts;
    }

    /** Moves to the next line that is not blank; false at the end. */
    boolean next() {
        String line = unread == null ? lines.next() : unread;
        unread = null;
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        cells = line == null ? cells : split(line);
        return line != null;
    }

    /** Of the row under the cursor. */
    void requireWidth() {
        if (cells.length != width) {
            throw error(cells.length + " columns instead of " + width);
        }
    }

    boolean has(final Field field) {
        return places.containsKey(field);
    }

    String text(final Field field) {
        final Integer place = places.get(field);
        if (place == null) {
            throw new IllegalStateException(layout.name() + " have no " + field.word());
        }
        return cells[place];
    }

    long timeNs(final Field field) {
        final String text = text(field);
        try {
            return column(field).form().parseNs(text);
        } catch (final NumberFormatException | ArithmeticException e) {
            throw error(field.word() + " '" + text + "' is no time");
        }
    }

    /** Not negative. */
    long whole(final Field field) {
        final String text = text(field);
        try {
            final long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (final NumberFormatException ignored) {
            // Falls through to the same complaint.
        }
        throw error(field.word() + " '" + text + "' is no whole number");
    }

    /** A price, which must be a whole number of ticks above zero. */
    long ticks(final Field field, final DecimalGrid grid) {
        final String text = plain(field);
        try {
            final long ticks = grid.exact(text);
            if (ticks > 0) {
                return ticks;
            }
        } catch (final NumberFormatException e) {
            throw error(field.word() + " '" + text + "' is no price");
        } catch (final ArithmeticException e) {
            throw lines.error(
                    field.word() + ' ' + text + " is not a whole number of ticks",
                    "configure a tick that divides every price of the file");
        }
        throw error(field.word() + " is zero");
    }

    /** A quantity in lots, the rest dropped. */
    long lots(final Field field, final DecimalGrid grid) {
        final String text = plain(field);
        try {
            return grid.floor(text);
        } catch (final NumberFormatException | ArithmeticException e) {
            throw error(field.word() + " '" + text + "' is no quantity");
        }
    }

    /** A share in parts per billion, rounded to the nearest. */
    long ppb(final Field field) {
        final String text = text(field);
        try {
            return new BigDecimal(text)
                    .multiply(column(field).factor())
                    .movePointRight(PPB_DECIMALS)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        } catch (final NumberFormatException | ArithmeticException e) {
            throw error(field.word() + " '" + text + "' is no share");
        }
    }

    boolean isOneOf(final Field field, final String yes, final String no) {
        final String text = text(field);
        final boolean isYes = Arrays.asList(yes.split(" ")).contains(text.toLowerCase(Locale.ROOT));
        if (!isYes && !Arrays.asList(no.split(" ")).contains(text.toLowerCase(Locale.ROOT))) {
            throw error(field.word() + " '" + text + "' is none of " + yes + ' ' + no);
        }
        return isYes;
    }

    private String plain(final Field field) {
        final String text = text(field);
        final BigDecimal factor = column(field).factor();
        if (factor.compareTo(BigDecimal.ONE) == 0) {
            return text;
        }
        try {
            return new BigDecimal(text).multiply(factor).toPlainString();
        } catch (final NumberFormatException e) {
            throw error(field.word() + " '" + text + "' is no number");
        }
    }

    private Layout.Column column(final Field field) {
        final Layout.Column column = columns.get(field);
        if (column == null) {
            throw new IllegalStateException(layout.name() + " have no " + field.word());
        }
        return column;
    }

    /** A complaint about the row under the cursor. */
    MarketDataException error(final String problem) {
        return lines.error(problem, REMEDY);
    }

    MarketDataException error(final String problem, final String remedy) {
        return lines.error(problem, remedy);
    }

    /** Share of its file that has been read; NaN: nobody knows. Any thread may ask. */
    double share() {
        return lines.share();
    }

    @Override
    public void close() {
        lines.close();
    }
}
