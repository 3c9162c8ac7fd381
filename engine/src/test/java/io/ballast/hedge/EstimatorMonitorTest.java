package io.ballast.hedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Generator;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import org.junit.jupiter.api.Test;

/** Two opinions on β beside the one that is used: both find the truth, and neither moves a target. */
class EstimatorMonitorTest {
    private static final long GRID_NS = 60 * World.SECOND;
    private static final double TRUTH = 1.5;

    @Test
    void shouldFindTheBetaThatPricesWereMadeWith() {
        Seeds.forEach(5, generator -> {
            final EngineHarness engine = engine();
            wander(engine, generator, 0, 600, 0.002);
            assertThat(engine.slot().hedge.shadowBeta[0]).as("Kalman").isCloseTo(TRUTH, within(0.15));
            assertThat(engine.slot().hedge.asynchronousBeta[0])
                    .as("Hayashi-Yoshida")
                    .isCloseTo(TRUTH, within(0.3));
            assertThat(engine.slot().hedge.hedgeRatio[0]).as("mode NOTIONAL").isEqualTo(1);
        });
    }

    /** What is summed up must lose weight as fast as the variance that it is divided by. */
    @Test
    void shouldForgetAWildMarketAsTheGridDoes() {
        Seeds.forEach(5, generator -> {
            final EngineHarness engine = engine();
            final double contract = wander(engine, generator, 0, 400, 0.004);
            wander(engine, generator, contract, 1_600, 0.001);
            assertThat(engine.slot().hedge.asynchronousBeta[0])
                    .as("Hayashi-Yoshida")
                    .isCloseTo(TRUTH, within(0.4));
        });
    }

    /** Log price of the contract at the end. */
    private static double wander(
            final EngineHarness engine,
            final Generator generator,
            final double start,
            final int minutes,
            final double deviation) {
        double contract = start;
        for (int minute = 0; minute < minutes; minute++) {
            contract += deviation * generator.gaussian();
            final long future = Math.round(100_000 * StrictMath.exp(contract));
            final long sleeve = Math.round(100_000 * StrictMath.exp(TRUTH * contract));
            // Both sides move late in a cell, one after the other; the timer shows them at the start of the next.
            engine.elapse(
                    GRID_NS - 10 * World.SECOND - Math.floorMod(engine.inputs().timeNs(), GRID_NS));
            engine.quote("FUT", future - 1, future + 1);
            engine.elapse(5 * World.SECOND);
            engine.quote("ALT", sleeve - 1, sleeve + 1);
            engine.elapse(5 * World.SECOND);
            engine.timer();
        }
        return contract;
    }

    @Test
    void shouldKnowNothingBeforePricesMoved() {
        final EngineHarness engine = engine();
        assertThat(engine.slot().hedge.shadowBeta[0]).as("the composition's").isEqualTo(1.2);
        assertThat(engine.slot().hedge.asynchronousBeta[0]).isNaN();
    }

    private static EngineHarness engine() {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("ALT")
                .linear("FUT", "1")
                .sleeve("alts", 0.5, "ALT")
                .overlay(OverlaySpec.of("alts", "FUT")
                        .band(0.9)
                        .estimator(1.2, 10)
                        .betaGrid(GRID_NS, 200 * GRID_NS, 0.25)));
        engine.cash(10_000_000);
        engine.quote("ALT", 99_999, 100_001);
        engine.hold("ALT", 100);
        engine.quote("FUT", 99_999, 100_001);
        return engine;
    }
}
