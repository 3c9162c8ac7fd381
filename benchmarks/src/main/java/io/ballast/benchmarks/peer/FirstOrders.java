package io.ballast.benchmarks.peer;

import io.ballast.gateway.Gateway;
import io.ballast.instrument.Instrument;
import io.ballast.launch.EngineConfiguration;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.NewOrderEncoder;
import io.ballast.message.Side;
import java.math.BigDecimal;
import org.agrona.concurrent.UnsafeBuffer;

/** Sends what the position lacks of the target; one order at a time. */
final class FirstOrders {
    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + NewOrderEncoder.BLOCK_LENGTH;

    private final Gateway gateway;
    private final int instrumentId;
    private BigDecimal workingLots = BigDecimal.ZERO;
    private long orders;

    FirstOrders(final EngineConfiguration configuration, final Gateway gateway) {
        this.gateway = gateway;
        instrumentId = configuration.instruments().stream()
                .filter(Instrument::isContract)
                .findFirst()
                .orElseThrow()
                .id();
    }

    void onTick(final FirstTick tick) {
        if (tick.kind == FirstTick.Kind.FILL) {
            workingLots = workingLots.subtract(tick.quantity);
        }
        if (tick.targetLots == null || tick.positionLots == null || workingLots.signum() != 0) {
            return;
        }
        final BigDecimal deltaLots = tick.targetLots.subtract(tick.positionLots);
        if (deltaLots.signum() != 0) {
            workingLots = deltaLots;
            send(deltaLots, tick.timeNs);
        }
    }

    private void send(final BigDecimal lots, final long timeNs) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);
        new NewOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .timeNs(timeNs)
                .clientOrderId(++orders)
                .qtyLots(lots.abs().longValueExact())
                .instrumentId(instrumentId)
                .side(lots.signum() > 0 ? Side.BUY : Side.SELL);
        gateway.send(buffer, 0, LENGTH, timeNs);
    }
}
