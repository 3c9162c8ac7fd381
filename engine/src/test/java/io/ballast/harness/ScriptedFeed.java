package io.ballast.harness;

import io.ballast.gateway.InputTime;
import io.ballast.gateway.MarketFeed;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Market data that the test wrote, in the order of its times. */
public final class ScriptedFeed implements MarketFeed {
    private final List<UnsafeBuffer> inputs;
    private int next;

    public ScriptedFeed(final List<UnsafeBuffer> inputs) {
        this.inputs = inputs;
    }

    @Override
    public long peekTimeNs() {
        return next == inputs.size() ? END : InputTime.receiveTimeNs(inputs.get(next), 0);
    }

    @Override
    public DirectBuffer buffer() {
        return inputs.get(next);
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return inputs.get(next).capacity();
    }

    @Override
    public void advance() {
        next++;
    }

    @Override
    public void close() {
        next = inputs.size();
    }
}
