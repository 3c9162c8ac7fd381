package io.ballast.replay.progress;

import java.util.concurrent.atomic.AtomicLong;

/** One part of the work. Written by one thread, looked at by any. */
public final class PartProgress {
    private final AtomicLong inputs = new AtomicLong();
    private volatile double share;

    /**
     * So far it has come.
     *
     * @param inputsDone  counted from its beginning
     * @param shareOfPart from 0 to 1
     */
    public void at(final long inputsDone, final double shareOfPart) {
        inputs.lazySet(inputsDone);
        share = shareOfPart;
    }

    public long inputs() {
        return inputs.get();
    }

    public double share() {
        return share;
    }
}
