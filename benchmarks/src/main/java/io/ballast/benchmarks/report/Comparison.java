package io.ballast.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two results, told apart from noise.
 *
 * <p>Only slices of equal state are compared. If the forks of both ran in turns, values are compared as they are, forks
 * of the same number with each other. If not, the machine may have changed in between: then each value is divided by
 * that of a peer in the same run, fork and state first, and what has no such peer is not compared.
 *
 * <p>The intervals hold all at once (Bonferroni): of comparisons of equal programs, a share of at most the error rate
 * reports any change, however many figures there are.
 *
 * @param isPaired   whether the forks ran in turns
 * @param changes    figures that both have
 * @param allocation cells that allocate more in the second
 * @param incomparable what could not be compared, and why
 */
record Comparison(boolean isPaired, List<Change> changes, List<String> allocation, List<String> incomparable) {
    /** What a profiler and a harness may show though no operation allocates. */
    static final double MOST_BYTES = 0.01;

    Comparison {
        changes = List.copyOf(changes);
        allocation = List.copyOf(allocation);
        incomparable = List.copyOf(incomparable);
    }

    /**
     * @param errorRate how often equal programs may be told apart: above 0, below 1
     * @param least     change that counts, as a share: a figure is worse or better if its whole interval is, by more
     */
    static Comparison of(final ResultFile first, final ResultFile second, final double errorRate, final double least) {
        final boolean isPaired = !first.pair().isEmpty() && first.pair().equals(second.pair());
        final Map<String, Cell> seconds = new LinkedHashMap<>();
        second.cells().forEach(cell -> seconds.put(cell.key(), cell));
        final List<Figure> figures = new ArrayList<>();
        final List<String> allocation = new ArrayList<>();
        final List<String> incomparable = new ArrayList<>();
        for (final Cell cell : first.cells()) {
            final Cell other = seconds.remove(cell.key());
            if (other == null) {
                incomparable.add(cell.key() + ": only in the first");
                continue;
            }
            allocation(isPaired, cell, other, 1 - errorRate / first.cells().size(), allocation, incomparable);
            final List<Figure> found = isPaired
                    ? Figure.of(new Figure.Side(cell, Optional.empty()), new Figure.Side(other, Optional.empty()), true)
                    : apart(first, cell, second, other);
            if (found.isEmpty()) {
                incomparable.add(cell.key() + ": " + reason(isPaired, cell));
            }
            figures.addAll(found);
        }
        seconds.keySet().forEach(key -> incomparable.add(key + ": only in the second"));
        return new Comparison(isPaired, changes(figures, errorRate, least), allocation, incomparable);
    }

    private static List<Figure> apart(
            final ResultFile first, final Cell cell, final ResultFile second, final Cell other) {
        final Optional<Cell> measure = Peers.measureOf(cell, first.cells());
        final Optional<Cell> otherMeasure = Peers.measureOf(other, second.cells());
        return measure.isEmpty()
                        || otherMeasure.isEmpty()
                        || measure.get().key().equals(cell.key())
                ? List.of()
                : Figure.of(new Figure.Side(cell, measure), new Figure.Side(other, otherMeasure), false);
    }

    private static String reason(final boolean isPaired, final Cell cell) {
        if (isPaired) {
            return "too few slices of equal state";
        }
        return Peers.isPeer(cell)
                ? "a measure of others"
                : "no peer beside it in both, or too few slices of equal state";
    }

    /**
     * More by a hundredth of a byte at least, and beyond how far the forks spread: a profiler counts what the harness
     * allocates in an iteration, which is much or little for an operation as the machine is slow or fast.
     */
    private static void allocation(
            final boolean isPaired,
            final Cell cell,
            final Cell other,
            final double confidence,
            final List<String> allocation,
            final List<String> incomparable) {
        if (Peers.isPeer(cell)) {
            return;
        }
        final Map<Integer, Double> before = cell.bytesByFork();
        final Map<Integer, Double> after = other.bytesByFork();
        final Shift shift = isPaired ? Shift.paired(before, after) : Shift.apart(before, after);
        if (shift.isKnown() && shift.mean() - shift.reach(confidence) >= MOST_BYTES) {
            allocation.add(Words.format("%s: %.4f → %.4f B/op", cell.key(), cell.bytesPerOp(), other.bytesPerOp()));
        } else if (!shift.isKnown() && !(before.isEmpty() && after.isEmpty())) {
            incomparable.add(cell.key() + ": allocation is known of too few forks");
        }
    }

    private static List<Change> changes(final List<Figure> figures, final double errorRate, final double least) {
        final long judged =
                figures.stream().filter(figure -> !Peers.isPeer(figure.cell())).count();
        final double confidence = 1 - errorRate / Math.max(1, judged);
        return figures.stream().map(figure -> figure.change(confidence, least)).toList();
    }

    boolean isWorse() {
        return !allocation.isEmpty() || changes.stream().anyMatch(change -> change.verdict() == Change.Verdict.WORSE);
    }
}
