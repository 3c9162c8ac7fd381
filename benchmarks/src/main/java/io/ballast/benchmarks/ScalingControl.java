package io.ballast.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the gate's check of size must catch. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class ScalingControl {
    /** How many values. */
    @Param({"20", "100", "500"})
    public int constituents;

    private long[] values = {};

    /** For JMH, which sets the parameters and then calls {@link #open}. */
    public ScalingControl() {}

    /** Makes the values. */
    @Setup
    public void open() {
        values = new long[constituents];
    }

    /** One op: the sum of as many values as there are constituents. */
    @Benchmark
    public long sum() {
        long sum = 0;
        for (final long value : values) {
            sum += value;
        }
        return sum;
    }
}
