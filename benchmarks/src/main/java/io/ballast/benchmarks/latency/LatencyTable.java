package io.ballast.benchmarks.latency;

import io.ballast.benchmarks.report.Cell;
import io.ballast.benchmarks.report.LinkState;
import io.ballast.benchmarks.report.ResultFile;
import io.ballast.benchmarks.report.Slice;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints a result: medians over slices, state by state. Ratios and targets are the report's. */
final class LatencyTable {
    private static final String ROW = "%-78s %5s %6s %12s %12s %12s %12s %12s %8s%n";

    private final PrintWriter out;

    LatencyTable(final PrintWriter out) {
        this.out = out;
    }

    void print(final ResultFile result) {
        out.printf(ROW, "cell", "state", "slices", "p50 ns", "p99 ns", "p99.9 ns", "max ns", "per second", "B/op");
        result.cells().forEach(this::print);
        result.unpublished().forEach(cell -> out.println(cell.key() + ": unpublished: " + cell.reason()));
    }

    private void print(final Cell cell) {
        final Set<LinkState> states = cell.forks().stream()
                .flatMap(fork -> fork.slices().stream())
                .map(Slice::state)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(LinkState.class)));
        for (final LinkState state : states) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    cell.name()
                            + ' '
                            + cell.parameters().entrySet().stream()
                                    .map(Object::toString)
                                    .collect(Collectors.joining(" ")),
                    state.letter(),
                    values(cell, state, Slice.RUN_QUEUE).length,
                    text(cell, state, Slice.P50),
                    text(cell, state, Slice.P99),
                    text(cell, state, Slice.P999),
                    text(cell, state, Slice.MAX),
                    text(cell, state, Slice.RATE),
                    String.format(Locale.ROOT, "%.4f", cell.bytesPerOp()));
        }
    }

    private static String text(final Cell cell, final LinkState state, final String name) {
        final double median = median(values(cell, state, name));
        return Double.isNaN(median) ? "" : String.format(Locale.ROOT, "%,.0f", median);
    }

    private static double[] values(final Cell cell, final LinkState state, final String name) {
        return cell.forks().stream()
                .flatMap(fork -> fork.slices().stream())
                .filter(slice -> slice.state() == state)
                .mapToDouble(slice -> slice.value(name))
                .sorted()
                .toArray();
    }

    private static double median(final double... sorted) {
        return Arrays.stream(
                        sorted, Math.max(0, (sorted.length - 1) / 2), Math.min(sorted.length, sorted.length / 2 + 1))
                .average()
                .orElse(Double.NaN);
    }
}
