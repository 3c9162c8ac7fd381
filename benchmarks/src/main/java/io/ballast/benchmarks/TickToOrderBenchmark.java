package io.ballast.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** One tick through ingest, index, hedge and order on one thread, without ring and journal. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TickToOrderBenchmark {
    /** What the harness and one look at the clock cost: the measure of the others. */
    @Benchmark
    public long baseline() {
        return System.nanoTime();
    }

    /** One op: a quote of 70 bytes copied into the slot, stamped, taken through all four stages; no output. */
    @Benchmark
    public int noOrder(final SteadyMarket market) {
        return market.tick();
    }

    /** As {@link #noOrder}, with every kind of index, overlay and signal configured. */
    @Benchmark
    public int everything(final FullMarket market) {
        return market.tick();
    }

    /**
     * One op is two inputs: a quote as in {@link #noOrder} that changes the target, with three outputs (transition,
     * target change, order), and the order's fill, read from the outputs and encoded into the slot, with one
     * output (transition).
     */
    @Benchmark
    public int withOrder(final TradingMarket market) {
        return market.tick();
    }
}
