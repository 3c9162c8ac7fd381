package io.ballast.settings;

/** What a thread of the pipeline does while it has nothing to do. */
public enum WaitMode {
    /** Spins: the lowest latency, a whole core for each thread. */
    SPIN(true),
    /** Spins and yields the core between looks. */
    YIELD(true),
    /** Parks briefly between looks: leaves the core to others, adds tens of microseconds. */
    PARK(false);

    private final boolean spinning;

    WaitMode(final boolean spinning) {
        this.spinning = spinning;
    }

    public boolean isSpinning() {
        return spinning;
    }
}
