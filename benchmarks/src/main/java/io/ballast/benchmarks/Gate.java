package io.ballast.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/**
 * What may not get worse: nothing is allocated for a tick, and a tick costs the same whatever the number of
 * constituents. Times are reported and never judged, for the machine decides them; a check that fails is measured once
 * more before it counts, for the same reason.
 */
public final class Gate {
    private static final double MAX_BYTES_PER_OP = 0.01;
    private static final double MAX_SIZE_RATIO = 1.2;
    private static final int ROUNDS = 3;
    private static final int ROUNDS_IN_DOUBT = 5;

    private static final String CONTROL = "AllocatingControl.allocate";
    private static final String TICK = "TickToOrderBenchmark.noOrder";
    private static final String FULL_TICK = "TickToOrderBenchmark.everything";
    private static final String CLOCK = "TickToOrderBenchmark.baseline";
    private static final String JOURNAL = "JournalAppendBenchmark.tickAndAppend";
    private static final String FEW = "20";
    private static final String MANY = "500";

    /** The tick and the journal are measured apart, and the stages' baselines are empty. */
    private static final List<String> EXCLUDED = List.of(
            "TickToOrderBenchmark\\.noOrder",
            "TickToOrderBenchmark\\.everything",
            "JournalAppendBenchmark",
            "StageBenchmark\\.baseline");

    private final PrintWriter out;
    private final GateRuns runs;

    /** @param out where progress, the table and the verdicts go */
    public Gate(final PrintWriter out) {
        this.out = out;
        runs = new GateRuns(out);
    }

    /**
     * Measures for about a minute.
     *
     * @return whether every check passed
     * @throws RunnerException if a benchmark broke or another JMH is running
     */
    public boolean isPassed() throws RunnerException {
        final List<Reading> readings = new ArrayList<>(sizes(TICK, ROUNDS));
        readings.addAll(sizes(FULL_TICK, ROUNDS));
        readings.addAll(runs.allBut(EXCLUDED, FEW));
        readings.add(runs.once(JOURNAL, FEW));
        out.println();
        print(readings);
        final List<String> problems = new ArrayList<>();
        checkAllocation(readings, problems);
        checkControl(readings, problems);
        checkSize(TICK, readings, problems);
        checkSize(FULL_TICK, readings, problems);
        problems.forEach(problem -> out.println("FAILED: " + problem));
        out.println(problems.isEmpty() ? "gate: passed" : "gate: failed");
        return problems.isEmpty();
    }

    private List<Reading> sizes(final String benchmark, final int rounds) throws RunnerException {
        return runs.interleaved(benchmark, rounds, FEW, MANY);
    }

    private void checkAllocation(final List<Reading> readings, final List<String> problems) throws RunnerException {
        for (final Reading reading : readings) {
            if (!reading.benchmark().equals(CONTROL) && isAllocating(reading)) {
                final Reading again = again(reading);
                if (isAllocating(again)) {
                    problems.add(text(
                            "%s allocates %.4f and then %.4f B/op, must be below %.2f",
                            reading.benchmark(), reading.medianBytes(), again.medianBytes(), MAX_BYTES_PER_OP));
                }
            }
        }
    }

    private Reading again(final Reading reading) throws RunnerException {
        final Reading again = runs.again(reading);
        out.println(" measured again:");
        print(List.of(again));
        return again;
    }

    private static boolean isAllocating(final Reading reading) {
        // A profiler that saw nothing says NaN: that is no proof.
        return !(reading.medianBytes() < MAX_BYTES_PER_OP);
    }

    private static void checkControl(final List<Reading> readings, final List<String> problems) {
        final boolean isCaught = readings.stream()
                .anyMatch(reading -> reading.benchmark().equals(CONTROL) && reading.medianBytes() >= MAX_BYTES_PER_OP);
        if (!isCaught) {
            problems.add(CONTROL + " passes the allocation check: the check proves nothing");
        }
    }

    private void checkSize(final String benchmark, final List<Reading> readings, final List<String> problems)
            throws RunnerException {
        final double first = sizeRatio(benchmark, readings);
        out.println(
                text("%s: %s constituents cost %.2f of %s, at most %.1f", benchmark, MANY, first, FEW, MAX_SIZE_RATIO));
        if (first <= MAX_SIZE_RATIO) {
            return;
        }
        final List<Reading> again = sizes(benchmark, ROUNDS_IN_DOUBT);
        out.println(" measured again:");
        print(again);
        final double second = sizeRatio(benchmark, again);
        if (!(second <= MAX_SIZE_RATIO)) {
            problems.add(text(
                    "%s: %s constituents cost %.2f and then %.2f of %s, must be at most %.1f",
                    benchmark, MANY, first, second, FEW, MAX_SIZE_RATIO));
        }
    }

    private static double sizeRatio(final String benchmark, final List<Reading> readings) {
        return medianNs(readings, benchmark, MANY) / medianNs(readings, benchmark, FEW);
    }

    private static double medianNs(final List<Reading> readings, final String benchmark, final String constituents) {
        return readings.stream()
                .filter(reading -> reading.benchmark().equals(benchmark)
                        && reading.constituents().equals(constituents))
                .mapToDouble(Reading::medianNs)
                .findFirst()
                .orElse(Double.NaN);
    }

    private void print(final List<Reading> readings) {
        final double clockNs = medianNs(readings, CLOCK, "");
        out.println(text("%-40s %12s %10s %10s %10s", "benchmark", "constituents", "ns/op", "B/op", "x nanoTime"));
        for (final Reading reading : readings) {
            final double ns = reading.medianNs();
            out.println(text(
                    "%-40s %12s %10.1f %10.4f %10s",
                    reading.benchmark(),
                    reading.constituents(),
                    ns,
                    reading.medianBytes(),
                    Double.isNaN(clockNs) ? "" : text("%.2f", ns / clockNs)));
        }
    }

    private static String text(final String format, final Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
