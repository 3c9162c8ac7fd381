package io.ballast.gateway.aeron;

/** Receive times of the inputs that the engine has taken and not yet processed: counts how many it has. */
final class PendingTimes {
    private final long[] timesNs;
    private final int mask;
    private long latestNs = Long.MIN_VALUE;
    private long taken;
    private long processed;

    /** @param most inputs that can be under way, those of the engine's ring */
    PendingTimes(final int most) {
        timesNs = new long[Integer.highestOneBit(most) << 1];
        mask = timesNs.length - 1;
    }

    /** Says that so many inputs were taken and processed before. */
    void startAt(final long inputs) {
        taken = inputs;
        processed = inputs;
    }

    void take(final long receiveTimeNs) {
        // A time that ran back does not count: the engine refuses such an input and keeps its own.
        latestNs = Math.max(latestNs, receiveTimeNs);
        timesNs[(int) taken++ & mask] = latestNs;
    }

    /** Inputs processed, given the receive time of the oldest that is not. */
    long processed(final long oldestPendingTimeNs) {
        while (processed < taken && timesNs[(int) processed & mask] < oldestPendingTimeNs) {
            processed++;
        }
        return processed;
    }

    /** Inputs processed when last asked. */
    long processedSoFar() {
        return processed;
    }

    long taken() {
        return taken;
    }
}
