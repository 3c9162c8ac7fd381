package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Seeds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ContractCountTest {
    private static final Percentage EXACT = Percentage.withPercentage(1e-7);

    /** Hull: 5.05 M, β 1.5, future 1010 × 250; index 1000 → 900 in three months, r 4 %, q 1 %, the future ends at 902. */
    @Test
    void tv16ShouldHedgeAPortfolioAsHull() {
        final double value = 5_050_000;
        final double contractValue = 1010 * 250;
        final long hedge = ContractCount.rounded(ContractCount.exact(0, 1.5, value, 1, contractValue));
        assertThat(hedge).isEqualTo(-30);
        final double gain = Payoff.linearPnl(hedge, 250, 1010, 902);
        assertThat(gain).isCloseTo(810_000, within(1e-6));
        final double market = -0.10 + 0.01 / 4;
        final double returned = Payoff.portfolioReturn(1.5, 0.04 / 4, market);
        assertThat(returned).isCloseTo(-0.15125, within(1e-12));
        final double after = value * (1 + returned);
        assertThat(after).isCloseTo(4_286_187.5, within(1e-3));
        assertThat(after + gain).isCloseTo(5_096_187.5, within(1e-3));
        assertThat(ContractCount.exact(0.75, 1.5, value, 1, contractValue)).isCloseTo(-15, within(1e-9));
        assertThat(ContractCount.exact(2, 1.5, value, 1, contractValue)).isCloseTo(10, within(1e-9));
    }

    @Test
    void tv17ShouldCountContractsAsCfa() {
        final double beta = ContractCount.exact(0, 1.1, 350e6, 0.9, 2157 * 250);
        assertThat(beta).isCloseTo(-793, within(0.5));
        assertThat(ContractCount.rounded(beta)).isEqualTo(-793);
        final double sell = ContractCount.exact(0, 1.4, 12e6, 1, 1040 * 250);
        assertThat(sell).isCloseTo(-64.62, within(0.005));
        assertThat(ContractCount.rounded(sell)).isEqualTo(-65);
        assertThat(ContractCount.rounded(ContractCount.ofCash(75e6, 0.04, 0.25, 235_000)))
                .isEqualTo(322);
        assertThat(ContractCount.rounded(ContractCount.ofCash(25e6, 0, 1, 5000 * 250)))
                .isEqualTo(20);
    }

    /** 10 M, 70 → 50 %, future 3500 × 10 and × 1; β 1.3. */
    @Test
    void tv35ShouldSellTheExcess() {
        final double excess = (0.7 - 0.5) * 10e6;
        assertThat(excess).isCloseTo(2e6, within(1e-6));
        final double plain = ContractCount.notional(excess, 1, 3500 * 10);
        assertThat(plain).isCloseTo(-57.142857142857146, EXACT);
        assertThat(ContractCount.rounded(plain)).isEqualTo(-57);
        final double small = ContractCount.notional(excess, 1, 3500);
        assertThat(small).isCloseTo(-571.4285714285714, EXACT);
        assertThat(ContractCount.rounded(small)).isEqualTo(-571);
        final double beta = ContractCount.notional(excess, 1.3, 3500 * 10);
        assertThat(beta).isCloseTo(-74.28571428571429, EXACT);
        assertThat(ContractCount.rounded(beta)).isEqualTo(-74);
    }

    /** 5 M, 80 → 60 %, contracts of 6000; then 60,000 of spot is sold. */
    @Test
    void tv36ShouldBuyBackWhatSpotSalesReplace() {
        final double hedge = ContractCount.notional((0.8 - 0.6) * 5e6, 1, 6000);
        assertThat(hedge).isCloseTo(-166.67, within(0.005));
        assertThat(ContractCount.rounded(hedge)).isEqualTo(-167);
        assertThat(ContractCount.rounded(ContractCount.notional(-60_000, 1, 6000)))
                .isEqualTo(10);
    }

    @Test
    void shouldRoundTiesTowardsZero() {
        assertThat(ContractCount.rounded(2.5)).isEqualTo(2);
        assertThat(ContractCount.rounded(-2.5)).isEqualTo(-2);
        assertThat(ContractCount.rounded(Math.nextUp(2.5))).isEqualTo(3);
        assertThat(ContractCount.rounded(-Math.nextUp(2.5))).isEqualTo(-3);
        assertThat(ContractCount.rounded(0.49999999999999994)).isZero();
        assertThat(ContractCount.rounded(-0.5)).isZero();
        assertThat(ContractCount.rounded(0x1p53)).isEqualTo(1L << 53);
        assertThat(ContractCount.rounded(Double.NaN)).isZero();
    }

    @Test
    void shouldRoundAsArbitraryPrecision() {
        Seeds.forEach(200, generator -> {
            final double exact = generator.between(-4_000_000, 4_000_000) / (double) generator.between(1, 4096);
            final long expected =
                    new BigDecimal(exact).setScale(0, RoundingMode.HALF_DOWN).longValueExact();
            assertThat(ContractCount.rounded(exact)).as("%s", exact).isEqualTo(expected);
        });
    }

    @Test
    void shouldLeaveAtMostHalfAContract() {
        Seeds.forEach(200, generator -> {
            final double excess = generator.between(-10_000_000, 10_000_000) * 0.37;
            final double contractValue = generator.between(1, 100_000) * 0.91;
            final long lots = ContractCount.rounded(ContractCount.notional(excess, 1, contractValue));
            assertThat(Math.abs(excess + lots * contractValue)).isLessThanOrEqualTo(contractValue / 2 * (1 + 1e-9));
        });
    }

    /** Contracts of 35,000 in 10 M: 17.5 basis points. */
    @Test
    void shouldRefuseABandThatRoundingCouldLeave() {
        assertThat(ContractCount.minBandHalfWidth(35_000, 10e6)).isCloseTo(0.00175, within(1e-12));
        assertThat(ContractCount.isBandTooNarrow(0.00174, 35_000, 10e6)).isTrue();
        assertThat(ContractCount.isBandTooNarrow(0.00176, 35_000, 10e6)).isFalse();
        assertThat(ContractCount.isBandTooNarrow(0.5, 35_000, 0)).isTrue();
        assertThat(ContractCount.isBandTooNarrow(0.5, 35_000, -1)).isTrue();
    }

    @Test
    void shouldAskForNoneOfAContractThatMovesNothing() {
        assertThat(ContractCount.exact(0, 1, 1e6, 0, 1000)).isZero();
        assertThat(ContractCount.notional(1e6, 1, 0)).isZero();
        assertThat(ContractCount.ofCash(1e6, 0.04, 1, 0)).isZero();
    }
}
