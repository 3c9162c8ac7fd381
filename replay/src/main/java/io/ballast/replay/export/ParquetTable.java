package io.ballast.replay.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/**
 * A Parquet file, written by DuckDB from a CSV file beside it: rows stream through both, so that memory is bounded
 * whatever their number. Times are {@code TIMESTAMP_NS}, exact decimals {@code DECIMAL}.
 */
final class ParquetTable extends TableWriter {
    private static final int DECIMAL_DIGITS = 38;

    private final Path file;
    private final Path rows;
    private final Path scratch;
    private final List<Column> columns;
    private final Writer out;
    private final CsvTable csv;

    private ParquetTable(final Path file, final Path rows, final Path scratch, final List<Column> columns)
            throws IOException {
        super(columns);
        this.file = file;
        this.rows = rows;
        this.scratch = scratch;
        this.columns = List.copyOf(columns);
        out = Files.newBufferedWriter(rows, StandardCharsets.UTF_8);
        csv = new CsvTable(out, columns.stream().map(ParquetTable::plain).toList());
    }

    static ParquetTable of(final Path file, final List<Column> columns) throws IOException {
        return new ParquetTable(file, CsvTable.scratch(file), CsvTable.scratch(file), columns);
    }

    /** Times stay whole numbers on their way. */
    private static Column plain(final Column column) {
        return column.type() == Column.Type.TIME ? Column.whole(column.name()) : column;
    }

    @Override
    void write(final String[] cells) throws IOException {
        csv.row(cells);
    }

    @Override
    public void finish() throws IOException {
        csv.finish();
        out.close();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(copy());
        } catch (final SQLException e) {
            throw new IOException(file + ": DuckDB cannot write it: " + e.getMessage(), e);
        }
        Files.move(scratch, file, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(rows);
    }

    /** In memory, with nothing fetched from anywhere. */
    private static Connection connect() throws SQLException {
        final Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        return new DuckDBDriver().connect("jdbc:duckdb:", settings);
    }

    private String copy() {
        final String selected = columns.stream().map(ParquetTable::selected).collect(Collectors.joining(", "));
        final String read = columns.stream()
                .map(column -> quoted(column.name(), '\'') + ": '" + type(column) + '\'')
                .collect(Collectors.joining(", "));
        return "COPY (SELECT " + selected + " FROM read_csv(" + quoted(rows.toString(), '\'') + ", header = true,"
                + " auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', columns = {" + read
                + "})) TO " + quoted(scratch.toString(), '\'') + " (FORMAT parquet, COMPRESSION zstd)";
    }

    private static String selected(final Column column) {
        final String name = quoted(column.name(), '"');
        return column.type() == Column.Type.TIME ? "make_timestamp_ns(" + name + ") AS " + name : name;
    }

    private static String type(final Column column) {
        return switch (column.type()) {
            case TIME, WHOLE -> "BIGINT";
            case DECIMAL -> "DECIMAL(" + DECIMAL_DIGITS + ',' + column.scale() + ')';
            case REAL -> "DOUBLE";
            case TEXT -> "VARCHAR";
        };
    }

    private static String quoted(final String text, final char quote) {
        return quote + text.replace(String.valueOf(quote), String.valueOf(quote) + quote) + quote;
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(rows);
        Files.deleteIfExists(scratch);
    }
}
