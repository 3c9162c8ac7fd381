package io.ballast.benchmarks;

import io.ballast.estimator.MinTrackingError;
import io.ballast.estimator.ReturnCovariance;
import java.util.Arrays;
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

/** The positions that leave the least tracking error: solved anew with every tick, prepared with every sample of the grid. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class MinTrackingErrorBenchmark {
    private static final long GRID_NS = 1_000_000_000;
    private static final int SAMPLES = 256;
    private static final double RIDGE = 1e-6;
    private static final double EXPOSURE_USD = 20_000;
    private static final double BOUND_USD = 100_000;
    private static final int EXPOSURES = 1 << 6;

    /** How many are solved for together. */
    @Param({"1", "4"})
    public int contracts = 4;

    private MinTrackingError solver = new MinTrackingError(contracts);
    private double[] risk = {};
    private double[] costs = {};
    private double[] shared = {};
    private double[] gradient = {};
    private double[] lower = {};
    private double[] upper = {};
    private double[] near = {};
    private double[] far = {};
    private double[] usd = {};
    private int next;

    /** For JMH, which sets the parameters and then calls {@link #open}. */
    public MinTrackingErrorBenchmark() {}

    /** A sleeve and contracts that follow one market. */
    @Setup
    public void open() {
        solver = new MinTrackingError(contracts);
        final ReturnCovariance covariance = new ReturnCovariance(contracts + 1, 0, 2);
        final MarketReturns returns = new MarketReturns(contracts + 1);
        for (int i = 0; i < SAMPLES; i++) {
            covariance.onReturns(returns.next(), GRID_NS);
        }
        risk = new double[contracts * contracts];
        costs = new double[contracts];
        shared = new double[contracts];
        for (int i = 0; i < contracts; i++) {
            shared[i] = covariance.perYear(i, contracts);
            for (int j = 0; j < contracts; j++) {
                risk[i * contracts + j] = covariance.perYear(i, j);
            }
        }
        gradient = new double[contracts];
        lower = new double[contracts];
        upper = new double[contracts];
        usd = new double[contracts];
        near = bounds(EXPOSURE_USD / (2 * contracts));
        far = bounds(BOUND_USD);
        if (!prepare()) {
            throw new IllegalStateException("the covariance is none");
        }
    }

    private double[] bounds(final double mostUsd) {
        final double[] bounds = new double[contracts];
        Arrays.fill(bounds, mostUsd);
        return bounds;
    }

    /** What the harness costs. */
    @Benchmark
    public void baseline() {}

    /** One op: optimal positions for another exposure, all within their bounds. */
    @Benchmark
    public double solve() {
        return solve(far);
    }

    /** One op: the same where bounds hold every contract back. */
    @Benchmark
    public double solveAtBounds() {
        return solve(near);
    }

    private double solve(final double[] bounds) {
        final double exposureUsd = EXPOSURE_USD + (next++ & EXPOSURES - 1);
        for (int i = 0; i < contracts; i++) {
            gradient[i] = shared[i] * exposureUsd;
            lower[i] = -bounds[i];
            upper[i] = bounds[i];
        }
        return solver.solve(gradient, lower, upper, usd) ? usd[0] : Double.NaN;
    }

    /** One op: the covariance of the contracts checked and factored. */
    @Benchmark
    public boolean prepare() {
        return solver.prepare(risk, contracts, RIDGE, costs);
    }

    double[] usd() {
        return usd.clone();
    }
}
