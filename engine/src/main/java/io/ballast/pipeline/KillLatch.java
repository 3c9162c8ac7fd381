package io.ballast.pipeline;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.slot.CommandKind;
import io.ballast.slot.EventKind;
import io.ballast.slot.Slot;
import org.HdrHistogram.Histogram;

/**
 * Joins the feed that saw a kill to the egress behind all stages: from then until the KILL has passed the stages, which
 * blocks whatever comes after it, sends that would add risk are held back. It also measures how long that took.
 */
final class KillLatch {
    private static final long LONGEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final Counters counters;
    private final Histogram seenToCancelNs = new Histogram(LONGEST_NS, DIGITS);
    /** Written before {@link #isHolding}, read behind it. */
    private long seenNanoTime;

    private volatile boolean isHolding;
    private volatile int resets;

    KillLatch(final Counters counters) {
        this.counters = counters;
    }

    /** Feed thread: a kill was seen. */
    void hold(final long nanoTime) {
        if (!isHolding) {
            seenNanoTime = nanoTime;
            isHolding = true;
        }
    }

    /** Feed thread: how often an operator has reset the kill switch. */
    int resets() {
        return resets;
    }

    /** Egress thread. */
    boolean isHolding() {
        return isHolding;
    }

    /** Egress thread. */
    void onHeldBack() {
        counters.increment(Counter.SENDS_HELD_BACK);
    }

    /** Egress thread: an event whose outputs have been sent. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // Only this thread writes it.
    void onSent(final Slot slot) {
        if (!slot.order.isKill && slot.ingest.kind != EventKind.COMMAND) {
            return;
        }
        final boolean isOrdered = slot.ingest.kind == EventKind.COMMAND && slot.ingest.commandKind == CommandKind.KILL;
        if (slot.order.isKill) {
            final long since = isOrdered && isHolding ? seenNanoTime : slot.input.claimedNanoTime;
            seenToCancelNs.recordValue(Math.min(LONGEST_NS, System.nanoTime() - since));
        }
        if (isOrdered) {
            isHolding = false;
        } else if (slot.ingest.kind == EventKind.COMMAND && slot.ingest.commandKind == CommandKind.RESET_KILL) {
            resets++;
        }
    }

    /**
     * From a kill seen by the feed, of a command or a breach from the claim of the slot that brought it, to its
     * cancellations sent.
     */
    Histogram seenToCancelNs() {
        return seenToCancelNs;
    }
}
