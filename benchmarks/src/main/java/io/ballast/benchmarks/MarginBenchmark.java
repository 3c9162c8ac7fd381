package io.ballast.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** What a contract's price asks of the index stage, and how much of it a margin account with positions adds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MarginBenchmark {
    /** What the harness costs. */
    @Benchmark
    public void baseline() {}

    /** One op: a contract's price into the book and, where a position is open, its profit, its tier's margin and the ladder. */
    @Benchmark
    public long quote(final ContractMarket market) {
        return market.quote();
    }
}
