package io.ballast.benchmarks;

import io.ballast.benchmarks.report.Cell;
import io.ballast.benchmarks.report.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * (cell − less) ÷ measure, fork by fork: those of the same number ran next to each other.
 *
 * @param what    in words
 * @param cell    whose time it is
 * @param less    what is taken off it; null: nothing
 * @param measure the unit
 */
record TickRatio(String what, JmhCell cell, @Nullable JmhCell less, JmhCell measure) {
    static TickRatio of(final String what, final JmhCell cell, final JmhCell measure) {
        return new TickRatio(what, cell, null, measure);
    }

    /** By fork, ascending. */
    double[] values(final List<Cell> cells) {
        final double[] above = times(cells, cell);
        final double[] taken = less == null ? new double[above.length] : times(cells, less);
        final double[] below = times(cells, measure);
        final double[] ratios = new double[Math.min(above.length, Math.min(taken.length, below.length))];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = (above[i] - taken[i]) / below[i];
        }
        Arrays.sort(ratios);
        return ratios;
    }

    private static double[] times(final List<Cell> cells, final JmhCell wanted) {
        return cells.stream()
                .filter(wanted::isOf)
                .flatMap(found -> found.forks().stream()
                        .map(fork -> fork.slices().stream()
                                .mapToDouble(slice -> slice.value(Slice.SCORE))
                                .sorted()
                                .toArray()))
                .mapToDouble(sorted -> sorted[sorted.length / 2])
                .toArray();
    }

    /** The middle one of the forks, and the least and the most. */
    String text(final List<Cell> cells) {
        final double[] ratios = values(cells);
        return ratios.length == 0
                ? what + ": not measured"
                : String.format(
                        Locale.ROOT,
                        "%s: %.2f (%.2f … %.2f in %d JVMs)",
                        what,
                        ratios[ratios.length / 2],
                        ratios[0],
                        ratios[ratios.length - 1],
                        ratios.length);
    }
}
