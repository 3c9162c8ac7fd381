package io.ballast.gateway.sim;

import io.ballast.gateway.InputTime;
import io.ballast.gateway.MarketFeed;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encoded inputs that enter at set times: what the account holds at the start, and operators' commands. */
final class Script {
    private final List<UnsafeBuffer> inputs;
    private int next;

    /** @param inputs in the order of their receive times */
    Script(final List<UnsafeBuffer> inputs) {
        this.inputs = List.copyOf(inputs);
    }

    long nextTimeNs() {
        return next == inputs.size() ? MarketFeed.END : InputTime.receiveTimeNs(inputs.get(next), 0);
    }

    DirectBuffer input() {
        return inputs.get(next);
    }

    void remove() {
        next++;
    }
}
