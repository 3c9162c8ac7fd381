package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Seeds;
import org.junit.jupiter.api.Test;

class GarleanuPedersenTest {
    /**
     * Value iteration of min Σ (1−ρ)^t·[½λ(x_t − x_{t−1})² + (1−ρ)·½γ·x_t²] without any formula for its fixed point.
     */
    @Test
    void shouldEqualTheFixedPointOfValueIteration() {
        Seeds.forEach(100, generator -> {
            final double gamma = generator.between(1, 100) / 10.0;
            final double lambda = generator.between(1, 1000) / 10.0;
            final double rho = generator.between(0, 90) / 100.0;
            double value = 0;
            for (int i = 0; i < 5000; i++) {
                final double held = (1 - rho) * (gamma + value);
                value = lambda * held / (lambda + held);
            }
            final GarleanuPedersen policy = new GarleanuPedersen(gamma, lambda, rho);
            assertThat(policy.a()).isCloseTo(value, within(1e-9 * lambda));
            final double held = (1 - rho) * (gamma + value);
            assertThat(policy.next(1, 0)).as("kept").isCloseTo(lambda / (lambda + held), within(1e-9));
        });
    }

    @Test
    void shouldApproachItsAimByAFixedShare() {
        final GarleanuPedersen policy = new GarleanuPedersen(1, 10, 0);
        assertThat(policy.next(4, 4)).isEqualTo(4);
        assertThat(policy.next(0, 10)).isCloseTo(2.701562, within(5e-7));
        assertThat(policy.aimWeight()).isCloseTo(1 / 3.7015621, within(1e-8));
    }

    @Test
    void shouldRefuseCostlessTrading() {
        assertThatThrownBy(() -> new GarleanuPedersen(1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GarleanuPedersen(0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GarleanuPedersen(1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GarleanuPedersen(1, 1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
