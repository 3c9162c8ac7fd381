package io.ballast.benchmarks.openloop;

/**
 * Engine time of a paced slice. It carries the intended time, so that who sends an order knows how late it is without
 * a table. It runs sixteen times as fast as the clock: an order for each of a million ticks a second then stays below
 * the largest rate of orders that a configuration may allow.
 */
final class EngineTime {
    /** Of everything before the first tick. */
    static final long OPENING_NS = 1_700_000_000_000_000_000L;

    private static final long BEGIN_NS = OPENING_NS + 1_000_000_000L;
    private static final int SHIFT = 4;

    private EngineTime() {}

    /** Receive time of a tick that is meant to arrive so long after the slice's begin. */
    static long of(final long offsetNs) {
        return BEGIN_NS + (offsetNs << SHIFT);
    }

    /** When the tick of a receive time was meant to arrive, from the slice's begin; below zero before the first. */
    static long offsetNs(final long engineTimeNs) {
        return engineTimeNs - BEGIN_NS >> SHIFT;
    }
}
