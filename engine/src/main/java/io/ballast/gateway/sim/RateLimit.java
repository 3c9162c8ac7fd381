package io.ballast.gateway.sim;

import java.util.Arrays;

/** How many messages each source takes: a bucket of tokens that fills with time. */
final class RateLimit {
    private static final long TOKEN = 1_000_000_000L;

    private final long perSecond;
    private final long capacity;
    private final long[] tokens;
    private final long[] filledNs;

    /**
     * @param perSecond sustained; 0: no limit
     * @param burst     at once
     */
    RateLimit(final int perSecond, final int burst, final int sources) {
        this.perSecond = perSecond;
        capacity = burst * TOKEN;
        tokens = new long[sources];
        filledNs = new long[sources];
        Arrays.fill(tokens, capacity);
    }

    boolean takes(final int sourceId, final long timeNs) {
        if (perSecond == 0) {
            return true;
        }
        // A nanosecond brings perSecond billionths of a token; beyond a full bucket time does not count.
        final long elapsedNs = Math.min(timeNs - filledNs[sourceId], capacity / perSecond + 1);
        tokens[sourceId] = Math.min(capacity, tokens[sourceId] + elapsedNs * perSecond);
        filledNs[sourceId] = timeNs;
        if (tokens[sourceId] < TOKEN) {
            return false;
        }
        tokens[sourceId] -= TOKEN;
        return true;
    }
}
