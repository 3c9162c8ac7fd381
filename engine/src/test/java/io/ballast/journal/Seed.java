package io.ballast.journal;

import java.util.SplittableRandom;

/** The seed of a generated test: drawn anew for each run, or given with {@code -Dballast.seed=}. */
record Seed(long value) {
    static Seed draw() {
        return new Seed(Long.getLong("ballast.seed", System.nanoTime()));
    }

    SplittableRandom random() {
        return new SplittableRandom(value);
    }

    /** Stands in the message of a failure. */
    @Override
    public String toString() {
        return "-Dballast.seed=" + value;
    }
}
