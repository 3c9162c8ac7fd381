package io.ballast.benchmarks.openloop;

/**
 * When the ticks of one slice are meant to arrive, counted from its begin. It is fixed before the first tick: a stall
 * moves nothing, so it counts against everything behind it.
 */
public final class Schedule {
    private static final long NANOS = 1_000_000_000L;
    private static final long[] EVEN = new long[0];

    private final int ticks;
    private final long periodNs;
    private final long[] offsetsNs;
    private final long measuredFromNs;

    private Schedule(final int ticks, final long periodNs, final long[] offsetsNs, final long measuredFromNs) {
        this.ticks = ticks;
        this.periodNs = periodNs;
        this.offsetsNs = offsetsNs;
        this.measuredFromNs = measuredFromNs;
    }

    /**
     * Ticks at even distances.
     *
     * @param ratePerSecond  a divisor of a billion
     * @param settleNs       at the begin, before what is measured
     * @param measuredNs     that is measured
     */
    public static Schedule steady(final long ratePerSecond, final long settleNs, final long measuredNs) {
        requireRate(ratePerSecond);
        final long periodNs = NANOS / ratePerSecond;
        return new Schedule((int) ((settleNs + measuredNs) / periodNs), periodNs, EVEN, settleNs);
    }

    /**
     * Ticks at given times.
     *
     * @param offsetsNs in rising order
     * @param settleNs  at the begin, before what is measured
     */
    public static Schedule of(final long[] offsetsNs, final long settleNs) {
        return new Schedule(offsetsNs.length, 0, offsetsNs.clone(), settleNs);
    }

    /** @throws IllegalArgumentException if ticks of this rate are not whole nanoseconds apart */
    static void requireRate(final long ratePerSecond) {
        if (ratePerSecond < 1 || NANOS % ratePerSecond != 0) {
            throw new IllegalArgumentException("a rate of " + ratePerSecond
                    + " ticks a second does not divide a billion nanoseconds; choose 10000, 100000 or 1000000");
        }
    }

    /** How many there are. */
    public int ticks() {
        return ticks;
    }

    /** When a tick is meant to arrive, in nanoseconds from the slice's begin. */
    public long offsetNs(final int tick) {
        return offsetsNs.length == 0 ? tick * periodNs : offsetsNs[tick];
    }

    /** Ticks before this, in nanoseconds from the begin, are not recorded. */
    public long measuredFromNs() {
        return measuredFromNs;
    }

    /** From the begin to the last tick. */
    public long lengthNs() {
        return ticks == 0 ? 0 : offsetNs(ticks - 1);
    }
}
