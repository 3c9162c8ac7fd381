package io.ballast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.harness.Inputs;
import io.ballast.harness.RichWorld;
import io.ballast.harness.World;
import io.ballast.message.ExecutionEncoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.QuoteEncoder;
import io.ballast.message.Side;
import io.ballast.message.TimerEncoder;
import io.ballast.slot.OrderSection;
import io.ballast.slot.Slot;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Under 0.01 bytes an event with an overlay of every kind: optimum, hand-off, pair, protection, basis. */
class RichAllocationTest {
    private static final int EVENTS = 400_000;
    private static final double GATE_BYTES = 0.01;
    private static final String[] NAMES = {"ALT", "ALTF", "UNI", "UNIF", "BTC", "BTCF", "L1", "MARKET", "BASIS", "COIN"
    };
    private static final long[] MIDS = {5_000, 5_000, 2_000, 2_000, 10_000, 10_000, 1_000, 10_000, 1_020, 1_000};
    /** More than can be open at once. */
    private static final int MOST_ORDERS = 64;

    private final World world = RichWorld.world();
    private final Counters counters = new Counters();
    private final Stages stages = world.stages(counters);
    private final Slot slot = new Slot(world.slotShape());
    private final Inputs inputs = new Inputs();
    private final int[] ids = new int[NAMES.length];
    private final UnsafeBuffer quoteBytes = inputs.quote(0, 0, 49, 51);
    private final UnsafeBuffer timerBytes = inputs.timer();
    private final UnsafeBuffer fillBytes =
            inputs.execution(fields -> fields.sourceId(0).instrumentId(1).executionType(ExecutionType.FILL));
    private final QuoteEncoder quote = new QuoteEncoder();
    private final TimerEncoder timer = new TimerEncoder();
    private final ExecutionEncoder fill = new ExecutionEncoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NewOrderDecoder order = new NewOrderDecoder();
    private final long[] orderId = new long[MOST_ORDERS];
    private final long[] orderLots = new long[MOST_ORDERS];
    private final long[] orderTicks = new long[MOST_ORDERS];
    private final int[] orderInstrument = new int[MOST_ORDERS];
    private final Side[] orderSide = new Side[MOST_ORDERS];
    private int read;
    private int filled;
    private long timeNs = Inputs.START_NS;
    private long streamSequence = 1_000;
    private long executions;
    private long sequence;

    @Test
    @Tag("slow")
    void shouldAllocateNothingWithAnOverlayOfEveryKind() {
        for (int i = 0; i < NAMES.length; i++) {
            ids[i] = world.id(NAMES[i]);
        }
        quote.wrap(quoteBytes, MessageHeaderDecoder.ENCODED_LENGTH);
        timer.wrap(timerBytes, MessageHeaderDecoder.ENCODED_LENGTH);
        fill.wrap(fillBytes, MessageHeaderDecoder.ENCODED_LENGTH);
        RichWorld.opening(world, inputs).forEach(input -> {
            run(input);
            fillOrders();
        });
        for (long i = 0; i < EVENTS; i++) {
            event(i);
        }
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long overhead = -threads.getCurrentThreadAllocatedBytes() + threads.getCurrentThreadAllocatedBytes();
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (long i = EVENTS; i < 2L * EVENTS; i++) {
            event(i);
        }
        final long bytes = threads.getCurrentThreadAllocatedBytes() - before - overhead;
        assertThat((double) bytes / EVENTS).isLessThan(GATE_BYTES);
        assertThat(counters.get(Counter.FILLS)).isGreaterThan(1_000);
        assertThat(counters.get(Counter.TARGET_CHANGES)).isGreaterThan(1_000);
    }

    /** Prices swing slowly, each at its own pace, and jitter; every order is filled at once. */
    private void event(final long i) {
        timeNs += TimeUnit.MILLISECONDS.toNanos(200);
        final int at = (int) (i % NAMES.length);
        if (i % 25 == 7) {
            timer.receiveTimeNs(timeNs).sourceSequence(++streamSequence);
            run(timerBytes);
        } else {
            final long phase = Math.floorMod(i / NAMES.length, 400 + 40L * (at / 2));
            final long swing = Math.abs(phase - 200) - 100;
            final long mid = MIDS[at] + MIDS[at] * (swing + (i * 31 + at * 7L) % 5) / 800;
            quote.receiveTimeNs(timeNs)
                    .sourceSequence(++streamSequence)
                    .instrumentId(ids[at])
                    .bidTicks(mid - 1)
                    .askTicks(mid + 1)
                    .bidLots(1_000_000)
                    .askLots(1_000_000);
            run(quoteBytes);
        }
        fillOrders();
    }

    private void fillOrders() {
        readOrders();
        while (filled < read) {
            final int k = filled++ % MOST_ORDERS;
            fill.receiveTimeNs(timeNs)
                    .sourceSequence(++executions)
                    .clientOrderId(orderId[k])
                    .instrumentId(orderInstrument[k])
                    .lastTicks(orderTicks[k])
                    .lastLots(orderLots[k])
                    .leavesLots(0)
                    .side(orderSide[k]);
            run(fillBytes);
            readOrders();
        }
    }

    private void readOrders() {
        int offset = 0;
        for (int i = 0; i < slot.order.outputCount; i++) {
            header.wrap(slot.order.outputs, offset + OrderSection.LENGTH_BYTES);
            if (header.templateId() == NewOrderDecoder.TEMPLATE_ID) {
                order.wrapAndApplyHeader(slot.order.outputs, offset + OrderSection.LENGTH_BYTES, header);
                final int k = read++ % MOST_ORDERS;
                orderId[k] = order.clientOrderId();
                orderLots[k] = order.qtyLots();
                orderTicks[k] = order.limitTicks();
                orderInstrument[k] = order.instrumentId();
                orderSide[k] = order.side() == Side.BUY ? Side.BUY : Side.SELL;
            }
            offset += OrderSection.LENGTH_BYTES + slot.order.outputs.getInt(offset);
        }
    }

    private void run(final DirectBuffer input) {
        slot.input.buffer.putBytes(0, input, 0, input.capacity());
        slot.input.length = input.capacity();
        stages.onSlot(slot, sequence++);
    }
}
