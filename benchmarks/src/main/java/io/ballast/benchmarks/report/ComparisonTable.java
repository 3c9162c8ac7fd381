package io.ballast.benchmarks.report;

import java.io.PrintWriter;
import java.util.List;

/** A comparison for the console. */
final class ComparisonTable {
    private static final String ROW = "%-6s %-5s %12s %12s %7s  %-19s %s";

    private final PrintWriter out;
    private int width;

    ComparisonTable(final PrintWriter out) {
        this.out = out;
    }

    void print(
            final ResultFile first,
            final ResultFile second,
            final Comparison comparison,
            final double errorRate,
            final double least) {
        side("first", first);
        side("second", second);
        out.println(
                comparison.isPaired()
                        ? "measured in turns: forks of the same number are compared"
                        : "measured apart: each figure is divided by that of a peer in its own run");
        if (!first.machine().equals(second.machine())) {
            out.println("CAUTION: two machines");
        }
        out.println();
        width = comparison.changes().stream()
                .mapToInt(change -> change.cell().length())
                .max()
                .orElse(0);
        line("cell", "value", "state", "first", "second", "ratio", "interval", "");
        comparison.changes().forEach(change -> change(change, unit(first, change.cell()), comparison.isPaired()));
        comparison.allocation().forEach(cell -> out.println("allocates more: " + cell));
        comparison.incomparable().forEach(cell -> out.println("not compared: " + cell));
        out.println();
        out.println(Words.format(
                "The intervals hold all at once in %s %% of comparisons; a change counts beyond %s %%.",
                Words.percent(1 - errorRate), Words.percent(least)));
        out.println(verdict(comparison));
    }

    private void side(final String name, final ResultFile result) {
        out.println(Words.format(
                "%-6s %s on JDK %s, %s, load %s → %s",
                name,
                result.build().revision(),
                result.build().jdk(),
                result.time(),
                Words.load(result.loadBefore()),
                Words.load(result.loadAfter())));
    }

    private static String unit(final ResultFile result, final String key) {
        return result.cells().stream()
                .filter(cell -> cell.key().equals(key))
                .map(Cell::unit)
                .findFirst()
                .orElse("");
    }

    private void change(final Change change, final String unit, final boolean isPaired) {
        line(
                change.cell(),
                change.value(),
                change.state().letter(),
                isPaired ? Words.value(change.first(), unit) : Words.ratio(change.first()) + " ×",
                isPaired ? Words.value(change.second(), unit) : Words.ratio(change.second()) + " ×",
                Words.fine(change.ratio()),
                Double.isNaN(change.low()) ? "–" : Words.fine(change.low()) + " … " + Words.fine(change.high()),
                change.verdict().toString());
    }

    private void line(final String cell, final String... texts) {
        out.println((cell + " ".repeat(Math.max(1, width + 1 - cell.length())) + Words.format(ROW, (Object[]) texts))
                .stripTrailing());
    }

    private static String verdict(final Comparison comparison) {
        final List<Change> changes = comparison.changes();
        final long worse = count(changes, Change.Verdict.WORSE);
        final long better = count(changes, Change.Verdict.BETTER);
        final String allocation = comparison.allocation().isEmpty()
                ? ""
                : Words.format(", %d allocate more", comparison.allocation().size());
        return Words.format(
                "compare: %s (%d worse, %d better%s)",
                comparison.isWorse() ? "WORSE" : better > 0 ? "better" : "no change", worse, better, allocation);
    }

    private static long count(final List<Change> changes, final Change.Verdict verdict) {
        return changes.stream().filter(change -> change.verdict() == verdict).count();
    }
}
