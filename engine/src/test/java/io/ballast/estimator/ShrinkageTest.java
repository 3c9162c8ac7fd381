package io.ballast.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShrinkageTest {
    @Test
    void tv22ShouldShrinkAsVasicekAndAsBlume() {
        assertThat(Shrinkage.vasicek(1.4, .15, 1, .25)).isCloseTo(1.294118, within(5e-7));
        assertThat(Shrinkage.blume(1.4)).isCloseTo(1.268, within(5e-4));
    }

    @Test
    void shouldTrustAnEstimateWithoutErrorAndNoneWithInfiniteError() {
        assertThat(Shrinkage.vasicek(1.4, 0, 1, .25)).isEqualTo(1.4);
        assertThat(Shrinkage.vasicek(1.4, 0, 1, 0)).isEqualTo(1.4);
        assertThat(Shrinkage.vasicek(1.4, Double.POSITIVE_INFINITY, 1, .25)).isEqualTo(1);
        assertThat(Shrinkage.vasicek(1.4, .15, 1, 0)).isEqualTo(1);
    }

    @Test
    void shouldFallBackToThePriorWhereTheEstimateIsNoNumber() {
        assertThat(Shrinkage.vasicek(Double.NaN, .15, 1, .25)).isEqualTo(1);
        assertThat(Shrinkage.vasicek(Double.POSITIVE_INFINITY, .15, 1, .25)).isEqualTo(1);
        assertThat(Shrinkage.vasicek(1.4, Double.NaN, 1, .25)).isEqualTo(1);
    }

    @Test
    void shouldFloorTheVarianceAtATenthOfATick() {
        assertThat(VarianceFloor.perSample(.5, 1_000)).isCloseTo(2.5e-9, within(1e-20));
        final long fiveMinutes = 300_000_000_000L;
        final double samplesPerYear = 365 * 24 * 12;
        assertThat(VarianceFloor.perYear(.5, 1_000, fiveMinutes)).isCloseTo(2.5e-9 * samplesPerYear, within(1e-15));
    }
}
