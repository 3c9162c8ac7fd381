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
    /** For a look. */
    static final JmhEffort QUICK = new JmhEffort(4, 1_000, 3, 300);
    /** For parts. The last iteration holds the end of the trial, where a journal is deleted: no median meets it. */
    static final JmhEffort PARTS = new JmhEffort(3, 500, 5, 400);
    /** For a figure that is published: a tick with orders is compiled for some seconds before it is what it will be. */
    static final JmhEffort FULL = new JmhEffort(6, 1_000, 5, 1_000);
}
