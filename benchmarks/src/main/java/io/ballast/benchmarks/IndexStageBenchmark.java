package io.ballast.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Index alone. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class IndexStageBenchmark {
    /** What the harness costs. */
    @Benchmark
    public void baseline() {}

    /** One op: a quote as ingest leaves it, taken into prices, sums and NAV, and the section written. */
    @Benchmark
    public long quote(final SteadyMarket market) {
        return market.index();
    }

    /** One op: a quote as in {@link #quote}, and a fill for each contract into position, NAV and margin account. */
    @Benchmark
    public long quoteAndFills(final StageCycle cycle) {
        return cycle.index();
    }
}
