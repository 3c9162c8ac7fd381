package io.ballast.benchmarks.openloop;

import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.Side;
import io.ballast.pipeline.SlotObserver;
import io.ballast.slot.EventKind;
import io.ballast.slot.OrderSection;
import io.ballast.slot.Slot;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where orders leave: copies each into an outgoing buffer, takes the time, and tells the feed, which fills it. At most one
 * order is on its way.
 */
@SuppressWarnings("unused")
final class OrderTap extends OrderTapFields implements SlotObserver {
    private static final VarHandle ORDERS;

    static {
        try {
            ORDERS = MethodHandles.lookup().findVarHandle(OrderTapFields.class, "orders", long.class);
        } catch (final ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final UnsafeBuffer outgoing = new UnsafeBuffer(new byte[OrderSection.MAX_OUTPUT_BYTES]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NewOrderDecoder order = new NewOrderDecoder();
    private final Arrivals arrivals;
    private final boolean isOrderMeasured;

    private long after01;
    private long after02;
    private long after03;
    private long after04;
    private long after05;
    private long after06;
    private long after07;
    private long after08;
    private long after09;
    private long after10;
    private long after11;
    private long after12;
    private long after13;
    private long after14;
    private long after15;
    private long after16;

    /** @param isOrderMeasured whether a tick is done when its order is written, or when the last thread is done with it */
    OrderTap(final Arrivals arrivals, final boolean isOrderMeasured) {
        this.arrivals = arrivals;
        this.isOrderMeasured = isOrderMeasured;
    }

    /** The slice begins; before its first tick is published. */
    void begin(final long nanoTime) {
        beginNs = nanoTime;
    }

    /**
     * Writes an order; on the thread that sends.
     *
     * @throws IllegalStateException if it is another output: this market gives no reason for one
     */
    void write(final DirectBuffer buffer, final int offset, final int length, final long causeTimeNs) {
        outgoing.putBytes(0, buffer, offset, length);
        final long nowNs = System.nanoTime();
        final long offsetNs = EngineTime.offsetNs(causeTimeNs);
        if (isOrderMeasured && offsetNs >= 0) {
            arrivals.record(offsetNs, nowNs - beginNs);
        }
        header.wrap(outgoing, 0);
        if (header.templateId() != NewOrderDecoder.TEMPLATE_ID) {
            throw new IllegalStateException("the engine sent message " + header.templateId() + " and not an order");
        }
        order.wrapAndApplyHeader(outgoing, 0, header);
        clientOrderId = order.clientOrderId();
        qtyLots = order.qtyLots();
        instrumentId = order.instrumentId();
        isBuy = order.side() == Side.BUY;
        // Publishes the order's fields to the feed.
        ORDERS.setRelease(this, orders + 1);
    }

    /** Behind journal and egress, on the last thread of the pipeline. */
    @Override
    public void onSlot(final Slot slot, final long sequence) {
        final long offsetNs = EngineTime.offsetNs(slot.ingest.timeNs);
        if (!isOrderMeasured && slot.ingest.kind == EventKind.QUOTE && offsetNs >= 0) {
            arrivals.record(offsetNs, System.nanoTime() - beginNs);
        }
    }

    /** How many orders were written; the feed then sees the last one's fields. */
    long ordersAcquire() {
        return (long) ORDERS.getAcquire(this);
    }
}
