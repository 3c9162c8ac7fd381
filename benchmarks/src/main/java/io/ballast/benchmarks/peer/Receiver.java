package io.ballast.benchmarks.peer;

import io.ballast.benchmarks.openloop.Arrivals;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes the time at which each message of one slice arrives. */
final class Receiver {
    private final Arrivals arrivals;
    private final long lastOffsetNs;
    private final AtomicBoolean isDone = new AtomicBoolean();
    private long beginNs;

    /** @param lastOffsetNs time in the last message */
    Receiver(final Arrivals arrivals, final long lastOffsetNs) {
        this.arrivals = arrivals;
        this.lastOffsetNs = lastOffsetNs;
    }

    /** The slice begins; before its first message is handed over. */
    void begin(final long nanoTime) {
        beginNs = nanoTime;
    }

    /** One message; false if it is the end. */
    boolean onMessage(final long offsetNs) {
        if (offsetNs == HandOff.END) {
            return false;
        }
        arrivals.record(offsetNs, System.nanoTime() - beginNs);
        if (offsetNs == lastOffsetNs) {
            isDone.setRelease(true);
        }
        return true;
    }

    /** Whether the last message has arrived. */
    boolean isDone() {
        return isDone.getAcquire();
    }
}
