package io.ballast.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Short JMH runs with the allocation profiler, each in a JVM of its own. */
final class GateRuns {
    private static final int WARMUP_ITERATIONS = 4;
    private static final int ITERATIONS = 3;
    private static final TimeValue WARMUP = TimeValue.milliseconds(250);
    /** The last one holds the end of the trial, where a journal is closed and deleted: the median must not meet it. */
    private static final int LONG_ITERATIONS = 5;

    private static final double OPERATIONS_IN_DOUBT = 3e6;
    private static final long LONGEST_MS = 6_000;

    private static final TimeValue LONG_WARMUP = TimeValue.milliseconds(500);
    private static final TimeValue LONG_MEASUREMENT = TimeValue.milliseconds(1500);
    /** Long enough that what the harness itself allocates in an iteration vanishes among the operations. */
    private static final TimeValue MEASUREMENT = TimeValue.milliseconds(500);

    private final PrintWriter out;

    GateRuns(final PrintWriter out) {
        this.out = out;
    }

    /** Every benchmark of the package but those that match a pattern. */
    List<Reading> allBut(final List<String> excluded, final String constituents) throws RunnerException {
        final ChainedOptionsBuilder options = options(GateRuns.class.getPackageName(), constituents);
        excluded.forEach(options::exclude);
        return run(options);
    }

    /** One benchmark in a longer run, for what is slow. */
    Reading once(final String benchmark, final String constituents) throws RunnerException {
        return once(benchmark, constituents, LONG_MEASUREMENT);
    }

    /** One benchmark again, long enough for some millions of operations on however busy a machine. */
    Reading again(final Reading doubtful) throws RunnerException {
        final long wantedMs = (long) (OPERATIONS_IN_DOUBT * doubtful.medianNs() / 1e6);
        final long ms = Math.max(LONG_MEASUREMENT.convertTo(TimeUnit.MILLISECONDS), Math.min(LONGEST_MS, wantedMs));
        return once(doubtful.benchmark(), doubtful.constituents(), TimeValue.milliseconds(ms));
    }

    private Reading once(final String benchmark, final String constituents, final TimeValue measurement)
            throws RunnerException {
        final ChainedOptionsBuilder options = options(only(benchmark), constituents)
                .warmupTime(LONG_WARMUP)
                .measurementIterations(LONG_ITERATIONS)
                .measurementTime(measurement);
        return run(options).get(0);
    }

    /**
     * One benchmark at several sizes, one after another, round after round, so that a change of the machine's state
     * meets all of them. Returns one reading for each size.
     */
    List<Reading> interleaved(final String benchmark, final int rounds, final String... sizes) throws RunnerException {
        List<Reading> total = List.of();
        for (int round = 0; round < rounds; round++) {
            final List<Reading> next = run(options(only(benchmark), sizes));
            total = total.isEmpty() ? next : merge(total, next);
        }
        return total;
    }

    private static List<Reading> merge(final List<Reading> total, final List<Reading> next) {
        final List<Reading> merged = new ArrayList<>();
        for (final Reading reading : total) {
            merged.add(next.stream()
                    .filter(reading::isOf)
                    .findFirst()
                    .map(reading::and)
                    .orElse(reading));
        }
        return merged;
    }

    private static String only(final String benchmark) {
        return "\\." + benchmark.replace(".", "\\.") + "$";
    }

    private static ChainedOptionsBuilder options(final String include, final String... constituents) {
        final ChainedOptionsBuilder options = new OptionsBuilder()
                .include(include)
                .addProfiler(GCProfiler.class)
                .jvmArgs(JvmFlags.ofBuild().toArray(String[]::new))
                .forks(1)
                .warmupIterations(WARMUP_ITERATIONS)
                .warmupTime(WARMUP)
                .measurementIterations(ITERATIONS)
                .measurementTime(MEASUREMENT)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        return constituents.length == 0 || constituents[0].isEmpty()
                ? options
                : options.param("constituents", constituents);
    }

    private List<Reading> run(final ChainedOptionsBuilder options) throws RunnerException {
        final Collection<RunResult> results = new Runner(options.build()).run();
        out.print(".".repeat(results.size()));
        out.flush();
        return results.stream().map(Reading::of).toList();
    }
}
