package io.ballast.benchmarks.openloop;

import io.ballast.counter.Counters;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.launch.EngineConfiguration;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.pipeline.InputJournal;
import io.ballast.pipeline.SlotObserver;
import io.ballast.settings.Profile;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** Notes the orders that pass to a paced gateway: time of the cause, instrument, side and lots. */
public final class EngineOrders implements Gateway {
    private final PacedGateway gateway;
    private final List<String> orders = new ArrayList<>();

    public EngineOrders(final PacedGateway gateway) {
        this.gateway = gateway;
    }

    /** Those of the engine itself, in one thread. */
    public static List<String> ofPipeline(
            final List<Integer> allowed, final int constituents, final Schedule schedule) {
        final EngineConfiguration configuration = Market.TRADING.configuration(constituents);
        final PacedGateway gateway =
                new PacedGateway(configuration, Market.TRADING.quotes(constituents), true, schedule);
        final Placement placement = new Placement(allowed);
        gateway.place(placement);
        final EngineOrders noted = new EngineOrders(gateway);
        try {
            new PipelineEngine(
                            configuration, Profile.DIRECT, InputJournal.NONE, noted, SlotObserver.NONE, new Counters())
                    .run();
        } finally {
            placement.release();
        }
        return noted.orders();
    }

    public List<String> orders() {
        return List.copyOf(orders);
    }

    @Override
    public int poll(final InputSink sink, final long oldestPendingTimeNs) {
        return gateway.poll(sink, oldestPendingTimeNs);
    }

    @Override
    public boolean isFinished() {
        return gateway.isFinished();
    }

    @Override
    public boolean isLive() {
        return gateway.isLive();
    }

    @Override
    public boolean send(final DirectBuffer buffer, final int offset, final int length, final long causeTimeNs) {
        final NewOrderDecoder order =
                new NewOrderDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        orders.add(causeTimeNs + " " + order.instrumentId() + " " + order.side() + " " + order.qtyLots());
        return gateway.send(buffer, offset, length, causeTimeNs);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
