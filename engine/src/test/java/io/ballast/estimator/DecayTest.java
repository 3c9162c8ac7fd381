package io.ballast.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DecayTest {
    private static final long DAY = 86_400_000_000_000L;

    @Test
    void shouldHalveInOneHalfLife() {
        assertThat(Decay.lambda(DAY, DAY)).isEqualTo(.5);
        assertThat(Decay.lambda(3 * DAY, DAY)).isEqualTo(.125);
    }

    /** RiskMetrics: λ .94 has a half-life of 11.2 observations, .97 one of 22.8. */
    @Test
    void shouldGiveTheLambdasOfRiskMetrics() {
        assertThat(Decay.lambda(10, 112)).isCloseTo(.94, within(5e-4));
        assertThat(Decay.lambda(10, 228)).isCloseTo(.97, within(5e-4));
    }

    @Test
    void shouldForgetTheSameInPartsAsAtOnce() {
        final double parts = Decay.lambda(DAY / 7, DAY) * Decay.lambda(DAY - DAY / 7, DAY);
        assertThat(parts).isCloseTo(.5, within(1e-15));
    }

    @Test
    void shouldForgetNothingWithoutTimeOrHalfLife() {
        assertThat(Decay.lambda(0, DAY)).isEqualTo(1);
        assertThat(Decay.lambda(-5, DAY)).isEqualTo(1);
        assertThat(Decay.lambda(DAY, 0)).isEqualTo(1);
    }

    @Test
    void shouldForgetEverythingAfterAnAge() {
        assertThat(Decay.lambda(Long.MAX_VALUE, 1)).isZero();
    }
}
