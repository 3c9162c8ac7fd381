package io.ballast.gateway.aeron;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.gateway.AllocatedBytes;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.message.CancelOrderEncoder;
import io.ballast.message.CancelReason;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.settings.DriverPlace;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine's end of a connection in steady state: inputs in, progress and an order for each out. */
@Timeout(60)
class AeronAllocationTest {
    private static final int EVENTS = 40_000;
    private static final double GATE_BYTES = 0.01;

    @TempDir
    private Path directory;

    @Test
    void shouldAllocateNothingForAnInputAndAnOrder() {
        assertThat(bytesPerEvent(0)).isLessThan(GATE_BYTES);
    }

    @Test
    void shouldFailTheGateWhenSomethingAllocates() {
        assertThat(bytesPerEvent(100)).isGreaterThan(GATE_BYTES);
    }

    private double bytesPerEvent(final int eventsAnAllocation) {
        try (Links links = new Links(directory, DriverPlace.EXCHANGE)) {
            links.serve(new NumberedMarket(2 * EVENTS));
            final AeronGateway gateway = links.gateway(1, 0);
            gateway.connect();
            final Ordering engine = new Ordering(gateway, eventsAnAllocation);
            engine.run(EVENTS);
            final long before = AllocatedBytes.now();
            engine.run(2 * EVENTS);
            final long after = AllocatedBytes.now();
            assertThat(engine.sent).isEqualTo(2 * EVENTS);
            return (double) (after - before) / EVENTS;
        }
    }

    private static final class Ordering implements InputSink {
        private final UnsafeBuffer order =
                new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + CancelOrderEncoder.BLOCK_LENGTH]);
        private final AeronGateway gateway;
        private final int eventsAnAllocation;
        private int taken;
        private int sent;

        Ordering(final AeronGateway gateway, final int eventsAnAllocation) {
            this.gateway = gateway;
            this.eventsAnAllocation = eventsAnAllocation;
            new CancelOrderEncoder()
                    .wrapAndApplyHeader(order, 0, new MessageHeaderEncoder())
                    .timeNs(0)
                    .clientOrderId(1)
                    .instrumentId(0)
                    .overlayId(0)
                    .cancelReason(CancelReason.TARGET_MOVED);
        }

        void run(final int until) {
            // What was taken last may have to wait for its orders: the other end reads them in its own time.
            while (sent < until) {
                gateway.poll(this, Gateway.NOTHING_PENDING);
                while (sent < taken && gateway.send(order, 0, order.capacity(), NumberedMarket.timeOf(sent))) {
                    sent++;
                }
                Thread.onSpinWait();
            }
        }

        @Override
        public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
            if (eventsAnAllocation > 0 && taken % eventsAnAllocation == 0) {
                AllocatedBytes.allocate(16);
            }
            taken++;
            return true;
        }
    }
}
