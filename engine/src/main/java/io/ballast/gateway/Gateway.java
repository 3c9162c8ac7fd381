package io.ballast.gateway;

import org.agrona.DirectBuffer;

/** One connection to the outside: market data, accounts and executions in, orders out. */
public interface Gateway extends AutoCloseable {
    /** {@code oldestPendingTimeNs} when everything published has been processed and its orders sent. */
    long NOTHING_PENDING = Long.MAX_VALUE;

    /**
     * Offers inputs that are due. Called by the feed's thread only.
     *
     * @param sink                takes the inputs
     * @param oldestPendingTimeNs receive time of the oldest input whose outputs may not have been sent yet, or
     *     {@link #NOTHING_PENDING}; a gateway that simulates a venue must not run ahead of what that input may cause
     * @return inputs offered and taken; 0 if there was nothing to do
     */
    int poll(InputSink sink, long oldestPendingTimeNs);

    /** Whether no input will ever come again. Called by the feed's thread only. */
    boolean isFinished();

    /** Whether inputs arrive in their own time, so that a full ring must conflate quotes instead of waiting. */
    boolean isLive();

    /**
     * Sends one encoded output. Called by the egress thread only.
     *
     * @param causeTimeNs receive time of the input that caused it
     * @return false if it cannot leave now; it then returns to the engine as a failed send
     */
    boolean send(DirectBuffer buffer, int offset, int length, long causeTimeNs);

    /**
     * Tells, before the first poll, that a resumed engine has journaled so many of this gateway's inputs: the next one
     * offered is the one behind them. Inputs that the engine makes itself, stamped {@link InputTime#NOW}, do not count.
     *
     * @throws IllegalStateException if this gateway cannot go on behind an input
     */
    default void resumeAt(final long inputs) {
        if (inputs != 0) {
            throw new IllegalStateException("this gateway begins with its first input");
        }
    }

    @Override
    void close();
}
