package io.ballast.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EwmaCovarianceTest {
    /** TV-18: λ .95, ρ .6, σ 1 % and 2 %, then returns of .5 % and 2.5 %. */
    @Test
    void tv18ShouldUpdateEwmaVariancesAndCovariance() {
        final EwmaCovariance ewma = new EwmaCovariance(.95);
        assertThat(ewma.seed(.01 * .01, .02 * .02, .6 * .01 * .02)).isTrue();
        assertThat(ewma.onReturns(.005, .025)).isTrue();
        assertThat(ewma.varianceS()).isCloseTo(.00009625, within(5e-9));
        assertThat(ewma.varianceF()).isCloseTo(.00041125, within(5e-9));
        assertThat(ewma.covariance()).isCloseTo(.00012025, within(5e-9));
        assertThat(ewma.correlation()).isCloseTo(.6044, within(5e-5));
        assertThat(ewma.ratio()).isCloseTo(.00012025 / .00041125, within(1e-12));
    }

    /** TV-19: λ .95, ρ .25, σ 1.6 % and 2.5 %, then 20 → 20.5 and 40 → 40.5. */
    @Test
    void tv19ShouldUpdateEwmaCorrelationFromPrices() {
        final EwmaCovariance ewma = new EwmaCovariance(.95);
        ewma.seed(.016 * .016, .025 * .025, .25 * .016 * .025);
        assertThat(ewma.covariance()).isCloseTo(.0001, within(1e-12));
        ewma.onReturns(20.5 / 20 - 1, 40.5 / 40 - 1);
        assertThat(ewma.correlation()).isCloseTo(.2723, within(5e-5));
    }

    @Test
    void shouldBeRightInRatioFromTheFirstReturnsWithoutASeed() {
        final EwmaCovariance ewma = new EwmaCovariance(.94);
        assertThat(ewma.ratio()).isZero();
        assertThat(ewma.correlation()).isZero();
        ewma.onReturns(.03, .02);
        assertThat(ewma.ratio()).isCloseTo(1.5, within(1e-12));
        assertThat(ewma.correlation()).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldLeaveItsStateWhenReturnsAreUnusable() {
        final EwmaCovariance ewma = new EwmaCovariance(.94);
        ewma.onReturns(.03, .02);
        final byte[] before = StateBytes.of(ewma::writeState);
        assertThat(ewma.onReturns(Double.NaN, .01)).isFalse();
        assertThat(ewma.onReturns(.01, Double.NaN)).isFalse();
        assertThat(ewma.onReturns(.01, Double.POSITIVE_INFINITY)).isFalse();
        assertThat(ewma.onReturns(1e200, .01)).isFalse();
        assertThat(ewma.seed(Double.NaN, 1, 0)).isFalse();
        assertThat(ewma.seed(-1, 1, 0)).isFalse();
        assertThat(ewma.seed(1, 1, 1.1)).isFalse();
        assertThat(ewma.seed(1, 1, Double.NaN)).isFalse();
        assertThat(ewma.seed(1, Double.POSITIVE_INFINITY, 0)).isFalse();
        assertThat(StateBytes.of(ewma::writeState)).isEqualTo(before);
        ewma.onReturns(0, .01);
        assertThat(StateBytes.of(ewma::writeState)).isNotEqualTo(before);
    }

    @Test
    void shouldHoldTheLastRatioWhileTheVarianceIsBelowTheFloor() {
        final EwmaCovariance ewma = new EwmaCovariance(.5);
        assertThat(ewma.ratio(0, .9)).isEqualTo(.9);
        ewma.onReturns(.03, .02);
        assertThat(ewma.ratio(2.01e-4, .9)).isEqualTo(.9);
        assertThat(ewma.ratio(1.99e-4, .9)).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void shouldEndAtZeroAndNotAmongSubnormals() {
        final EwmaCovariance ewma = new EwmaCovariance(.5);
        ewma.onReturns(.01, -.01);
        for (int i = 0; i < 1_200; i++) {
            ewma.onReturns(0, 0);
            assertThat(ewma.varianceS()).matches(EwmaCovarianceTest::isZeroOrNormal);
            assertThat(ewma.covariance()).matches(EwmaCovarianceTest::isZeroOrNormal);
        }
        assertThat(ewma.covariance()).isZero();
    }

    private static boolean isZeroOrNormal(final double value) {
        return value == 0 || Math.abs(value) >= Double.MIN_NORMAL;
    }

    @Test
    void shouldRefuseAnImpossibleLambda() {
        assertThatThrownBy(() -> new EwmaCovariance(1.01)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EwmaCovariance(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
