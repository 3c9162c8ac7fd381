package io.ballast.benchmarks.openloop;

import java.util.List;

/**
 * What the machine alone does to a pinned thread that only looks at the clock: how late it notices the intended times of
 * a schedule. A gap in its own running counts for every tick that it covers, which corrects for coordinated omission as
 * an open loop does.
 */
public final class HiccupProbe implements Subject {
    private final List<Integer> allowed;

    /** @param allowed processors of this process */
    public HiccupProbe(final List<Integer> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    @Override
    public Measurement run(final Schedule schedule) {
        final Arrivals arrivals = new Arrivals(schedule);
        final Placement placement = new Placement(allowed);
        final Window window = placement.apply();
        try {
            window.open();
            final long beginNs = System.nanoTime();
            for (int tick = 0; tick < schedule.ticks(); tick++) {
                final long offsetNs = schedule.offsetNs(tick);
                long nowNs = System.nanoTime() - beginNs;
                while (nowNs < offsetNs) {
                    Thread.onSpinWait();
                    nowNs = System.nanoTime() - beginNs;
                }
                arrivals.record(offsetNs, nowNs);
            }
            window.close();
        } finally {
            placement.release();
        }
        return Measurement.paced(schedule, arrivals.latencyNs(), schedule.ticks(), window, arrivals.lastNs());
    }
}
