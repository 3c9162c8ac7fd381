package io.ballast.benchmarks.openloop;

import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.gateway.InputTime;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.NewOrderEncoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.Side;
import io.ballast.slot.InputSection;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One thread that polls, copies each input into a slot's buffer and answers each quote with the same order: what the
 * harness itself and its market cost.
 */
public final class NullEngine implements PacedEngine, InputSink {
    private static final int ORDER_BYTES = MessageHeaderEncoder.ENCODED_LENGTH + NewOrderEncoder.BLOCK_LENGTH;

    private final InputSection slot = new InputSection();
    private final UnsafeBuffer order = new UnsafeBuffer(new byte[ORDER_BYTES]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PacedGateway gateway;

    /** @param gateway takes the orders */
    public NullEngine(final PacedGateway gateway) {
        this.gateway = gateway;
        new NewOrderEncoder()
                .wrapAndApplyHeader(order, 0, new MessageHeaderEncoder())
                .clientOrderId(1)
                .qtyLots(1)
                .side(Side.SELL);
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
    public void run(final PacedGateway market) {
        while (!market.isFinished()) {
            if (market.poll(this, Gateway.NOTHING_PENDING) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
        slot.buffer.putBytes(0, buffer, offset, length);
        slot.length = length;
        header.wrap(slot.buffer, 0);
        final long timeNs = InputTime.receiveTimeNs(slot.buffer, 0);
        if (header.templateId() == QuoteDecoder.TEMPLATE_ID && timeNs > EngineTime.OPENING_NS) {
            gateway.send(order, 0, ORDER_BYTES, timeNs);
        }
        return true;
    }
}
