package io.ballast.benchmarks.openloop;

import org.HdrHistogram.Histogram;

/** Records how long after their intended times the ticks of one slice were done. One thread records. */
public final class Arrivals {
    /** Anything longer counts as this long. */
    private static final long LONGEST_NS = 60_000_000_000L;

    private static final int DIGITS = 3;

    private final Histogram latencyNs = new Histogram(LONGEST_NS, DIGITS);
    private final long measuredFromNs;
    private long lastNs;

    /** @param schedule says which ticks are measured */
    public Arrivals(final Schedule schedule) {
        measuredFromNs = schedule.measuredFromNs();
    }

    /**
     * A tick is done.
     *
     * @param offsetNs when it was meant to arrive, from the slice's begin
     * @param doneNs   now, from the slice's begin
     */
    public void record(final long offsetNs, final long doneNs) {
        if (offsetNs >= measuredFromNs) {
            lastNs = Math.min(LONGEST_NS, Math.max(0, doneNs - offsetNs));
            latencyNs.recordValue(lastNs);
        }
    }

    /** All of them; once nobody records. */
    public Histogram latencyNs() {
        return latencyNs;
    }

    /** How late the last one was. */
    public long lastNs() {
        return lastNs;
    }
}
