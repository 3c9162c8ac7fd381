package io.ballast.benchmarks;

import io.ballast.benchmarks.report.Cell;
import io.ballast.benchmarks.report.Slice;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What cells of JMH show. Medians stand for all iterations: a stall of the machine, or a library that does something for
 * the first time, then spoils one iteration and not the verdict.
 */
final class Readings {
    private static final String ROW = "%-86s %10s %10s %10s%n";

    private Readings() {}

    /** Nanoseconds of an operation. */
    static double ns(final Cell cell) {
        return median(cell, Slice.SCORE);
    }

    /** Nanoseconds of an operation of the one among cells that is meant; NaN if it is not among them. */
    static double ns(final List<Cell> cells, final JmhCell wanted) {
        return cells.stream()
                .filter(wanted::isOf)
                .mapToDouble(Readings::ns)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Bytes that an operation allocates; NaN where the profiler saw nothing. */
    static double bytes(final Cell cell) {
        return median(cell, Slice.BYTES);
    }

    /** The middle value, or the mean of the two; NaN counts as the largest. */
    private static double median(final Cell cell, final String name) {
        final double[] sorted = cell.forks().stream()
                .flatMap(fork -> fork.slices().stream())
                .mapToDouble(slice -> slice.value(name))
                .sorted()
                .toArray();
        return Arrays.stream(
                        sorted, Math.max(0, (sorted.length - 1) / 2), sorted.length == 0 ? 0 : sorted.length / 2 + 1)
                .average()
                .orElse(Double.NaN);
    }

    /** A table, times also as multiples of {@code System.nanoTime}. */
    static void print(final PrintWriter out, final List<Cell> cells) {
        final double clockNs = ns(cells, JmhCell.CLOCK);
        out.printf(ROW, "benchmark", "ns/op", "B/op", "x nanoTime");
        for (final Cell cell : cells) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    cell.key(),
                    String.format(Locale.ROOT, "%.1f", ns(cell)),
                    String.format(Locale.ROOT, "%.4f", bytes(cell)),
                    Double.isNaN(clockNs) ? "" : String.format(Locale.ROOT, "%.2f", ns(cell) / clockNs));
        }
    }
}
