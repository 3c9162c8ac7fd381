package io.ballast.pipeline;

import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.harness.Outputs;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Offers what the test wrote, as fast as it is taken, and remembers what was sent. */
final class ScriptedGateway implements Gateway {
    private final List<UnsafeBuffer> inputs;
    private final boolean isLive;
    private final int refusals;
    private final List<String> sent = new CopyOnWriteArrayList<>();
    /** Opens when an input was refused by a full ring. */
    final CountDownLatch ringIsFull = new CountDownLatch(1);

    private int next;
    private int refused;
    private boolean isFinished;

    /** @param refusals how many of the first sends do not leave */
    ScriptedGateway(final List<UnsafeBuffer> inputs, final boolean isLive, final int refusals) {
        this.inputs = inputs;
        this.isLive = isLive;
        this.refusals = refusals;
    }

    @Override
    public int poll(final InputSink sink, final long oldestPendingTimeNs) {
        if (next == inputs.size()) {
            isFinished = oldestPendingTimeNs == NOTHING_PENDING;
            return 0;
        }
        final UnsafeBuffer input = inputs.get(next);
        if (!sink.offer(input, 0, input.capacity())) {
            ringIsFull.countDown();
            return 0;
        }
        next++;
        return 1;
    }

    @Override
    public boolean isFinished() {
        return isFinished;
    }

    @Override
    public boolean isLive() {
        return isLive;
    }

    @Override
    public boolean send(final DirectBuffer buffer, final int offset, final int length, final long causeTimeNs) {
        if (refused < refusals) {
            refused++;
            return false;
        }
        sent.add(Outputs.decode(buffer, offset).toString());
        return true;
    }

    List<String> sent() {
        return sent;
    }

    @Override
    public void close() {}
}
