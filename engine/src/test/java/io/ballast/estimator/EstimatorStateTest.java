package io.ballast.estimator;

import io.ballast.harness.Twins;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An estimator that was set to what another wrote estimates as that one does. */
class EstimatorStateTest {
    private static final long SECOND = 1_000_000_000L;
    private static final double[] COSTS = {1, 2, 3};

    @Test
    void shouldSetActiveReturns() {
        Twins.check(
                ActiveReturns::new,
                (returns, index, choices) -> returns.onReturn(choices.nextGaussian()),
                returns -> List.of(returns.count(), returns.deviation()));
    }

    @Test
    void shouldSetARegression() {
        Twins.check(
                Regression::new,
                (regression, index, choices) -> regression.onPair(choices.nextGaussian(), choices.nextGaussian()),
                regression -> List.of(
                        regression.ratio(), regression.deviationS(), regression.correlation(), regression.count()));
    }

    @Test
    void shouldSetAnEwmaCovariance() {
        Twins.check(
                () -> new EwmaCovariance(0.9),
                (ewma, index, choices) -> {
                    if (choices.nextInt(20) == 0) {
                        ewma.seed(2, 3, choices.nextDouble());
                    }
                    ewma.onReturns(choices.nextGaussian(), choices.nextGaussian());
                },
                ewma -> List.of(ewma.ratio(), ewma.correlation(), ewma.varianceS()));
    }

    @Test
    void shouldSetAKalmanFilter() {
        Twins.check(
                () -> new KalmanBeta(1, 0.04, 1e-4, 0.25),
                (kalman, index, choices) -> kalman.onReturns(
                        choices.nextInt(15) == 0 ? Double.NaN : choices.nextGaussian(), 2 * choices.nextGaussian()),
                kalman -> List.of(kalman.beta(), kalman.variance(), kalman.refused()));
    }

    @Test
    void shouldSetAnAsynchronousCovariance() {
        Twins.check(
                () -> new HayashiYoshida(30 * SECOND),
                (estimator, index, choices) -> {
                    final long timeNs = (index + choices.nextInt(2)) / 2 * SECOND;
                    if (choices.nextBoolean()) {
                        estimator.onX(timeNs, choices.nextGaussian());
                    } else {
                        estimator.onY(timeNs, choices.nextGaussian());
                    }
                },
                estimator -> List.of(estimator.covariance()));
    }

    @Test
    void shouldSetARefreshTimeGrid() {
        Twins.check(
                () -> new RefreshTimeGrid(3),
                (grid, index, choices) -> grid.onTick(choices.nextInt(3)),
                grid -> List.of(StateBytes.of(grid::writeState).length));
    }

    @Test
    void shouldSetReturnCovariances() {
        final double[] returns = new double[3];
        Twins.check(
                () -> new ReturnCovariance(3, 20 * SECOND, 8),
                (covariance, index, choices) -> {
                    Arrays.setAll(returns, i -> choices.nextGaussian() * (choices.nextInt(12) == 0 ? 50 : 1));
                    covariance.onReturns(returns, SECOND + choices.nextInt(2) * SECOND);
                },
                covariance -> List.of(
                        covariance.isReady(),
                        covariance.effectiveSamples(),
                        covariance.perYear(2, 0),
                        covariance.standardError(1, 2)));
    }

    @Test
    void shouldSetAFactor() {
        Twins.check(
                () -> new Cholesky(3),
                (cholesky, index, choices) -> cholesky.factor(matrix(choices), 3),
                cholesky -> List.of(cholesky.conditionEstimate(), solved(cholesky)));
    }

    @Test
    void shouldSetAnOptimum() {
        Twins.check(
                () -> new MinTrackingError(3),
                (optimum, index, choices) -> optimum.prepare(matrix(choices), 3, 1e-6, COSTS),
                optimum -> List.of(optimum.dropped(), optimum.isDropped(1), solved(optimum)));
    }

    /** Now and then one with twins, or none that has a factor. */
    private static double[] matrix(final Random choices) {
        final double[] a = choices.doubles(9, -1, 1).toArray();
        if (choices.nextInt(3) == 0) {
            System.arraycopy(a, 0, a, 3, 3);
            a[4] += 1e-4 * choices.nextInt(3);
        }
        final double[] product = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                product[i * 3 + j] = a[i * 3] * a[j * 3] + a[i * 3 + 1] * a[j * 3 + 1] + a[i * 3 + 2] * a[j * 3 + 2];
            }
        }
        return product;
    }

    private static String solved(final Cholesky cholesky) {
        final double[] out = new double[3];
        if (cholesky.conditionEstimate() < Double.POSITIVE_INFINITY) {
            cholesky.solve(new double[] {1, -2, 3}, out);
        }
        return Arrays.toString(out);
    }

    private static String solved(final MinTrackingError optimum) {
        final double[] out = new double[3];
        final double[] lots = {10, 20, 30};
        optimum.solve(new double[] {1, -2, 3}, new double[] {-5, -5, -5}, new double[] {1, 1, 1}, out);
        return Arrays.toString(out) + optimum.objective(lots, out);
    }
}
