package io.ballast.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that was measured beside the engine's own latency and stages. */
final class PeerSection {
    private static final String RESTART = "restart";

    private PeerSection() {}

    static Section of(final Results results) {
        final List<Cell> cells = results.cells().stream()
                .filter(cell -> !StageSection.isOne(cell) && !cell.name().equals(Targets.TICK_TO_ORDER))
                .sorted(Comparator.comparing(Cell::name)
                        .thenComparing(cell -> cell.parameters().toString(), ParameterOrder.INSTANCE))
                .toList();
        final List<Block> blocks = new ArrayList<>();
        final List<List<String>> times = new ArrayList<>();
        final List<List<String>> rates = new ArrayList<>();
        final List<List<String>> starts = new ArrayList<>();
        for (final Cell cell : cells) {
            for (final LinkState state : LinkState.values()) {
                if (cell.hasSlicesIn(state)) {
                    row(cell, state, times, rates, starts);
                }
            }
        }
        table(blocks, "Latency of peers", times, "p50", "p99", "p99.9", "max");
        table(blocks, "Throughput, flat out", rates, "a second");
        table(blocks, "After a start", starts, "p50 of the first 1,000", "steady p50");
        if (blocks.isEmpty()) {
            blocks.add(new Block.Text("Nothing was measured."));
        }
        return new Section(
                "peers",
                "Peers",
                "Bare building blocks at the same load, what a team would write first, and rates flat out.",
                blocks);
    }

    private static void row(
            final Cell cell,
            final LinkState state,
            final List<List<String>> times,
            final List<List<String>> rates,
            final List<List<String>> starts) {
        final List<String> row = new ArrayList<>(List.of(cell.name(), StageSection.parameters(cell), state.letter()));
        if (cell.name().equals(RESTART)) {
            row.add(LatencySection.time(cell, Slice.FIRST_P50, state));
            row.add(LatencySection.time(cell, Slice.P50, state));
            starts.add(row);
        } else if (cell.unit().endsWith("/s")) {
            row.add(Words.format("%,.0f", Sample.of(cell, Slice.RATE, state).median()));
            rates.add(row);
        } else if (Sample.of(cell, Slice.P50, state).isEnough()) {
            row.add(LatencySection.time(cell, Slice.P50, state));
            row.add(LatencySection.time(cell, Slice.P99, state));
            row.add(LatencySection.time(cell, Slice.P999, state));
            row.add(Words.time(LatencySection.maximum(cell, state)));
            times.add(row);
        }
    }

    private static void table(
            final List<Block> blocks, final String title, final List<List<String>> rows, final String... values) {
        if (!rows.isEmpty()) {
            final List<Block.Column> columns = new ArrayList<>(
                    List.of(Block.Column.text("what"), Block.Column.text("parameters"), Block.Column.text("state")));
            List.of(values).forEach(value -> columns.add(Block.Column.number(value)));
            blocks.add(new Block.Table(title, columns, rows));
        }
    }
}
