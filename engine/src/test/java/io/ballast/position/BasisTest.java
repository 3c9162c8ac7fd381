package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BasisTest {
    /** F/S 1.02 over 90 days. */
    @Test
    void tv8ShouldAnnualizeInThreeWays() {
        assertThat(Basis.simplePerYear(102, 100, 90)).isCloseTo(0.0811111111111111, within(1e-10));
        assertThat(Basis.logPerYear(102, 100, 90)).isCloseTo(0.08031065514561779, within(8e-11));
        assertThat(Basis.compoundPerYear(102, 100, 90)).isCloseTo(0.08362364865431271, within(8e-11));
    }

    /** Index 1300, r 5 %, q 1 %, three months. */
    @Test
    void tv9ShouldPriceADatedFuture() {
        assertThat(Basis.fairValue(1300, 0.05, 0.01, 0.25)).isCloseTo(1313.07, within(0.005));
    }

    @Test
    void shouldBeFutureLessSpot() {
        assertThat(Basis.basis(102, 100)).isEqualTo(2);
        assertThat(Basis.basis(98, 100)).isEqualTo(-2);
        assertThat(Basis.simplePerYear(98, 100, 73)).isCloseTo(-0.1, within(1e-12));
    }

    @Test
    void shouldReportNoRateOnTheLastDay() {
        assertThat(Basis.isAnnualizable(1)).isTrue();
        assertThat(Basis.simplePerYear(102, 100, 1)).isCloseTo(7.3, within(1e-9));
        for (final double days : new double[] {0.999, 0, -1, Double.NaN}) {
            assertThat(Basis.isAnnualizable(days)).as("%s days", days).isFalse();
            assertThat(Basis.simplePerYear(102, 100, days)).isZero();
            assertThat(Basis.logPerYear(102, 100, days)).isZero();
            assertThat(Basis.compoundPerYear(102, 100, days)).isZero();
        }
    }

    @Test
    void shouldFindTheFinancingRateInAFairPrice() {
        final double future = Basis.fairValue(2000, 0.07, 0.03, 90 / 365.0);
        assertThat(Basis.logPerYear(future, 2000, 90)).isCloseTo(0.04, within(1e-12));
    }
}
