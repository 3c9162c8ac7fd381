package io.ballast.benchmarks.latency;

import io.ballast.benchmarks.openloop.Measurement;
import io.ballast.benchmarks.openloop.NativeThreads;
import io.ballast.benchmarks.openloop.RecordedArrivals;
import io.ballast.benchmarks.openloop.Schedule;
import io.ballast.benchmarks.openloop.Sentinel;
import io.ballast.benchmarks.openloop.Subject;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JVM that measures its cells in turn, round after round, and prints a line for each slice. */
public final class ForkMain {
    private static final long PAUSE_MS = 50;
    private static final int WARM_UPS = 2;
    private static final long WARM_UP_RATE = 1_000_000;
    /** What is slow has only one tick in so many to warm up with. */
    private static final int SLOW_DIVISOR = 20;

    private final ForkPlan plan;
    private final PrintStream out;
    private final Sentinel sentinel;
    private final RawLogs logs;
    private final List<Subject> subjects = new ArrayList<>();
    private final @Nullable RecordedArrivals arrivals;

    private ForkMain(final ForkPlan plan, final PrintStream out) throws IOException {
        this.plan = plan;
        this.out = out;
        final List<Integer> allowed = NativeThreads.allowedCpus();
        sentinel = new Sentinel(allowed);
        logs = new RawLogs(plan.rawLogs());
        arrivals = plan.cells().stream().anyMatch(CellSpec::isBursts) ? RecordedArrivals.read(plan.ticks()) : null;
        final Subjects maker = new Subjects(allowed);
        plan.cells().forEach(cell -> subjects.add(maker.make(cell)));
    }

    /** The words of a {@link ForkPlan}. */
    public static void main(final String[] words) throws IOException, InterruptedException {
        // Libraries leave threads behind that are no daemons: without an exit a broken fork would never end.
        Thread.currentThread().setUncaughtExceptionHandler((thread, broken) -> {
            broken.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        new ForkMain(ForkPlan.parse(words), System.out).run();
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException {
        warmUp();
        for (int round = 0; round <= plan.effort().rounds(); round++) {
            double beforeNs = sentinel.roundTripNs();
            for (int cell = 0; cell < subjects.size(); cell++) {
                beforeNs = slice(round, cell, beforeNs);
            }
        }
        subjects.forEach(Subject::close);
    }

    /** The pauses let the compiler's threads have the processors that measured threads spin on. */
    private void warmUp() throws InterruptedException {
        for (int cell = 0; cell < subjects.size(); cell++) {
            final CellSpec spec = plan.cells().get(cell);
            final boolean isSlow = spec.name().equals(CellSpec.WRITTEN_FIRST) && spec.processors() > 1;
            final long ticks = plan.effort().warmUpTicks() / WARM_UPS / (isSlow ? SLOW_DIVISOR : 1);
            final long lengthNs = ticks * (1_000_000_000 / WARM_UP_RATE);
            for (int i = 0; i < WARM_UPS; i++) {
                subjects.get(cell).run(Schedule.steady(WARM_UP_RATE, lengthNs / 2, lengthNs / 2));
                Thread.sleep(PAUSE_MS);
            }
        }
    }

    /** Returns the round trip behind the slice. */
    private double slice(final int round, final int cell, final double beforeNs) throws IOException {
        final CellSpec spec = plan.cells().get(cell);
        final Schedule schedule = schedule(spec, round);
        // What the slices before left must not be collected within the next.
        System.gc();
        final Measurement measured = subjects.get(cell).run(schedule);
        final double afterNs = sentinel.roundTripNs();
        if (round > 0) {
            final double flatOutNs = spec.isFlatOut() ? 0 : 1;
            final SliceReading reading =
                    SliceReading.of(cell, round, flatOutNs * beforeNs, flatOutNs * afterNs, measured);
            if (measured.latencyNs() != null && reading.state().isPresent()) {
                logs.append(spec, reading.state().get(), reading.isQuiet(), measured.latencyNs());
            }
            out.println(reading.text());
        }
        return afterNs;
    }

    private Schedule schedule(final CellSpec spec, final int round) {
        final Effort effort = plan.effort();
        if (spec.isFlatOut()) {
            return Schedule.steady(1, effort.settleNs(), effort.measuredNs());
        }
        if (spec.isBursts() && arrivals != null) {
            final int stretch = (plan.number() - 1) * effort.rounds() + round;
            return arrivals.schedule(spec.rate(), stretch, effort.settleNs(), effort.measuredNs());
        }
        return Schedule.steady(spec.rate(), effort.settleNs(), effort.measuredNs());
    }
}
