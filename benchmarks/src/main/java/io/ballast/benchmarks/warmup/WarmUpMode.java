package io.ballast.benchmarks.warmup;

import java.util.Locale;

/** What a JVM does before its session. */
enum WarmUpMode {
    /** Nothing. */
    OFF(false, false),
    /** The engine's warm-up with its defaults. */
    ON(true, false),
    /** Nothing, but the JVM finds classes and profiles of a former run in a cache (JDK 25). */
    AOT_ONLY(false, true),
    /** Both. */
    AOT(true, true);

    private final boolean isWarmedUp;
    private final boolean isCached;

    WarmUpMode(final boolean isWarmedUp, final boolean isCached) {
        this.isWarmedUp = isWarmedUp;
        this.isCached = isCached;
    }

    boolean isWarmedUp() {
        return isWarmedUp;
    }

    boolean isCached() {
        return isCached;
    }

    /** As in results. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
