package io.ballast.settings;

/** Which threads run the pipeline. */
public enum Profile {
    /** One thread polls the gateway, runs the stages, journals and sends. */
    DIRECT(1),
    /** Feed, then one consumer with stages, journal and egress. */
    FUSED(2),
    /** Feed, stages, then journal and egress. */
    SPLIT(3),
    /** Feed, one thread for each stage, then journal and egress. */
    PIPELINED(6);

    private final int threads;

    Profile(final int threads) {
        this.threads = threads;
    }

    /** Threads on the path from tick to order. */
    public int threads() {
        return threads;
    }
}
