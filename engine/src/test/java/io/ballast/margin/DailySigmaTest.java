package io.ballast.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DailySigmaTest {
    private static final long BAR_NS = 300_000_000_000L;
    private static final long DAY_NS = 288 * BAR_NS;

    @Test
    void shouldStartAtTheFloorAndNeverFallBelowIt() {
        final DailySigma sigma = new DailySigma(DAY_NS, 0.03);
        assertThat(sigma.sigma()).isEqualTo(0.03);
        for (int i = 0; i < 2_000; i++) {
            sigma.onBar(100, i * BAR_NS);
        }
        assertThat(sigma.sigma()).as("of a price that stands still").isEqualTo(0.03);
    }

    @Test
    void shouldFindTheVolatilityOfARandomWalk() {
        final DailySigma sigma = new DailySigma(4 * DAY_NS, 0.001);
        final Random random = new Random(1);
        double log = 0;
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            log += random.nextGaussian() * 0.08 / Math.sqrt(288);
            sigma.onBar(StrictMath.exp(log), i * BAR_NS);
            sum += i >= 10_000 ? sigma.sigma() * sigma.sigma() : 0;
        }
        assertThat(Math.sqrt(sum / 10_000)).isCloseTo(0.08, within(0.004));
    }

    @Test
    void shouldTakeNoJumpOverAGapForAReturn() {
        final DailySigma sigma = new DailySigma(DAY_NS, 0.03);
        sigma.onBar(100, 0);
        sigma.onGap();
        sigma.onBar(200, BAR_NS);
        assertThat(sigma.sigma()).isEqualTo(0.03);
        sigma.onBar(220, 2 * BAR_NS);
        assertThat(sigma.sigma()).isGreaterThan(0.03);
    }
}
