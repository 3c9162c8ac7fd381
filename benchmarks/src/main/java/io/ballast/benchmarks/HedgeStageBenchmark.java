package io.ballast.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Hedge alone. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class HedgeStageBenchmark {
    /** What the harness costs. */
    @Benchmark
    public void baseline() {}

    /** One op: an overlay with an open position tests its band and lets the target be. */
    @Benchmark
    public long look(final SteadyMarket market) {
        return market.hedge();
    }

    /** One op: the same overlay behind an event that leaves its contracts as they were, and its drift inside. */
    @Benchmark
    public long calm(final SteadyMarket market) {
        return market.calmHedge();
    }

    /** One op: a drift outside the band becomes new targets; then a look at each of their fills, the last of which reaches them. */
    @Benchmark
    public int decideAndFills(final StageCycle cycle) {
        return cycle.hedge();
    }
}
