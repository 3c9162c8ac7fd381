package io.ballast.benchmarks.latency;

/**
 * How long and how often everything is measured, and how much of it a cell needs to be published.
 *
 * @param forks      JVMs, one after another
 * @param rounds     slices of each cell in each of them, beside the first, which is thrown away
 * @param settleMs   at the begin of each slice, not measured
 * @param measuredMs of each slice
 * @param warmUpTicks of each cell before the first round, a million a second
 * @param minSlices  in one state of the machine, for that state to be published
 */
record Effort(int forks, int rounds, int settleMs, int measuredMs, int warmUpTicks, int minSlices) {
    /** What a published figure needs. */
    static final Effort FULL = new Effort(3, 10, 20, 180, 400_000, 10);
    /** A look: fewer and shorter slices than a published figure needs. */
    static final Effort QUICK = new Effort(2, 3, 10, 90, 200_000, 2);

    long settleNs() {
        return settleMs * 1_000_000L;
    }

    long measuredNs() {
        return measuredMs * 1_000_000L;
    }
}
