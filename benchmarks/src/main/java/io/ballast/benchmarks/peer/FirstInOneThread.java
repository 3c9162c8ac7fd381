package io.ballast.benchmarks.peer;

import io.ballast.benchmarks.openloop.PacedEngine;
import io.ballast.benchmarks.openloop.PacedGateway;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.launch.EngineConfiguration;
import java.util.List;
import org.agrona.DirectBuffer;

/** The overlay as a team would write it first, with maps and decimals, all steps in the thread that polls. */
final class FirstInOneThread implements PacedEngine, InputSink {
    private final FirstIngest ingest;
    private final FirstIndex index;
    private final FirstHedge hedge;
    private final FirstOrders orders;

    /** @param out takes the orders */
    FirstInOneThread(final EngineConfiguration configuration, final Gateway out) {
        ingest = new FirstIngest(configuration.instruments());
        index = new FirstIndex(configuration);
        hedge = new FirstHedge(configuration);
        orders = new FirstOrders(configuration, out);
    }

    @Override
    public List<Thread> threads() {
        return List.of();
    }

    @Override
    public boolean isSpinning() {
        return true;
    }

    @Override
    public void run(final PacedGateway gateway) {
        while (!gateway.isFinished()) {
            if (gateway.poll(this, Gateway.NOTHING_PENDING) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
        final FirstTick tick = ingest.decode(buffer, offset);
        index.onTick(tick);
        hedge.onTick(tick);
        orders.onTick(tick);
        return true;
    }
}
