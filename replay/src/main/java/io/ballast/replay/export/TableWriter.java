package io.ballast.replay.export;

import io.ballast.launch.Spelling;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes one table, row by row. What is named appears only when {@link #finish} has written all of it: a table that
 * breaks off leaves nothing behind.
 */
public abstract class TableWriter implements AutoCloseable {
    /** Stands for the standard output. */
    public static final String STANDARD_OUTPUT = "-";

    private static final String CSV = ".csv";
    private static final String PARQUET = ".parquet";

    private final int columns;
    private long rows;

    TableWriter(final List<Column> columns) {
        this.columns = columns.size();
    }

    /**
     * Opens a table.
     *
     * @param target         a file that ends in {@code .csv} or {@code .parquet}, or {@link #STANDARD_OUTPUT}
     * @param standardOutput where that goes, as CSV
     * @throws UnfitRequestException if the target is neither
     * @throws IOException              if it cannot be written
     */
    public static TableWriter open(final String target, final Writer standardOutput, final List<Column> columns)
            throws IOException {
        requireKnown(target);
        if (target.equals(STANDARD_OUTPUT)) {
            return new CsvTable(standardOutput, columns);
        }
        final Path file = Path.of(target).toAbsolutePath();
        Files.createDirectories(file.getParent());
        return target.endsWith(CSV) ? CsvTable.of(file, columns) : ParquetTable.of(file, columns);
    }

    /**
     * Refuses a target whose form is not known.
     *
     * @throws UnfitRequestException saying what would work
     */
    public static void requireKnown(final String target) {
        if (!target.equals(STANDARD_OUTPUT) && !target.endsWith(CSV) && !target.endsWith(PARQUET)) {
            final int point = target.lastIndexOf('.');
            final String form = point < 0 ? target : target.substring(point);
            throw new UnfitRequestException("the form of " + target + " is not known: name a file that ends in " + CSV
                    + " or " + PARQUET + ", or - for CSV on the standard output ("
                    + Spelling.advice(form, List.of(CSV, PARQUET)) + ')');
        }
    }

    /** Adds a row with a cell for each column. */
    public final void row(final String... cells) throws IOException {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns + " columns");
        }
        rows++;
        write(cells);
    }

    /** How many rows there are so far. */
    public final long rows() {
        return rows;
    }

    abstract void write(String[] cells) throws IOException;

    /** Ends the table and puts it where it was asked for. */
    public abstract void finish() throws IOException;

    /** Gives up what is not finished. */
    @Override
    public abstract void close() throws IOException;
}
