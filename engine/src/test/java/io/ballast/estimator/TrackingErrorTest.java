package io.ballast.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrackingErrorTest {
    @Test
    void tv41ShouldAnnualizeTheDeviationOfDailyActiveReturns() {
        final ActiveReturns returns = new ActiveReturns();
        for (final double daily : new double[] {.001, -.001, .002, -.002}) {
            assertThat(returns.onReturn(daily)).isTrue();
        }
        assertThat(returns.count()).isEqualTo(4);
        assertThat(returns.deviation()).isCloseTo(Math.sqrt(1e-5 / 3), within(1e-15));
        assertThat(TrackingError.annualized(returns.deviation(), 365)).isCloseTo(.034881, within(5e-7));
    }

    @Test
    void shouldNotCountAMeanAsDeviation() {
        final ActiveReturns returns = new ActiveReturns();
        assertThat(returns.deviation()).isZero();
        returns.onReturn(1e6 + .01);
        assertThat(returns.deviation()).isZero();
        returns.onReturn(1e6 - .01);
        assertThat(returns.deviation()).isCloseTo(.01 * Math.sqrt(2), within(1e-9));
    }

    @Test
    void shouldLeaveItsStateWhenAReturnIsUnusable() {
        final ActiveReturns returns = new ActiveReturns();
        returns.onReturn(.001);
        final byte[] before = StateBytes.of(returns::writeState);
        assertThat(returns.onReturn(Double.NaN)).isFalse();
        assertThat(returns.onReturn(Double.NEGATIVE_INFINITY)).isFalse();
        assertThat(returns.onReturn(1e200)).isFalse();
        assertThat(StateBytes.of(returns::writeState)).isEqualTo(before);
        returns.onReturn(.002);
        assertThat(StateBytes.of(returns::writeState)).isNotEqualTo(before);
    }

    /** σ 50 % and 70 % with ρ .8: variance .25 − 2·.28 + .49. */
    @Test
    void shouldPredictFromExposuresAndACovariance() {
        final double[] covariance = {.25, .28, .28, .49};
        assertThat(TrackingError.perYear(new double[] {1, -1}, covariance, 2)).isCloseTo(Math.sqrt(.18), within(1e-12));
        assertThat(TrackingError.perYear(new double[] {-3, 7}, covariance, 1)).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void shouldPredictTheSameFromEstimatedCovariances() {
        final ReturnCovariance estimated = new ReturnCovariance(3, 0, 0);
        estimated.onReturns(new double[] {.01, .02, -.01}, 3_600_000_000_000L);
        estimated.onReturns(new double[] {.02, -.01, .03}, 3_600_000_000_000L);
        final double[] dense = new double[9];
        for (int i = 0; i < 9; i++) {
            dense[i] = estimated.perYear(i / 3, i % 3);
        }
        final double[] exposures = {1e6, -2e6, 5e5};
        assertThat(TrackingError.perYear(exposures, estimated, 3)).isPositive();
        assertThat(TrackingError.perYear(exposures, estimated, 3))
                .isEqualTo(TrackingError.perYear(exposures, dense, 3));
        assertThat(TrackingError.perYear(new double[] {2, 1}, new double[] {1, -2, -2, 4}, 2))
                .isZero();
    }
}
