package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Seeds;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class PayoffTest {
    /** Long 10,000 USD: 8000 → 12500; 23000 → 25000 (a published page prints .035). */
    @Test
    void tv11ShouldPayAnInverseLongInCoin() {
        assertThat(Payoff.inversePnlCoin(10_000, 1, 8000, 12_500)).isCloseTo(0.45, within(1e-12));
        assertThat(Payoff.inversePnlCoin(10_000, 1, 23_000, 25_000)).isCloseTo(0.0348, within(5e-5));
    }

    /** One coin of collateral and 50,000 USD sold at 50000 are worth 50,000 USD at every price. */
    @Test
    void tv13ShouldMakeASyntheticDollarOfCoinAndItsInverseShort() {
        for (final double price : new double[] {25_000, 50_000, 100_000}) {
            final double pnlCoin = Payoff.inversePnlCoin(-50_000, 1, 50_000, price);
            assertThat((1 + pnlCoin) * price).isCloseTo(50_000, within(1e-6));
            assertThat(Payoff.inverseNetCoinDelta(1 + pnlCoin, -50_000, 1, price))
                    .isCloseTo(0, within(1e-12));
        }
        assertThat(Payoff.inversePnlCoin(-50_000, 1, 50_000, 25_000)).isCloseTo(1, within(1e-12));
        assertThat(Payoff.inversePnlCoin(-50_000, 1, 50_000, 100_000)).isCloseTo(-0.5, within(1e-12));
    }

    /** N −10, 0.0001 BTC a point, 100 points down, BTC at 60000. */
    @Test
    void tv14ShouldPayAQuantoShortInCoin() {
        final double pnlCoin = Payoff.quantoPnlCoin(-10, 0.0001, 3000, 2900);
        assertThat(pnlCoin).isCloseTo(0.1, within(1e-12));
        assertThat(pnlCoin * 60_000).isCloseTo(6000, within(1e-6));
        assertThat(Payoff.quantoDeltaUsdPerPoint(-10, 0.0001, 60_000)).isCloseTo(-60, within(1e-9));
    }

    @Test
    void shouldPayALinearContractByItsMultiplier() {
        assertThat(Payoff.linearPnl(3, 10, 100, 90)).isEqualTo(-300);
        assertThat(Payoff.linearPnl(-3, 10, 100, 90)).isEqualTo(300);
    }

    @Test
    void shouldMirrorLongAndShortExactly() {
        Seeds.forEach(50, generator -> {
            final long contracts = generator.between(1, 1_000_000);
            final double from = generator.between(1, 1_000_000) / 7.0;
            final double to = generator.between(1, 1_000_000) / 7.0;
            assertThat(Payoff.linearPnl(-contracts, 3, from, to)).isEqualTo(-Payoff.linearPnl(contracts, 3, from, to));
            assertThat(Payoff.inversePnlCoin(-contracts, 3, from, to))
                    .isEqualTo(-Payoff.inversePnlCoin(contracts, 3, from, to));
            assertThat(Payoff.quantoPnlCoin(-contracts, 3, from, to))
                    .isEqualTo(-Payoff.quantoPnlCoin(contracts, 3, from, to));
        });
    }

    @Test
    void shouldHaveTheSlopesOfItsOwnProfit() {
        final double price = 20_000;
        final double step = 1;
        final double up = Payoff.inversePnlCoin(500, 100, price, price + step);
        final double down = Payoff.inversePnlCoin(500, 100, price, price - step);
        assertThat(Payoff.inverseDeltaCoin(500, 100, price))
                .isCloseTo((up - down) / (2 * step), Percentage.withPercentage(1e-4));
        assertThat(Payoff.inverseGammaCoin(500, 100, price))
                .isCloseTo((up + down) / (step * step), Percentage.withPercentage(1e-3));
        assertThat(Payoff.inverseGammaCoin(500, 100, price))
                .as("long is concave")
                .isNegative();
    }
}
