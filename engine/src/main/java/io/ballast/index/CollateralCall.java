package io.ballast.index;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Collateral that was asked for one pool: how much, until when, and what has come since. It stays open beyond its deadline:
 * what comes late comes all the same.
 */
final class CollateralCall implements Stateful {
    private long askedNanoUsd;
    private long paidNanoUsd;
    private long deadlineNs;
    private boolean isOverdue;

    /** @param nanoUsd above 0 */
    void open(final long nanoUsd, final long dueNs) {
        askedNanoUsd = nanoUsd;
        paidNanoUsd = 0;
        deadlineNs = dueNs;
        isOverdue = false;
    }

    void close() {
        open(0, 0);
    }

    boolean isOpen() {
        return askedNanoUsd > 0;
    }

    /** What was moved in since it was asked for, less what was moved out. */
    void pay(final long nanoUsd) {
        if (isOpen()) {
            paidNanoUsd += nanoUsd;
        }
    }

    /** Whether all that was asked for has come, however the prices moved since. */
    boolean isPaid() {
        return isOpen() && paidNanoUsd >= askedNanoUsd;
    }

    /** Whether the deadline has passed now, said once. */
    boolean passDeadline(final long timeNs) {
        final boolean isPassed = isOpen() && !isOverdue && timeNs > deadlineNs;
        isOverdue |= isPassed;
        return isPassed;
    }

    boolean isOverdue() {
        return isOverdue;
    }

    long askedNanoUsd() {
        return askedNanoUsd;
    }

    /** 0: none is asked for. */
    long deadlineNs() {
        return deadlineNs;
    }

    @Override
    public void codeState(final StateCodec state) {
        askedNanoUsd = state.of(askedNanoUsd);
        paidNanoUsd = state.of(paidNanoUsd);
        deadlineNs = state.of(deadlineNs);
        isOverdue = state.of(isOverdue);
    }
}
