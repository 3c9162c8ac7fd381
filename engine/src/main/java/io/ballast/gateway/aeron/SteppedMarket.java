package io.ballast.gateway.aeron;

import io.ballast.gateway.Gateway;
import org.agrona.DirectBuffer;

/**
 * A market and its exchange as a sequence of steps: with the same orders before the same steps it does the same, so a
 * number of steps says exactly where it is.
 */
final class SteppedMarket implements AutoCloseable {
    private final Gateway gateway;
    private final SentInputs inputs;
    private long steps;

    SteppedMarket(final Gateway gateway, final SentInputs inputs) {
        this.gateway = gateway;
        this.inputs = inputs;
    }

    /** One step, if the engine is far enough; returns a work count. */
    int step(final long oldestPendingTimeNs) {
        final int work = gateway.poll(inputs, oldestPendingTimeNs);
        steps += work;
        return work;
    }

    /** Takes an order that acts at a later step; false if there is no room. */
    boolean send(final DirectBuffer buffer, final int offset, final int length, final long causeTimeNs) {
        return gateway.send(buffer, offset, length, causeTimeNs);
    }

    /** Steps taken. */
    long steps() {
        return steps;
    }

    /** Whether it ended with everything processed. */
    boolean isFinished() {
        return gateway.isFinished();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
