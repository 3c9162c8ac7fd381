package io.ballast.gateway.aeron;

import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.message.CancelOrderEncoder;
import io.ballast.message.CancelReason;
import io.ballast.message.FeedStatusDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.QuoteDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/** An engine that notes what it takes, processes it at once, and orders at every tenth quote. */
final class TakenInputs implements InputSink {
    static final int QUOTES_AN_ORDER = 10;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final FeedStatusDecoder status = new FeedStatusDecoder();
    private final UnsafeBuffer order =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + CancelOrderEncoder.BLOCK_LENGTH]);
    private final List<String> taken = new ArrayList<>();
    private final List<Long> sent = new ArrayList<>();
    private final AeronGateway gateway;
    private int refusals;
    private long due = -1;

    TakenInputs(final AeronGateway gateway) {
        this.gateway = gateway;
    }

    /** Lets the sink refuse the next offers. */
    void refuse(final int times) {
        refusals = times;
    }

    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
        if (refusals > 0) {
            refusals--;
            return false;
        }
        header.wrap(buffer, offset);
        if (header.templateId() == QuoteDecoder.TEMPLATE_ID) {
            final long number = quote.wrapAndApplyHeader(buffer, offset, header).sourceSequence();
            taken.add(Long.toString(number));
            due = number % QUOTES_AN_ORDER == 0 ? number : -1;
            if (due >= 0 && send(due)) {
                sent.add(due);
            }
        } else {
            status.wrapAndApplyHeader(buffer, offset, header);
            taken.add(status.status() + " " + status.sourceId());
        }
        return true;
    }

    boolean send(final long id) {
        new CancelOrderEncoder()
                .wrapAndApplyHeader(order, 0, new MessageHeaderEncoder())
                .timeNs(NumberedMarket.timeOf(id))
                .clientOrderId(id)
                .instrumentId(0)
                .overlayId(0)
                .cancelReason(CancelReason.TARGET_MOVED);
        return gateway.send(order, 0, order.capacity(), NumberedMarket.timeOf(id));
    }

    /** Polls until something has happened. */
    void pollUntil(final BooleanSupplier hasHappened) {
        final IdleStrategy idle = new BackoffIdleStrategy();
        while (!hasHappened.getAsBoolean()) {
            idle.idle(gateway.poll(this, Gateway.NOTHING_PENDING));
        }
    }

    void pollUntilFinished() {
        pollUntil(gateway::isFinished);
    }

    void pollUntilTaken(final int inputs) {
        pollUntil(() -> taken.size() >= inputs);
    }

    /** Numbers of quotes, and sources with what was said of them. */
    List<String> taken() {
        return taken;
    }

    /** Ids of the orders that left. */
    List<Long> sent() {
        return sent;
    }
}
