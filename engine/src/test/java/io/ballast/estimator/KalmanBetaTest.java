package io.ballast.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import org.junit.jupiter.api.Test;

class KalmanBetaTest {
    /** TV-21: β 1, P .04, Q = R = 1e-4. */
    @Test
    void tv21ShouldFilterARandomWalkBeta() {
        final KalmanBeta kalman = new KalmanBeta(1, .04, 1e-4, 1e-4);
        assertThat(kalman.onReturns(.02, .03)).isFalse();
        assertThat(kalman.beta()).isCloseTo(1.0691140986, within(5e-11));
        assertThat(kalman.variance()).isCloseTo(.0345570493, within(5e-11));
        assertThat(kalman.onReturns(-.01, -.012)).isFalse();
        assertThat(kalman.beta()).isCloseTo(1.0734982751, within(5e-11));
        assertThat(kalman.variance()).isCloseTo(.0334961708, within(5e-11));
    }

    /** With x 0 the surprise is y alone and S is R: six deviations are .06. */
    @Test
    void shouldStartAgainAfterASurpriseOfMoreThanSixDeviations() {
        final KalmanBeta kalman = new KalmanBeta(1, .04, 1e-4, 1e-4);
        kalman.onReturns(.02, .03);
        final double learned = kalman.beta();
        assertThat(kalman.onReturns(0, .0599)).isFalse();
        assertThat(kalman.beta()).isEqualTo(learned);
        assertThat(kalman.onReturns(0, -.0601)).isTrue();
        assertThat(kalman.beta()).isEqualTo(1);
        assertThat(kalman.variance()).isEqualTo(.04);
    }

    @Test
    void shouldStartAgainWhenNothingIsKnownAnyMore() {
        final KalmanBeta kalman = new KalmanBeta(1, .04, .5, 1e-4);
        kalman.onReturns(.02, .03);
        final double learned = kalman.beta();
        final double variance = kalman.variance();
        final int quiet = (int) Math.floor((100 * .04 - variance) / .5);
        for (int i = 0; i < quiet; i++) {
            assertThat(kalman.onReturns(0, 0)).isFalse();
        }
        assertThat(kalman.beta()).isEqualTo(learned);
        assertThat(kalman.onReturns(0, 0)).isTrue();
        assertThat(kalman.beta()).isEqualTo(1);
    }

    @Test
    void shouldCountWhatIsNotFiniteAndKeepItsEstimate() {
        final KalmanBeta kalman = new KalmanBeta(1, .04, 1e-4, 1e-4);
        kalman.onReturns(.02, .03);
        final double beta = kalman.beta();
        final double variance = kalman.variance();
        assertThat(kalman.onReturns(Double.NaN, .01)).isFalse();
        assertThat(kalman.onReturns(.01, Double.NaN)).isFalse();
        assertThat(kalman.onReturns(Double.POSITIVE_INFINITY, .01)).isFalse();
        assertThat(kalman.onReturns(1e200, 0)).isFalse();
        assertThat(kalman.refused()).isEqualTo(4);
        assertThat(kalman.beta()).isEqualTo(beta);
        assertThat(kalman.variance()).isEqualTo(variance);
    }

    @Test
    void shouldRefuseImpossibleNoise() {
        assertThatThrownBy(() -> new KalmanBeta(1, 0, 1e-4, 1e-4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KalmanBeta(1, .04, -1, 1e-4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KalmanBeta(1, .04, 1e-4, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KalmanBeta(Double.NaN, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldWriteWhatItKnows() {
        final KalmanBeta kalman = new KalmanBeta(1, .04, 1e-4, 1e-4);
        final byte[] before = StateBytes.of(kalman::writeState);
        kalman.onReturns(.02, .03);
        assertThat(StateBytes.of(kalman::writeState)).hasSameSizeAs(before).isNotEqualTo(before);
    }

    /** Without drift it is Bayes with a normal prior: 1/P = 1/P₀ + Σx²/R. */
    @Test
    void shouldEqualTheBayesianRegressionWhenBetaDoesNotWalk() {
        Seeds.forEach(100, KalmanBetaTest::checkAgainstBayes);
    }

    private static void checkAgainstBayes(final Generator generator) {
        final KalmanBeta kalman = new KalmanBeta(.9, .25, 0, 1e-4);
        double precision = 1 / .25;
        double evidence = .9 / .25;
        for (int i = 0; i < 200; i++) {
            final double x = .02 * generator.gaussian();
            final double y = 1.2 * x + .005 * generator.gaussian();
            assertThat(kalman.onReturns(x, y)).isFalse();
            precision += x * x / 1e-4;
            evidence += x * y / 1e-4;
            assertThat(kalman.variance()).isCloseTo(1 / precision, within(1e-12));
            assertThat(kalman.beta()).isCloseTo(evidence / precision, within(1e-10));
        }
    }
}
