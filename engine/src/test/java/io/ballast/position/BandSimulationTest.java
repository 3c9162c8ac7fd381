package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The band formulas against gaps that were drawn, step by step. */
class BandSimulationTest {
    private static final int STEPS = 4_000_000;
    private static final int STEPS_PER_EDGE = 25;

    private record Outcome(double tradedPerYear, double meanSquareGap) {}

    @Test
    void shouldTradeHalfOfWhatACalendarDoesAtEqualTrackingError() {
        Seeds.forEach(3, BandSimulationTest::compare);
    }

    private static void compare(final Generator generator) {
        final double nu = generator.oneOf(List.of(0.1, 0.2, 0.4));
        final double edge = Bands.edge(generator.oneOf(List.of(0.0003, 0.001, 0.01)), nu, 3, 0.8);
        final double step = edge / STEPS_PER_EDGE;
        final double yearsPerStep = step * step / (nu * nu);
        final Outcome band = tradeAtTheEdge(generator, edge, step, yearsPerStep);
        final Percentage noise = Percentage.withPercentage(6);
        assertThat(band.tradedPerYear).isCloseTo(Bands.turnoverPerYear(nu, edge), noise);
        assertThat(band.meanSquareGap).isCloseTo(Bands.meanSquareGap(edge), noise);

        final double intervalYears = 2 * band.meanSquareGap / (nu * nu);
        final Outcome calendar =
                tradeByTheCalendar(generator, (int) Math.round(intervalYears / yearsPerStep), step, yearsPerStep);
        assertThat(calendar.tradedPerYear).isCloseTo(Bands.calendarTurnoverPerYear(nu, intervalYears), noise);
        assertThat(calendar.meanSquareGap).as("equal tracking error").isCloseTo(band.meanSquareGap, noise);
        final double expected = 0.5 * Math.sqrt(Math.PI / 3);
        assertThat(band.tradedPerYear / calendar.tradedPerYear).isCloseTo(expected, within(0.05 * expected));
    }

    private static Outcome tradeAtTheEdge(
            final Generator generator, final double edge, final double step, final double yearsPerStep) {
        double gap = 0;
        double traded = 0;
        double squares = 0;
        for (int i = 0; i < STEPS; i++) {
            final double moved = gap + step * generator.gaussian();
            gap = Math.max(-edge, Math.min(edge, moved));
            traded += Math.abs(moved - gap);
            squares += gap * gap;
        }
        return new Outcome(traded / (STEPS * yearsPerStep), squares / STEPS);
    }

    private static Outcome tradeByTheCalendar(
            final Generator generator, final int interval, final double step, final double yearsPerStep) {
        double gap = 0;
        double traded = 0;
        double squares = 0;
        for (int i = 1; i <= STEPS; i++) {
            gap += step * generator.gaussian();
            squares += gap * gap;
            if (i % interval == 0) {
                traded += Math.abs(gap);
                gap = 0;
            }
        }
        return new Outcome(traded / (STEPS * yearsPerStep), squares / STEPS);
    }

    @Test
    void shouldResetAsOftenAsTheFormulaSays() {
        Seeds.forEach(2, generator -> {
            final double nu = 0.2;
            final double halfWidth = Bands.fixedCost(1e-5, nu, 3, 0.8);
            final double step = halfWidth / (2 * STEPS_PER_EDGE);
            double gap = 0;
            double squares = 0;
            int resets = 0;
            for (int i = 0; i < STEPS; i++) {
                gap += generator.oneIn(2) ? step : -step;
                if (Math.abs(gap) > halfWidth - step / 2) {
                    resets++;
                    gap = 0;
                }
                squares += gap * gap;
            }
            final double years = STEPS * step * step / (nu * nu);
            assertThat(resets / years).isCloseTo(Bands.resetsPerYear(nu, halfWidth), Percentage.withPercentage(6));
            assertThat(squares / STEPS).isCloseTo(Bands.meanSquareGapOfReset(halfWidth), Percentage.withPercentage(6));
        });
    }
}
