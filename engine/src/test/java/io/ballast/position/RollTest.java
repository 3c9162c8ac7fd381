package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Seeds;
import org.junit.jupiter.api.Test;

class RollTest {
    /** 57 short from 3500 to 3535, ×10, 30 days between the expiries. */
    @Test
    void tv37ShouldKeepTheNotionalOfTheHedge() {
        final long far = Roll.farLots(-57, 3500, 10, 3535, 10);
        assertThat(far).isEqualTo(-56);
        assertThat(Roll.residualUsd(-57, 3500, 10, far, 3535, 10)).isCloseTo(15_400, within(1e-6));
        assertThat(Roll.carryPerYear(3500, 3535, 30)).isCloseTo(0.12166666666666666, within(1e-10));
    }

    @Test
    void shouldLeaveAtMostHalfAFarContract() {
        Seeds.forEach(200, generator -> {
            final long near = generator.between(-1000, 1000);
            final double nearPrice = generator.between(100, 10_000) / 3.0;
            final double farPrice = generator.between(100, 10_000) / 3.0;
            final double farMultiplier = generator.between(1, 100);
            final long far = Roll.farLots(near, nearPrice, 10, farPrice, farMultiplier);
            final double residual = Roll.residualUsd(near, nearPrice, 10, far, farPrice, farMultiplier);
            assertThat(Math.abs(residual)).isLessThanOrEqualTo(farPrice * farMultiplier / 2 * (1 + 1e-9));
            assertThat(Roll.farLots(-near, nearPrice, 10, farPrice, farMultiplier))
                    .isEqualTo(-far);
        });
    }

    @Test
    void shouldReportNoCarryBetweenExpiriesOfOneDay() {
        assertThat(Roll.carryPerYear(3500, 3535, 0)).isZero();
        assertThat(Roll.farLots(-57, 3500, 10, 0, 10)).isZero();
    }
}
