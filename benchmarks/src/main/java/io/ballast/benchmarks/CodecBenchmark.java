package io.ballast.benchmarks;

import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.NewOrderEncoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.QuoteEncoder;
import io.ballast.message.Side;
import io.ballast.message.TimeInForce;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The messages of one tick in SBE: header and all fields of a quote and of an order. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class CodecBenchmark {
    private static final int BYTES = 256;

    private final UnsafeBuffer quotes = new UnsafeBuffer(new byte[BYTES]);
    private final UnsafeBuffer orders = new UnsafeBuffer(new byte[BYTES]);
    private final MessageHeaderEncoder written = new MessageHeaderEncoder();
    private final MessageHeaderDecoder read = new MessageHeaderDecoder();
    private final QuoteEncoder quote = new QuoteEncoder();
    private final QuoteDecoder readQuote = new QuoteDecoder();
    private final NewOrderEncoder order = new NewOrderEncoder();
    private final NewOrderDecoder readOrder = new NewOrderDecoder();
    private long number;

    /** For JMH, which then calls {@link #open}. */
    public CodecBenchmark() {}

    /** Something to decode. */
    @Setup
    public void open() {
        encodeQuote();
        encodeOrder();
    }

    /** What the harness costs. */
    @Benchmark
    public void baseline() {}

    /** One op: a quote into a buffer. */
    @Benchmark
    public int encodeQuote() {
        final long next = ++number;
        quote.wrapAndApplyHeader(quotes, 0, written)
                .receiveTimeNs(next)
                .eventTimeNs(next)
                .sourceSequence(next)
                .bidTicks(BenchmarkPortfolio.CONTRACT_TICKS - 1)
                .askTicks(BenchmarkPortfolio.CONTRACT_TICKS + 1)
                .bidLots(next)
                .askLots(next)
                .instrumentId(1)
                .sourceId(0);
        return quote.encodedLength();
    }

    /** One op: every field of a quote out of a buffer. */
    @Benchmark
    public long decodeQuote() {
        readQuote.wrapAndApplyHeader(quotes, 0, read);
        return readQuote.receiveTimeNs()
                + readQuote.eventTimeNs()
                + readQuote.sourceSequence()
                + readQuote.bidTicks()
                + readQuote.askTicks()
                + readQuote.bidLots()
                + readQuote.askLots()
                + readQuote.instrumentId()
                + readQuote.sourceId();
    }

    /** One op: an order into a buffer. */
    @Benchmark
    public int encodeOrder() {
        final long next = ++number;
        order.wrapAndApplyHeader(orders, 0, written)
                .timeNs(next)
                .clientOrderId(next)
                .limitTicks(BenchmarkPortfolio.CONTRACT_TICKS)
                .qtyLots(next)
                .instrumentId(1)
                .overlayId(0)
                .side((next & 1) == 0 ? Side.BUY : Side.SELL)
                .timeInForce(TimeInForce.GOOD_TILL_CANCEL)
                .reduceOnly((short) 0);
        return order.encodedLength();
    }

    /** One op: every field of an order out of a buffer. */
    @Benchmark
    public long decodeOrder() {
        readOrder.wrapAndApplyHeader(orders, 0, read);
        return readOrder.timeNs()
                + readOrder.clientOrderId()
                + readOrder.limitTicks()
                + readOrder.qtyLots()
                + readOrder.instrumentId()
                + readOrder.overlayId()
                + readOrder.side().value()
                + readOrder.timeInForce().value()
                + readOrder.reduceOnly();
    }
}
