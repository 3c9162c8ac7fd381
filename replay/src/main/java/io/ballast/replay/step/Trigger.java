package io.ballast.replay.step;

/** What a breakpoint waits for. */
@FunctionalInterface
interface Trigger {
    boolean isMet(Stop stop);
}
