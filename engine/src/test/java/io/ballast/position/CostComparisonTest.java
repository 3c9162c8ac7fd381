package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** TV-30: 2 M USD, direct at 10 + 5 bp, 4 % a day and 200 M a day; futures at 4 + 1 bp, 3.5 % and 2 B; b_s −8 %. */
class CostComparisonTest {
    private static final double BP = 1e-4;
    private static final double DAYS = 365;
    private static final double DIRECT =
            CostComparison.oneWay(10 * BP, 5 * BP, CostComparison.impact(1, 0.04, 2e6, 200e6));
    private static final double FUTURES =
            CostComparison.oneWay(4 * BP, 1 * BP, CostComparison.impact(1, 0.035, 2e6, 2e9));
    private static final double PER_YEAR = CostComparison.holdingPerYear(0.3, 0.05, -0.08);
    private static final double TAX = 600 * BP;

    @Test
    void shouldCostDirectTradesAndOverlaysAsTv30Says() {
        assertThat(DIRECT / BP).isCloseTo(55, within(0.5));
        assertThat(FUTURES / BP).isCloseTo(16.068, within(0.0005));
        assertThat(2 * FUTURES / BP).isCloseTo(32.135943621178654, within(1e-9 * 32));
        assertThat(PER_YEAR).isCloseTo(0.095, within(1e-15));
    }

    @Test
    void shouldBreakEvenAsTv30Says() {
        assertThat(days(2 * DIRECT - 2 * FUTURES)).isCloseTo(29.916190082389253, within(3e-8));
        assertThat(days(DIRECT - 2 * FUTURES)).isCloseTo(8.784611135020834, within(1e-8));
        assertThat(days(2 * DIRECT + TAX - 2 * FUTURES)).isCloseTo(260.442505871863, within(3e-7));
    }

    /** The tax saved is that of the time the overlay stands, which is H* itself. */
    @Test
    void shouldBreakEvenWithADeferredTaxAsTv30Says() {
        final double years = CostComparison.breakEven(2 * DIRECT - 2 * FUTURES, TAX, 0.05, PER_YEAR);
        assertThat(years * DAYS).isCloseTo(30.889589917525424, within(3e-8));
        assertThat(2 * DIRECT - 2 * FUTURES + TAX * CostComparison.deferred(0.05, years))
                .isCloseTo(PER_YEAR * years, within(1e-15));
    }

    /** TV-30: what a short pays at b_s −8 % a long receives, and the other way round. */
    @Test
    void shouldNeverBreakEvenWhenHoldingIsPaidFor() {
        final double received = CostComparison.holdingPerYear(0.3, 0.05, 0.08);
        assertThat(CostComparison.breakEven(2 * DIRECT - 2 * FUTURES, received)).isEqualTo(CostComparison.NEVER);
        assertThat(CostComparison.breakEven(2 * DIRECT - 2 * FUTURES, TAX, 0.05, received))
                .isEqualTo(CostComparison.NEVER);
        assertThat(CostComparison.breakEven(-1, received)).isEqualTo(CostComparison.NEVER);
    }

    @Test
    void shouldLetDirectTradingWinFromTheStart() {
        assertThat(CostComparison.breakEven(FUTURES - DIRECT, PER_YEAR)).isZero();
        assertThat(CostComparison.breakEven(-0.02, 0.03, 0.05, PER_YEAR)).isZero();
        assertThat(CostComparison.breakEven(0.001, -0.5, 0.05, PER_YEAR)).isBetween(0.0, 0.001 / PER_YEAR);
    }

    private static double days(final double savedAtOnce) {
        return CostComparison.breakEven(savedAtOnce, PER_YEAR) * DAYS;
    }
}
