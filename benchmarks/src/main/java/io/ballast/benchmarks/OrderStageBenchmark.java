package io.ballast.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Order alone. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class OrderStageBenchmark {
    /** What the harness costs. */
    @Benchmark
    public void baseline() {}

    /** One op: position and target agree, and the stages before say that nothing of them changed. */
    @Benchmark
    public int idle(final SteadyMarket market) {
        return market.order();
    }

    /** One op: new targets through the risk gate to an encoded order for each contract; then their fills. */
    @Benchmark
    public int sendAndFills(final StageCycle cycle) {
        return cycle.order();
    }
}
