package io.ballast.hedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.counter.Counter;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.message.SourceStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** β follows the first valid pair of values in each cell of the grid, and no return spans a gap. */
class ReturnGridTest {
    private static final long GRID_NS = 60 * World.SECOND;
    private static final long HALF_LIFE_NS = 600 * World.SECOND;
    private static final double LAMBDA = StrictMath.pow(0.5, 0.1);

    private final EngineHarness engine = new EngineHarness(World.simple()
            .spot("ALT")
            .linear("FUT", "0.001")
            .sleeve("alts", 0, "ALT")
            .index("X", List.of("ALT"), List.of("1"))
            .overlay(OverlaySpec.of("alts", "FUT")
                    .index("X")
                    .band(0.9)
                    .beta(1.2, 3)
                    .betaGrid(GRID_NS, HALF_LIFE_NS, 0.25)));

    @Test
    void shouldEstimateFromTheFirstPairInEachCell() {
        Seeds.forEach(10, generator -> {
            final ReturnGridTest fresh = new ReturnGridTest();
            final NaiveBeta expected = new NaiveBeta();
            double lastAlt = 10_000;
            double lastFut = 20_000;
            fresh.open();
            for (int i = 0; i < 40; i++) {
                final long alt = generator.between(9_500, 10_500);
                final long fut = generator.between(19_000, 21_000);
                fresh.nextCell(alt, fut);
                expected.onReturns(StrictMath.log(alt / lastAlt), StrictMath.log(fut / lastFut));
                lastAlt = alt;
                lastFut = fut;
                fresh.engine.elapse(1);
                fresh.engine.quote("FUT", fut + 500, fut + 502);
                assertThat(fresh.ratio()).as("within a lot").isCloseTo(expected.beta(), within(3e-5));
            }
        });
    }

    @Test
    void shouldSkipAReturnThatSpansAGap() {
        open();
        nextCell(10_100, 20_100);
        final long skipped = engine.count(Counter.RETURNS_SKIPPED);
        engine.elapse(2 * GRID_NS);
        nextCell(15_000, 20_200);
        assertThat(engine.count(Counter.RETURNS_SKIPPED)).isEqualTo(skipped + 1);
        engine.status(0, SourceStatus.GAP);
        engine.elapse(GRID_NS);
        engine.timer();
        assertThat(engine.count(Counter.RETURNS_SKIPPED))
                .as("no data in the cell")
                .isEqualTo(skipped + 2);
        nextCell(15_100, 20_300);
        assertThat(engine.count(Counter.RETURNS_SKIPPED))
                .as("nothing to start from")
                .isEqualTo(skipped + 3);
        assertThat(ratio()).as("two samples so far").isEqualTo(1.2);
    }

    @Test
    void shouldKeepThePriorUntilThereAreEnoughSamples() {
        open();
        nextCell(10_100, 20_100);
        nextCell(10_200, 20_000);
        nextCell(10_300, 20_100);
        assertThat(ratio()).isEqualTo(1.2);
        nextCell(10_200, 20_000);
        assertThat(ratio()).isNotEqualTo(1.2);
    }

    private void open() {
        engine.cash(1_000_000);
        engine.quote("ALT", 9_999, 10_001);
        engine.hold("ALT", 100);
        engine.quote("FUT", 19_999, 20_001);
        nextCell(10_000, 20_000);
    }

    /** Both prices change unseen in the old cell's last moment; the timer shows them at the start of the new one. */
    private void nextCell(final long alt, final long fut) {
        engine.elapse(GRID_NS - 1 - Math.floorMod(engine.inputs().timeNs(), GRID_NS));
        engine.quote("ALT", alt - 1, alt + 1);
        engine.quote("FUT", fut - 1, fut + 1);
        engine.elapse(1);
        engine.timer();
    }

    private double ratio() {
        return engine.slot().hedge.hedgeRatio[0];
    }

    /** Every return kept, every sum made anew. */
    private static final class NaiveBeta {
        private static final double PRIOR = 1.2;
        private static final double PRIOR_VARIANCE = 0.0625;

        private final List<double[]> returns = new ArrayList<>();

        void onReturns(final double sleeve, final double contract) {
            returns.add(new double[] {sleeve, contract});
        }

        double beta() {
            double weight = 0;
            double squares = 0;
            double ss = 0;
            double sf = 0;
            double ff = 0;
            for (int i = 0; i < returns.size(); i++) {
                final double w = StrictMath.pow(LAMBDA, returns.size() - 1.0 - i);
                final double[] pair = returns.get(i);
                weight += w;
                squares += w * w;
                ss += w * pair[0] * pair[0];
                sf += w * pair[0] * pair[1];
                ff += w * pair[1] * pair[1];
            }
            final double samples = weight * weight / squares;
            if (samples < 3) {
                return PRIOR;
            }
            final double raw = sf / ff;
            final double error = (ss - raw * sf) / (samples * ff);
            final double shrunk = (error * PRIOR + PRIOR_VARIANCE * raw) / (error + PRIOR_VARIANCE);
            return Math.max(0.3, Math.min(3, shrunk));
        }
    }
}
