package io.ballast.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Ingest alone. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class IngestStageBenchmark {
    /** What the harness costs. */
    @Benchmark
    public void baseline() {}

    /** One op: a quote copied into the slot, stamped, decoded and checked. */
    @Benchmark
    public long quote(final SteadyMarket market) {
        return market.ingest();
    }

    /** One op: a quote as in {@link #quote}, and the fills of the orders that it leads to, decoded and checked. */
    @Benchmark
    public long quoteAndFills(final StageCycle cycle) {
        return cycle.ingest();
    }
}
