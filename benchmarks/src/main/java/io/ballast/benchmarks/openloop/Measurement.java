package io.ballast.benchmarks.openloop;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What one slice showed.
 *
 * @param latencyNs     from intended time on; null for what runs flat out
 * @param ratePerSecond operations a second, of what runs flat out; else NaN
 * @param operations    while the window was open
 * @param window        what they cost
 * @param isSustained   whether the last operation was about as late as the others, so that no backlog had grown
 */
public record Measurement(
        @Nullable Histogram latencyNs, double ratePerSecond, long operations, Window window, boolean isSustained) {
    /** A backlog is grown if the last operation is later than one part in so many of what was measured. */
    private static final int BACKLOG_DIVISOR = 5;

    /**
     * Of a paced slice.
     *
     * @param lastNs how late the last operation was
     * @throws IllegalStateException if not every measured tick has a latency: the figure would be of something else
     */
    public static Measurement paced(
            final Schedule schedule,
            final Histogram latencyNs,
            final long operations,
            final Window window,
            final long lastNs) {
        final long wanted = schedule.ticks() - firstFrom(schedule, schedule.measuredFromNs());
        if (latencyNs.getTotalCount() != wanted) {
            throw new IllegalStateException(
                    wanted + " ticks were measured, but " + latencyNs.getTotalCount() + " had an end");
        }
        final long measuredNs = schedule.lengthNs() - schedule.measuredFromNs();
        return new Measurement(latencyNs, Double.NaN, operations, window, lastNs <= measuredNs / BACKLOG_DIVISOR);
    }

    /** Of a slice that ran as fast as it could. */
    public static Measurement flatOut(final long operations, final long elapsedNs, final Window window) {
        return new Measurement(null, operations * 1e9 / elapsedNs, operations, window, true);
    }

    /** The first tick that is meant to arrive at a time or later. */
    public static int firstFrom(final Schedule schedule, final long offsetNs) {
        int tick = 0;
        while (tick < schedule.ticks() && schedule.offsetNs(tick) < offsetNs) {
            tick++;
        }
        return tick;
    }
}
