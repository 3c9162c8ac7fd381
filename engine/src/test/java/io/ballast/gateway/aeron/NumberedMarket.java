package io.ballast.gateway.aeron;

import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.gateway.MarketInput;
import io.ballast.message.CancelOrderDecoder;
import io.ballast.message.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** A market of numbered quotes that remembers the orders it was sent; the next quote waits for the one before the last. */
final class NumberedMarket implements Gateway {
    static final long START_NS = 1_000_000_000L;
    static final long STEP_NS = 1_000;
    private static final long LATENCY_NS = 2 * STEP_NS;

    private final MarketInput input = new MarketInput();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final CancelOrderDecoder order = new CancelOrderDecoder();
    private final List<Long> orders = new ArrayList<>();
    private final int inputs;
    private int next;
    private boolean isFinished;

    NumberedMarket(final int inputs) {
        this.inputs = inputs;
    }

    static long timeOf(final long number) {
        return START_NS + number * STEP_NS;
    }

    @Override
    public int poll(final InputSink sink, final long oldestPendingTimeNs) {
        if (next == inputs) {
            isFinished = oldestPendingTimeNs == NOTHING_PENDING;
            return 0;
        }
        if (oldestPendingTimeNs != NOTHING_PENDING && oldestPendingTimeNs + LATENCY_NS <= timeOf(next)) {
            return 0;
        }
        input.quote()
                .receiveTimeNs(timeOf(next))
                .eventTimeNs(0)
                .sourceSequence(next)
                .bidTicks(1)
                .askTicks(2)
                .bidLots(1)
                .askLots(1)
                .instrumentId(0)
                .sourceId(0);
        if (!sink.offer(input.buffer(), 0, input.length())) {
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
        return false;
    }

    @Override
    public boolean send(final DirectBuffer buffer, final int offset, final int length, final long causeTimeNs) {
        orders.add(order.wrapAndApplyHeader(buffer, offset, header).clientOrderId());
        return true;
    }

    /** Ids of the orders that came; once the server has ended. */
    List<Long> orders() {
        return orders;
    }

    @Override
    public void close() {}
}
