package io.ballast.benchmarks;

import io.ballast.settings.OutlookSettings;
import io.ballast.signal.OutlookTracker;
import java.util.Random;
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

/** One series' outlook, with the usual settings: a price within a bar, and one that ends a bar. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class OutlookBenchmark {
    private static final OutlookSettings USUAL = new OutlookSettings(
            3_600_000_000_000L, 12, 26, 14, 3, 20_000_000, 0.5, 25, 20, 2, 14_400_000_000_000L, false);
    private static final int PRICES = 1 << 12;
    private static final int WAVES = 17;
    private static final double WAVE_SHARE = 0.1;
    private static final double NOISE_SHARE = 0.01;
    private static final long SEED = 42;
    private static final long STEP_NS = 10_000;

    private final OutlookTracker tracker = new OutlookTracker(USUAL);
    private final double[] prices = new double[PRICES];
    private int next;
    private long timeNs;

    /** For JMH, which then calls {@link #open}. */
    public OutlookBenchmark() {}

    /** Prices in waves of a tenth with noise, and as many bars of them as make every average known and waves counted. */
    @Setup
    public void open() {
        final Random random = new Random(SEED);
        for (int i = 0; i < PRICES; i++) {
            final double wave = WAVE_SHARE * Math.sin(2 * Math.PI * WAVES * i / PRICES);
            prices[i] = 1 + wave + NOISE_SHARE * random.nextGaussian();
        }
        for (int i = 0; i < PRICES; i++) {
            bar();
        }
    }

    /** What the harness costs. */
    @Benchmark
    public void baseline() {}

    /** One op: a price within a bar. */
    @Benchmark
    public boolean price() {
        return tracker.onPrice(timeNs += STEP_NS, nextPrice(), true);
    }

    /** One op: a price that ends a bar: averages, direction, swings, waves, and the outlook that they make. */
    @Benchmark
    public boolean bar() {
        return tracker.onPrice(timeNs += USUAL.barNs(), nextPrice(), true);
    }

    private double nextPrice() {
        return prices[next++ & PRICES - 1];
    }

    OutlookTracker tracker() {
        return tracker;
    }
}
