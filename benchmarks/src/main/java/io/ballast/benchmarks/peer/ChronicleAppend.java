package io.ballast.benchmarks.peer;

import io.ballast.benchmarks.openloop.Arrivals;
import io.ballast.benchmarks.openloop.DocumentLength;
import io.ballast.benchmarks.openloop.Market;
import io.ballast.benchmarks.openloop.Measurement;
import io.ballast.benchmarks.openloop.Placement;
import io.ballast.benchmarks.openloop.Schedule;
import io.ballast.benchmarks.openloop.Subject;
import io.ballast.benchmarks.openloop.Window;
import java.util.List;

/**
 * Appends to a bare queue at the intended times of ticks, each as long as the journal's document of a tick: how long the
 * call takes, not how late it was made.
 */
public final class ChronicleAppend implements Subject {
    private static final long FIRST_NS = 1_000_000;

    private final List<Integer> allowed;
    private final int length;

    /** @param allowed processors of this process */
    public ChronicleAppend(final List<Integer> allowed, final int constituents, final Market market) {
        this.allowed = List.copyOf(allowed);
        length = DocumentLength.of(allowed, constituents, market);
    }

    @Override
    public Measurement run(final Schedule schedule) {
        final Placement placement = new Placement(allowed);
        try (BareQueue queue = new BareQueue(length)) {
            return run(schedule, queue, placement.apply());
        } finally {
            placement.release();
        }
    }

    private static Measurement run(final Schedule schedule, final BareQueue queue, final Window window) {
        final Arrivals arrivals = new Arrivals(schedule);
        final int windowFrom = Measurement.firstFrom(schedule, schedule.measuredFromNs() / 2);
        final long beginNs = System.nanoTime() + FIRST_NS;
        long lateNs = 0;
        for (int tick = 0; tick < schedule.ticks(); tick++) {
            final long offsetNs = schedule.offsetNs(tick);
            while (System.nanoTime() - beginNs < offsetNs) {
                Thread.onSpinWait();
            }
            if (tick == windowFrom) {
                window.open();
            }
            final long beforeNs = System.nanoTime();
            queue.append();
            final long tookNs = System.nanoTime() - beforeNs;
            arrivals.record(offsetNs, offsetNs + tookNs);
            lateNs = beforeNs - beginNs - offsetNs;
        }
        window.close();
        return Measurement.paced(schedule, arrivals.latencyNs(), schedule.ticks() - windowFrom, window, lateNs);
    }
}
