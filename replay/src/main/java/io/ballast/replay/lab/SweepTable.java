package io.ballast.replay.lab;

import io.ballast.launch.Setting;
import io.ballast.replay.compare.Figure;
import io.ballast.replay.export.Column;
import io.ballast.replay.export.TableWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sweep's results as a table: one row a run in the order of the plan; the settings and the figures that any run has are
 * columns, empty where a run has none.
 */
final class SweepTable {
    private static final int NANO_DIGITS = 9;
    private static final String USD = "USD";

    private final List<Sweep.Row> rows;
    private final Set<String> paths = new LinkedHashSet<>();
    private final Map<String, Column> figures = new LinkedHashMap<>();

    SweepTable(final List<Sweep.Row> rows) {
        this.rows = List.copyOf(rows);
        for (final Sweep.Row row : rows) {
            row.settings().forEach(setting -> paths.add(setting.path()));
            row.result().figures().forEach(figure -> figures.putIfAbsent(figure.name(), column(figure)));
        }
    }

    private static Column column(final Figure figure) {
        return figure.unit().equals(USD) ? Column.decimal(figure.name(), NANO_DIGITS) : Column.real(figure.name());
    }

    /** Writes it whole, as the file's ending says. */
    void writeTo(final Path file) throws IOException {
        try (TableWriter table = TableWriter.open(file.toString(), Writer.nullWriter(), columns())) {
            for (final Sweep.Row row : rows) {
                table.row(cells(row).toArray(new String[0]));
            }
            table.finish();
        }
    }

    private List<Column> columns() {
        final List<Column> columns = new ArrayList<>(List.of(Column.text("unit"), Column.text("journal")));
        paths.forEach(path -> columns.add(Column.text(path)));
        columns.addAll(List.of(
                Column.text("status"),
                Column.text("cause"),
                Column.whole("inputs"),
                Column.whole("orders"),
                Column.whole("fills")));
        columns.addAll(figures.values());
        columns.add(Column.text("stateSha256"));
        columns.add(Column.text("note"));
        return columns;
    }

    private List<String> cells(final Sweep.Row row) {
        final UnitResult result = row.result();
        final List<String> cells = new ArrayList<>();
        cells.add(row.unit() == null ? "" : row.unit().name());
        cells.add(row.journal().toString());
        for (final String path : paths) {
            cells.add(row.settings().stream()
                    .filter(setting -> setting.path().equals(path))
                    .map(Setting::value)
                    .findFirst()
                    .orElse(""));
        }
        cells.add(result.isDone() ? "done" : "failed");
        cells.add(result.cause());
        for (final long count : new long[] {result.inputs(), result.orders(), result.fills()}) {
            cells.add(result.isDone() ? String.valueOf(count) : "");
        }
        for (final String name : figures.keySet()) {
            cells.add(result.figures().stream()
                    .filter(figure -> figure.name().equals(name))
                    .map(Figure::text)
                    .findFirst()
                    .orElse(""));
        }
        cells.add(result.stateSha256());
        cells.add(result.note());
        return cells;
    }
}
