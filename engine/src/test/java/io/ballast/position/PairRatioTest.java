package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairRatioTest {
    /** Long DeFi 1 M at β 1.4 against L1 at β 1.1. */
    @Test
    void tv39ShouldSellTheOtherLegBetaNeutral() {
        final double sold = PairRatio.hedgeNotional(1e6, 1.4, 1.1);
        assertThat(sold).isCloseTo(-1_272_727.27, within(0.005));
        assertThat(PairRatio.betaResidual(1e6, 1.4, sold, 1.1)).isCloseTo(0, within(1e-6));
        assertThat(PairRatio.residualDelta(1e6, sold)).isCloseTo(-272_727.27, within(0.005));
        assertThat(PairRatio.gross(1e6, sold)).isCloseTo(2_272_727.27, within(0.005));
    }

    @Test
    void shouldReportWhatRoundingLeaves() {
        assertThat(PairRatio.betaResidual(1e6, 1.4, -1_200_000, 1.1)).isCloseTo(80_000, within(1e-6));
        assertThat(PairRatio.gross(-3, -4)).isEqualTo(7);
    }

    @Test
    void shouldBuyALegThatMovesTheOtherWay() {
        assertThat(PairRatio.hedgeNotional(1e6, 1, -0.5)).isEqualTo(2e6);
        assertThat(PairRatio.hedgeNotional(1e6, 1, 0)).isZero();
    }
}
