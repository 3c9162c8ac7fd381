package io.ballast.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.MarketInput;
import io.ballast.harness.Inputs;
import io.ballast.harness.World;
import io.ballast.message.AccountChange;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.NewOrderEncoder;
import io.ballast.message.Side;
import io.ballast.message.TimeInForce;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.FaultKind;
import io.ballast.settings.FaultSettings;
import io.ballast.settings.VenueRules;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Under 0.01 bytes an input of the embedded exchange, chunks of its log included, with faults of every message. */
class SimAllocationTest {
    private static final int EVENTS = 1_000_000;
    private static final double GATE_BYTES = 0.01;

    /** A market that swings for ever, a quote a millisecond. */
    private static final class Swing implements MarketFeed {
        private final MarketInput input = new MarketInput();
        private long step;

        Swing() {
            advance();
        }

        @Override
        public long peekTimeNs() {
            return Inputs.START_NS + step * 1_000_000;
        }

        @Override
        public DirectBuffer buffer() {
            return input.buffer();
        }

        @Override
        public int offset() {
            return 0;
        }

        @Override
        public int length() {
            return input.length();
        }

        @Override
        public void advance() {
            step++;
            input.quote()
                    .receiveTimeNs(peekTimeNs())
                    .eventTimeNs(0)
                    .sourceSequence(step)
                    .bidTicks(999 + (step & 1))
                    .askTicks(1001 + (step & 1))
                    .bidLots(5)
                    .askLots(5)
                    .instrumentId(0)
                    .sourceId(0);
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    @Test
    @Tag("slow")
    void shouldAllocateNothingWhileOrdersAreFilledAndMessagesGoAstray() {
        final List<FaultSettings> faults = List.of(
                FaultSettings.chance(FaultKind.DUPLICATE_DATA, 100_000_000, 0),
                FaultSettings.chance(FaultKind.REORDER_DATA, 100_000_000, 5_000_000),
                FaultSettings.chance(FaultKind.LOSE_ACK, 100_000_000, 0),
                FaultSettings.chance(FaultKind.LATE_FILL, 100_000_000, 5_000_000));
        assertThat(bytesPerInput(List.of(), false)).isLessThan(GATE_BYTES);
        assertThat(bytesPerInput(faults, false)).isLessThan(GATE_BYTES);
        assertThat(bytesPerInput(List.of(), true)).as("the control").isGreaterThan(GATE_BYTES);
    }

    private static double bytesPerInput(final List<FaultSettings> faults, final boolean isWasteful) {
        final World world = World.simple().linear("FUT", "10");
        final Inputs inputs = new Inputs();
        final SimGateway gateway = new SimGateway(
                new Swing(),
                world.instruments(),
                1,
                new ExchangeSettings(500_000, 2_000_000, 3_000_000, 0, 0, true)
                        .with(VenueRules.DEFAULT)
                        .with(faults),
                List.of(inputs.account(0, AccountChange.OPENING_BALANCE, 1_000_000_000_000_000L)),
                List.of(),
                World.SECOND,
                1);
        final Trader trader = new Trader(gateway, isWasteful);
        trader.run(EVENTS / 4);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        final long filledBefore = gateway.accounts().executionSequence(0);
        trader.run(EVENTS);
        final long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(gateway.accounts().executionSequence(0) - filledBefore).isGreaterThan(EVENTS / 20);
        return (double) bytes / EVENTS;
    }

    /** Buys and sells a lot in turn with every sixteenth input. */
    private static final class Trader {
        private final SimGateway gateway;
        private final boolean isWasteful;
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        private final NewOrderEncoder order = new NewOrderEncoder();
        private final MessageHeaderEncoder header = new MessageHeaderEncoder();
        private final InputSink sink = this::take;
        private long id;
        private long taken;
        private byte[] waste = {};

        Trader(final SimGateway gateway, final boolean isWasteful) {
            this.gateway = gateway;
            this.isWasteful = isWasteful;
        }

        void run(final long inputs) {
            final long end = taken + inputs;
            while (taken < end) {
                gateway.poll(sink, Gateway.NOTHING_PENDING);
            }
        }

        private boolean take(final DirectBuffer input, final int offset, final int length) {
            if (++taken % 16 == 0) {
                send(input.getLong(offset + MessageHeaderEncoder.ENCODED_LENGTH));
                waste = isWasteful ? new byte[16] : waste;
            }
            return true;
        }

        private void send(final long timeNs) {
            order.wrapAndApplyHeader(buffer, 0, header)
                    .clientOrderId(++id)
                    .limitTicks(id % 2 == 0 ? 950 : 1050)
                    .qtyLots(1)
                    .instrumentId(0)
                    .side(id % 2 == 0 ? Side.SELL : Side.BUY)
                    .timeInForce(TimeInForce.IMMEDIATE_OR_CANCEL)
                    .reduceOnly((short) 0);
            if (!gateway.send(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + NewOrderEncoder.BLOCK_LENGTH, timeNs)) {
                throw new IllegalStateException("the way to the exchange is full");
            }
        }
    }
}
