package io.ballast.benchmarks.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two builds measured in turns, so that what the machine does it does to both: first and second, second and first,
 * and so on, one JVM for each benchmark and turn.
 */
final class PairedRun {
    private final Side first;
    private final Side second;
    private final List<String> arguments;
    private final Path scratch;
    private final PrintWriter out;

    /** One of the two, and what it has shown so far. */
    private static final class Side {
        private final Contender contender;
        private final Map<String, Cell> cells = new LinkedHashMap<>();
        private List<String> jvmFlags = List.of();

        Side(final Contender contender) {
            this.contender = contender;
        }

        void measure(final List<String> arguments, final Path scratch, final int round)
                throws IOException, InterruptedException {
            final JmhJson run = contender.measure(arguments, scratch);
            jvmFlags = run.jvmFlags();
            for (final Cell cell : run.cells()) {
                cells.merge(cell.key(), numbered(cell, round), PairedRun::joined);
            }
        }
    }

    /**
     * @param arguments of JMH: which benchmarks, parameters and times
     * @param scratch   for JMH's own results
     */
    PairedRun(
            final Contender first,
            final Contender second,
            final List<String> arguments,
            final Path scratch,
            final PrintWriter out) {
        this.first = new Side(first);
        this.second = new Side(second);
        this.arguments = List.copyOf(arguments);
        this.scratch = scratch;
        this.out = out;
    }

    /**
     * Both results, in the order of the builds.
     *
     * @param command that makes them again
     */
    List<ResultFile> run(final int rounds, final String command) throws IOException, InterruptedException {
        final Load before = Load.current();
        final Instant start = now();
        for (int round = 1; round <= rounds; round++) {
            out.println("round " + round + " of " + rounds);
            final boolean isFirstInFront = round % 2 == 1;
            (isFirstInFront ? first : second).measure(arguments, scratch, round);
            (isFirstInFront ? second : first).measure(arguments, scratch, round);
        }
        final Instant end = now();
        final Load after = Load.current();
        final List<ResultFile> results = new ArrayList<>();
        for (final Side side : List.of(first, second)) {
            results.add(new ResultFile(
                    end,
                    command,
                    Machine.current(),
                    side.contender.build(side.jvmFlags),
                    before,
                    after,
                    "since " + start,
                    List.copyOf(side.cells.values()),
                    List.of()));
        }
        return results;
    }

    private static Instant now() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Cell numbered(final Cell cell, final int round) {
        return cell.with(cell.forks().stream()
                .map(fork -> new Fork(round, fork.bytesPerOp(), fork.collections(), fork.slices()))
                .toList());
    }

    private static Cell joined(final Cell cell, final Cell more) {
        final List<Fork> forks = new ArrayList<>(cell.forks());
        forks.addAll(more.forks());
        return cell.with(forks);
    }
}
