package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BasisTradeTest {
    private static final double COST = 0.0020;

    /** Spot 100, future 102 or 98, 90 days, r 5 %, 20 bp; borrow 6 %. */
    @Test
    void tv38ShouldPriceBothDirectionsOfTheTrade() {
        final double contango = BasisTrade.contangoReturn(100, 102, 90, 0.05, COST);
        assertThat(contango).isCloseTo(0.0056712328767123295, within(5e-12));
        assertThat(BasisTrade.perYear(contango, 90)).isCloseTo(0.0230, within(5e-5));
        assertThat(BasisTrade.reverseReturn(100, 98, 90, 0.06, 0.05, COST))
                .isCloseTo(0.015534246575342464, within(1e-11));
        assertThat(BasisTrade.reverseReturn(100, 98, 90, 0.06, 0, COST)).isCloseTo(0.003205479452054797, within(3e-12));
        assertThat(BasisTrade.ownInventoryReturn(100, 98, 90, 0.05, COST))
                .isCloseTo(0.03032876712328767, within(3e-11));
    }

    @Test
    void shouldEarnNothingAtTheFairPrice() {
        final double fair = 100 * (1 + 0.05 * 90 / 365);
        assertThat(BasisTrade.contangoReturn(100, fair, 90, 0.05, 0)).isCloseTo(0, within(1e-14));
        assertThat(BasisTrade.reverseReturn(100, fair, 90, 0, 0.05, 0)).isCloseTo(0, within(1e-14));
    }

    @Test
    void shouldAgreeBetweenTheEntryRuleAndTheReturn() {
        final double basis = Basis.simplePerYear(102, 100, 90);
        final double excess = BasisTrade.entryExcessPerYear(basis, 0.05, COST, 90);
        assertThat(excess).isCloseTo(0.0230, within(5e-5));
        assertThat(excess)
                .isCloseTo(BasisTrade.perYear(BasisTrade.contangoReturn(100, 102, 90, 0.05, COST), 90), within(1e-12));
    }

    @Test
    void shouldEnterNothingOnTheLastDay() {
        assertThat(BasisTrade.entryExcessPerYear(10, 0, 0, 0.5)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(BasisTrade.perYear(0.01, 0.5)).isZero();
    }
}
