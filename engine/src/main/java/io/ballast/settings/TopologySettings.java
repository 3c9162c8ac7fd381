package io.ballast.settings;

/**
 * Threads and ring.
 *
 * @param profile                which threads there are
 * @param waitMode               what they do when idle
 * @param ringSize               slots, a power of two
 * @param maxBatch               most slots a consumer handles before it lets the next one see them
 * @param allowOversubscription  accept more spinning threads than cores
 * @param shutdownDeadlineNs     longest wait for the pipeline to drain at the end
 */
public record TopologySettings(
        Profile profile,
        WaitMode waitMode,
        int ringSize,
        int maxBatch,
        boolean allowOversubscription,
        long shutdownDeadlineNs) {

    /** The same with other threads. */
    public TopologySettings withProfile(final Profile other) {
        return new TopologySettings(other, waitMode, ringSize, maxBatch, allowOversubscription, shutdownDeadlineNs);
    }

    /** The same with threads that idle otherwise. */
    public TopologySettings withWaitMode(final WaitMode other) {
        return new TopologySettings(profile, other, ringSize, maxBatch, allowOversubscription, shutdownDeadlineNs);
    }
}
