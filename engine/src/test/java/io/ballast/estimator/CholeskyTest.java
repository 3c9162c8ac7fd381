package io.ballast.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import org.junit.jupiter.api.Test;

class CholeskyTest {
    private static final double[] GOOD = {4, 2, 2, 3};

    @Test
    void shouldSolveWhatItFactored() {
        final Cholesky cholesky = new Cholesky(3);
        assertThat(cholesky.factor(GOOD, 2)).isTrue();
        final double[] out = new double[2];
        cholesky.solve(new double[] {8, 8}, out);
        assertThat(out[0]).isCloseTo(1, within(1e-14));
        assertThat(out[1]).isCloseTo(2, within(1e-14));
    }

    @Test
    void shouldReadTheLowerTriangleOnly() {
        final Cholesky cholesky = new Cholesky(2);
        assertThat(cholesky.factor(new double[] {4, Double.NaN, 2, 3}, 2)).isTrue();
        final double[] both = {8, 8};
        cholesky.solve(both, both);
        assertThat(both[1]).isCloseTo(2, within(1e-14));
    }

    @Test
    void shouldKeepTheLastFactorWhenAMatrixIsNotPositiveDefinite() {
        final Cholesky cholesky = new Cholesky(2);
        cholesky.factor(GOOD, 2);
        final byte[] before = StateBytes.of(cholesky::writeState);
        assertThat(cholesky.factor(new double[] {1, 2, 2, 1}, 2))
                .as("indefinite")
                .isFalse();
        assertThat(cholesky.factor(new double[] {1, 1, 1, 1}, 2)).as("singular").isFalse();
        assertThat(cholesky.factor(new double[] {0, 0, 0, 0}, 2)).as("zero").isFalse();
        assertThat(cholesky.factor(new double[] {-1}, 1)).as("negative").isFalse();
        assertThat(cholesky.factor(new double[] {1, Double.NaN, Double.NaN, 1}, 2))
                .as("NaN")
                .isFalse();
        assertThat(cholesky.factor(new double[] {Double.NaN, 0, 0, 1}, 2)).isFalse();
        assertThat(cholesky.factor(new double[] {Double.POSITIVE_INFINITY, 0, 0, 1}, 2))
                .as("infinite")
                .isFalse();
        assertThat(StateBytes.of(cholesky::writeState)).isEqualTo(before);
        assertThat(cholesky.conditionEstimate()).isCloseTo(6 * 6 / 8.0, within(1e-12));
        cholesky.factor(new double[] {1, 0, 0, 1}, 2);
        assertThat(StateBytes.of(cholesky::writeState)).isNotEqualTo(before);
    }

    /** 1/3 · 3 is not always 1: what is left of a singular matrix is rounding, not a pivot. */
    @Test
    void shouldNotTakeRoundingForAPivot() {
        Seeds.forEach(200, generator -> {
            final double a = 1 + Math.abs(generator.gaussian());
            final double b = generator.gaussian();
            assertThat(new Cholesky(2).factor(new double[] {a * a, a * b, a * b, b * b}, 2))
                    .isFalse();
        });
    }

    @Test
    void shouldRefuseDimensionsThatItHasNoRoomFor() {
        final Cholesky cholesky = new Cholesky(2);
        assertThat(cholesky.conditionEstimate()).isInfinite();
        assertThatThrownBy(() -> cholesky.factor(new double[9], 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cholesky.factor(GOOD, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cholesky.solve(GOOD, GOOD)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Cholesky(0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Eigenvalues of [[1,ρ],[ρ,1]] are 1 ± ρ. */
    @Test
    void shouldKnowTheConditionOfTwins() {
        final Cholesky cholesky = new Cholesky(2);
        cholesky.factor(new double[] {1, .999, .999, 1}, 2);
        assertThat(cholesky.conditionEstimate()).isCloseTo(1_999, within(1e-6));
    }

    @Test
    void shouldSolveRandomEquations() {
        Seeds.forEach(300, CholeskyTest::checkSolution);
    }

    private static void checkSolution(final Generator generator) {
        final int n = 1 + generator.below(8);
        final double[] matrix = positiveDefinite(generator, n);
        final double[] expected = new double[n];
        final double[] rhs = new double[n];
        for (int i = 0; i < n; i++) {
            expected[i] = generator.gaussian();
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rhs[i] += matrix[i * n + j] * expected[j];
            }
        }
        final Cholesky cholesky = new Cholesky(8);
        assertThat(cholesky.factor(matrix, n)).isTrue();
        cholesky.solve(rhs, rhs);
        for (int i = 0; i < n; i++) {
            assertThat(rhs[i]).isCloseTo(expected[i], within(1e-13 * cholesky.conditionEstimate()));
        }
        assertThat(cholesky.conditionEstimate()).isBetween(1.0, 1e6);
    }

    private static double[] positiveDefinite(final Generator generator, final int n) {
        final double[] root = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            root[i] = generator.gaussian();
        }
        final double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    matrix[i * n + j] += root[i * n + k] * root[j * n + k];
                }
            }
            matrix[i * n + i] += .1;
        }
        return matrix;
    }
}
