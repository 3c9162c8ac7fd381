package io.ballast.benchmarks;

import io.ballast.benchmarks.latency.HandOffLook;
import io.ballast.benchmarks.report.Cell;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/**
 * What may not get worse: nothing is allocated for a tick, a tick costs the same whatever the number of constituents, and a
 * second thread costs no more than handing over must. Times are reported and never judged, for the machine decides them; a
 * check that fails is measured once more before it counts, for the same reason.
 */
final class Gate {
    private static final int FEW = 20;
    private static final int MANY = 500;
    private static final int ROUNDS = 3;
    private static final int ROUNDS_IN_DOUBT = 5;
    /** Operations from which on a stray allocation of the harness is below the limit. */
    private static final double OPERATIONS_IN_DOUBT = 3e6;

    private static final int SHORTEST_MS = 1_500;
    private static final int LONGEST_MS = 6_000;

    private static final String TICK = "TickToOrderBenchmark.noOrder";
    private static final String ORDER = "TickToOrderBenchmark.withOrder";
    private static final JmhCell ALLOCATING = JmhCell.plain("AllocatingControl.allocate");
    private static final String SCALING = "ScalingControl.sum";

    private final PrintWriter out;
    private final JmhRuns runs;
    private final List<String> problems = new ArrayList<>();

    /** @param out where progress, the table and the verdicts go */
    Gate(final PrintWriter out) {
        this.out = out;
        runs = new JmhRuns(out);
    }

    /** The pairs whose ratios are checked: the plain portfolio, the large one, and one with everything configured. */
    private static List<Sizes> sizes() {
        return List.of(
                new Sizes(JmhCell.of(TICK, FEW, 1, 1), JmhCell.of(TICK, MANY, 1, 1)),
                new Sizes(JmhCell.of(TICK, FEW, 8, 4), JmhCell.of(TICK, MANY, 8, 4)),
                new Sizes(
                        JmhCell.of("TickToOrderBenchmark.everything", FEW),
                        JmhCell.of("TickToOrderBenchmark.everything", MANY)));
    }

    /** What a tick does seldom is looked at alone: among ticks its bytes would vanish. */
    private static List<JmhCell> singles() {
        return List.of(
                JmhCell.CLOCK,
                ALLOCATING,
                JmhCell.of(SCALING, FEW),
                JmhCell.of(SCALING, MANY),
                JmhCell.of(ORDER, FEW, 1, 1),
                JmhCell.of(ORDER, FEW, 8, 4),
                JmhCell.plain("OutlookBenchmark.bar"),
                JmhCell.plain("CovarianceBenchmark.sample"));
    }

    /** What is slow has fewer operations, among which a stray allocation would show. */
    private static List<JmhCell> slowSingles() {
        return List.of(JmhCell.of("JournalAppendBenchmark.tickAndAppend", FEW, 1, 1));
    }

    /**
     * Measures for about a minute and a half.
     *
     * @return whether every check passed
     * @throws RunnerException if a benchmark broke or another JMH is running
     * @throws IOException     if a JVM of the harness could not be started
     */
    boolean isPassed() throws RunnerException, IOException, InterruptedException {
        final List<Cell> cells = new ArrayList<>();
        for (final Sizes pair : sizes()) {
            cells.addAll(runs.inTurn(pair.cells(), ROUNDS, JmhEffort.SHORT));
        }
        for (final JmhCell single : singles()) {
            cells.add(runs.once(single, JmhEffort.SHORT));
        }
        for (final JmhCell single : slowSingles()) {
            cells.add(runs.once(single, JmhEffort.LONG));
        }
        out.println();
        Readings.print(out, cells);
        checkAllocation(cells);
        checkControls(cells);
        for (final Sizes pair : sizes()) {
            checkSize(pair, cells);
        }
        checkHandOff();
        problems.forEach(problem -> out.println("FAILED: " + problem));
        out.println(problems.isEmpty() ? "gate: passed" : "gate: failed");
        return problems.isEmpty();
    }

    private void checkAllocation(final List<Cell> cells) throws RunnerException {
        for (final Cell cell : cells) {
            if (!ALLOCATING.isOf(cell) && GateLimits.isAllocating(cell)) {
                final Cell again = again(cell);
                if (GateLimits.isAllocating(again)) {
                    problems.add(text(
                            "%s allocates %.4f and then %.4f B/op, must be below %.2f",
                            cell.key(), Readings.bytes(cell), Readings.bytes(again), GateLimits.MAX_BYTES_PER_OP));
                }
            }
        }
    }

    /** Long enough for some millions of operations on however busy a machine. */
    private Cell again(final Cell doubtful) throws RunnerException {
        final double wantedMs = OPERATIONS_IN_DOUBT * Readings.ns(doubtful) / 1e6;
        final int ms = (int) Math.max(SHORTEST_MS, Math.min(LONGEST_MS, wantedMs));
        final Cell again = runs.once(new JmhCell(doubtful.name(), doubtful.parameters()), JmhEffort.ofMs(ms));
        out.println(" measured again:");
        Readings.print(out, List.of(again));
        return again;
    }

    private void checkControls(final List<Cell> cells) {
        if (cells.stream().noneMatch(cell -> ALLOCATING.isOf(cell) && GateLimits.isAllocating(cell))) {
            problems.add(ALLOCATING.text() + " passes the allocation check: the check proves nothing");
        }
        final double ratio = new Sizes(JmhCell.of(SCALING, FEW), JmhCell.of(SCALING, MANY)).ratio(cells);
        if (!GateLimits.isScaling(ratio)) {
            problems.add(text("%s passes the check of size with %.2f: the check proves nothing", SCALING, ratio));
        }
    }

    private void checkSize(final Sizes pair, final List<Cell> cells) throws RunnerException {
        final double first = pair.ratio(cells);
        out.println(text("%s costs %.2f of %s, at most %.1f", pair.many().text(), first, pair.few().text(), GateLimits.MAX_SIZE_RATIO));
        if (!GateLimits.isScaling(first)) {
            return;
        }
        final List<Cell> again = runs.inTurn(pair.cells(), ROUNDS_IN_DOUBT, JmhEffort.SHORT);
        out.println(" measured again:");
        Readings.print(out, again);
        final double second = pair.ratio(again);
        if (GateLimits.isScaling(second)) {
            problems.add(text(
                    "%s costs %.2f and then %.2f of %s, must be at most %.1f",
                    pair.many().text(), first, second, pair.few().text(), GateLimits.MAX_SIZE_RATIO));
        }
    }

    private void checkHandOff() throws IOException, InterruptedException {
        final double first = handOffRatio();
        if (!GateLimits.isSlowHandOff(first)) {
            return;
        }
        final double second = handOffRatio();
        if (GateLimits.isSlowHandOff(second)) {
            problems.add(text(
                    "a second thread adds %.2f and then %.2f hops of the Disruptor to a tick, must be at most %.1f",
                    first, second, GateLimits.MAX_HAND_OFF_RATIO));
        }
    }

    /** NaN, said aloud, where this machine cannot tell. */
    private double handOffRatio() throws IOException, InterruptedException {
        final HandOffLook look = HandOffLook.measure(out);
        if (!look.unpublished().isEmpty()) {
            look.unpublished().forEach(cell -> out.println(cell.key() + ": not measured: " + cell.reason()));
            return Double.NaN;
        }
        final double ratio = GateLimits.handOffRatio(look.direct(), look.fused(), look.hop());
        out.println(Double.isNaN(ratio)
                ? "what a second thread costs: not checked, no state of the machine holds enough slices of all three"
                : text("a second thread adds %.2f hops of the Disruptor to a tick, at most %.1f", ratio, GateLimits.MAX_HAND_OFF_RATIO));
        return ratio;
    }

    private static String text(final String format, final Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** The same benchmark with few and with many constituents. */
    private record Sizes(JmhCell few, JmhCell many) {
        List<JmhCell> cells() {
            return List.of(few, many);
        }

        double ratio(final List<Cell> cells) {
            return Readings.ns(cells, many) / Readings.ns(cells, few);
        }
    }
}
