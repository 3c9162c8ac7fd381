package io.ballast.replay.export;

import io.ballast.launch.Instants;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comma-separated values by RFC 4180, but for lines that end in a line feed: names first, times by ISO 8601 in UTC. */
final class CsvTable extends TableWriter {
    private final Writer out;
    private final List<Column> columns;
    private final @Nullable Path file;
    private final @Nullable Path scratch;
    private final StringBuilder line = new StringBuilder();
    private boolean isBegun;

    /** @param out is flushed at the end, not closed */
    CsvTable(final Writer out, final List<Column> columns) {
        this(out, columns, null, null);
    }

    private CsvTable(
            final Writer out, final List<Column> columns, final @Nullable Path file, final @Nullable Path scratch) {
        super(columns);
        this.out = out;
        this.columns = List.copyOf(columns);
        this.file = file;
        this.scratch = scratch;
    }

    static CsvTable of(final Path file, final List<Column> columns) throws IOException {
        final Path scratch = scratch(file);
        return new CsvTable(Files.newBufferedWriter(scratch, StandardCharsets.UTF_8), columns, file, scratch);
    }

    /** An empty file beside another. */
    static Path scratch(final Path file) throws IOException {
        return Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
    }

    @Override
    void write(final String[] cells) throws IOException {
        begin();
        for (int i = 0; i < cells.length; i++) {
            final boolean isTime = columns.get(i).type() == Column.Type.TIME && !cells[i].isEmpty();
            separate(i);
            put(isTime ? Instants.format(Long.parseLong(cells[i])) : cells[i]);
        }
        end();
    }

    private void begin() throws IOException {
        if (!isBegun) {
            isBegun = true;
            for (int i = 0; i < columns.size(); i++) {
                separate(i);
                put(columns.get(i).name());
            }
            end();
        }
    }

    private void separate(final int cell) {
        if (cell > 0) {
            line.append(',');
        }
    }

    private void put(final String cell) {
        if (cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0) {
            line.append(cell);
        } else {
            line.append('"').append(cell.replace("\"", "\"\"")).append('"');
        }
    }

    private void end() throws IOException {
        out.append(line.append('\n'));
        line.setLength(0);
    }

    @Override
    public void finish() throws IOException {
        begin();
        out.flush();
        if (file != null && scratch != null) {
            out.close();
            Files.move(scratch, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        if (scratch != null) {
            out.close();
            Files.deleteIfExists(scratch);
        }
    }
}
