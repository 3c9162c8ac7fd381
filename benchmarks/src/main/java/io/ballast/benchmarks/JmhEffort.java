package io.ballast.benchmarks;

/**
 * How long one JVM measures.
 *
 * @param warmUps    iterations before it counts
 * @param warmUpMs   of each of them
 * @param iterations that count
 * @param measuredMs of each: long enough that what the harness allocates for an iteration vanishes among the operations
 */
record JmhEffort(int warmUps, int warmUpMs, int iterations, int measuredMs) {
    /** For a gate, which looks at ratios and at bytes. */
    static final JmhEffort SHORT = new JmhEffort(3, 250, 3, 350);
    /** For what is slow. The last iteration holds the end of the trial, where a journal is deleted: no median meets it. */
    static final JmhEffort LONG = new JmhEffort(3, 300, 5, 500);
    /** For a figure that is published. */
    static final JmhEffort FULL = new JmhEffort(5, 500, 5, 1_000);

    /** As {@link #LONG}, with other iterations. */
    static JmhEffort ofMs(final int measuredMs) {
        return new JmhEffort(LONG.warmUps, LONG.warmUpMs, LONG.iterations, measuredMs);
    }
}
