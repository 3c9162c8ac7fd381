package io.ballast.benchmarks;

import io.ballast.estimator.ReturnCovariance;
import java.util.concurrent.TimeUnit;
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

/** What an overlay's grid takes once a second: a return of each of 8 sleeves, 4 contracts and the index. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class CovarianceBenchmark {
    /** Series of the large portfolio. */
    static final int SERIES = 13;

    private static final int MIN_SAMPLES = 100;
    private static final long HALF_LIFE_NS = 864_000_000_000_000L;
    private static final long GRID_NS = 1_000_000_000;

    private final ReturnCovariance covariance = new ReturnCovariance(SERIES, HALF_LIFE_NS, MIN_SAMPLES);
    private final MarketReturns returns = new MarketReturns(SERIES);

    /** For JMH, which then calls {@link #open}. */
    public CovarianceBenchmark() {}

    /** As many samples as make it ready. */
    @Setup
    public void open() {
        for (int i = 0; i < 2 * MIN_SAMPLES; i++) {
            sample();
        }
    }

    /** What the harness costs. */
    @Benchmark
    public void baseline() {}

    /** One op: thirteen returns winsorized and added to ninety-one decayed covariances. */
    @Benchmark
    public int sample() {
        return covariance.onReturns(returns.next(), GRID_NS);
    }

    ReturnCovariance covariance() {
        return covariance;
    }
}
