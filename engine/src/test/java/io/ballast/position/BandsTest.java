package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BandsTest {
    private static final double SIGMA = 0.8;
    private static final double NU = 0.2;
    private static final double GAMMA = 3;

    /** w .5, γ 3, σ .8, at 10 and 3 basis points; w .6, γ 2, at 1 %. */
    @Test
    void tv24ShouldWidenWithTheCubeRootOfCost() {
        final double edge = Bands.edge(0.0010, NU, GAMMA, SIGMA);
        assertThat(edge).isCloseTo(0.03149802624737184, within(3e-11));
        assertThat(Bands.edgeOfWeight(0.0010, 0.5, GAMMA)).isCloseTo(0.03149802624737184, within(3e-11));
        assertThat(Bands.edgeOfWeight(0.0003, 0.5, GAMMA)).isCloseTo(0.021085816632543736, within(2e-11));
        assertThat(Bands.edgeOfWeight(0.0100, 0.6, 2)).isCloseTo(0.0755952629936924, within(7e-11));
        assertThat(Bands.turnoverPerYear(NU, edge)).isCloseTo(0.6349604207872798, within(6e-10));
        assertThat(Bands.trackingError(SIGMA, edge)).isCloseTo(0.014548, within(5e-7));
    }

    /** K 1e-5, ν .2, γ 3, σ .8; Gârleanu–Pedersen with γ 1, λ 10, ρ 0. */
    @Test
    void tv25ShouldWidenWithTheFourthRootOfFixedCost() {
        assertThat(Bands.fixedCost(1e-5, NU, GAMMA, SIGMA)).isCloseTo(0.039764, within(5e-7));
        final GarleanuPedersen policy = new GarleanuPedersen(1, 10, 0);
        assertThat(policy.a()).isCloseTo(2.7015621, within(5e-8));
        assertThat(policy.rate()).isCloseTo(0.2701562, within(5e-8));
    }

    @Test
    void shouldCostLeastAtTheEdge() {
        final double edge = Bands.edge(0.0010, NU, GAMMA, SIGMA);
        assertThat(costPerYear(edge)).isLessThan(costPerYear(0.99 * edge)).isLessThan(costPerYear(1.01 * edge));
        final double reset = Bands.fixedCost(1e-5, NU, GAMMA, SIGMA);
        assertThat(resetCostPerYear(reset))
                .isLessThan(resetCostPerYear(0.99 * reset))
                .isLessThan(resetCostPerYear(1.01 * reset));
    }

    private static double costPerYear(final double edge) {
        return 0.0010 * Bands.turnoverPerYear(NU, edge) + GAMMA / 2 * SIGMA * SIGMA * Bands.meanSquareGap(edge);
    }

    private static double resetCostPerYear(final double halfWidth) {
        return 1e-5 * Bands.resetsPerYear(NU, halfWidth)
                + GAMMA / 2 * SIGMA * SIGMA * Bands.meanSquareGapOfReset(halfWidth);
    }

    /** ½·√(π/3) whatever the parameters. */
    @Test
    void shouldTradeHalfOfWhatACalendarDoesAtEqualTrackingError() {
        for (final double edge : new double[] {0.001, 0.03, 0.2}) {
            final double intervalYears = 2 * Bands.meanSquareGap(edge) / (NU * NU);
            assertThat(Bands.meanSquareGapOfCalendar(NU, intervalYears))
                    .isCloseTo(Bands.meanSquareGap(edge), within(1e-12));
            assertThat(Bands.turnoverPerYear(NU, edge) / Bands.calendarTurnoverPerYear(NU, intervalYears))
                    .isCloseTo(0.5117, within(5e-5));
        }
    }
}
