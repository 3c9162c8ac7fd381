package io.ballast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdxTest {
    private static final double[] HIGH = {30.2, 30.28, 30.45, 29.35, 29.35, 29.29, 28.83, 28.73, 28.67};
    private static final double[] LOW = {29.41, 29.32, 29.96, 28.74, 28.56, 28.41, 28.08, 27.43, 27.66};
    private static final double[] CLOSE = {29.87, 30.24, 30.10, 28.90, 28.92, 28.48, 28.56, 27.56, 28.47};

    @Test
    void tv34ShouldMeasureDirectionAndTrend() {
        final Adx adx = new Adx(3);
        final List<Double> seen = new ArrayList<>();
        for (int i = 0; i < HIGH.length; i++) {
            adx.onBar(HIGH[i], LOW[i], CLOSE[i]);
            assertThat(adx.isRangeReady()).isEqualTo(i >= 3);
            if (adx.isReady()) {
                seen.add(adx.adx());
            }
        }
        assertThat(seen).hasSize(4);
        assertThat(seen.get(0)).isCloseTo(80.4370, offset(5e-5));
        assertThat(seen.get(1)).isCloseTo(83.4177, offset(5e-5));
        assertThat(seen.get(2)).isCloseTo(87.1994, offset(5e-5));
        assertThat(seen.get(3)).isCloseTo(89.7205, offset(5e-5));
        assertThat(adx.diPlus()).isCloseTo(0.7229, offset(5e-5));
        assertThat(adx.diMinus()).isCloseTo(26.8826, offset(5e-5));
    }

    @Test
    void shouldSayZeroWhereNothingMoves() {
        final Adx adx = new Adx(2);
        for (int i = 0; i < 6; i++) {
            adx.onBar(10, 10, 10);
        }
        assertThat(adx.isReady()).isTrue();
        assertThat(List.of(adx.adx(), adx.diPlus(), adx.diMinus(), adx.trueRangeAverage()))
                .containsOnly(0.0);
    }

    @Test
    void shouldCountTheGapFromTheLastCloseInTheRange() {
        final Adx adx = new Adx(1);
        adx.onBar(10, 9, 9.5);
        adx.onBar(13, 12, 12.5);
        assertThat(adx.trueRangeAverage()).isEqualTo(3.5);
        adx.onBar(11, 10, 10.5);
        assertThat(adx.trueRangeAverage()).isEqualTo(2.5);
        assertThat(adx.diPlus()).isZero();
        assertThat(adx.diMinus()).isEqualTo(100 * 2 / 2.5);
    }

    @Test
    void shouldSayNothingBeforeItHasEnoughBars() {
        final Adx adx = new Adx(3);
        for (int bar = 1; bar < 6; bar++) {
            adx.onBar(10 + bar, 9 + bar, 9.5 + bar);
            assertThat(adx.isReady()).as("bar %d", bar).isFalse();
            assertThat(adx.adx()).isNaN();
        }
        adx.onBar(17, 16, 16.5);
        assertThat(adx.isReady()).isTrue();
        assertThat(adx.adx()).as("one way only").isEqualTo(100);
    }

    @Test
    void shouldEqualWildersSumsOfTheWholeHistory() {
        Seeds.forEach(50, AdxTest::checkAgainstHistory);
    }

    private static void checkAgainstHistory(final Generator generator) {
        final int periods = 1 + generator.below(10);
        final Adx adx = new Adx(periods);
        final List<TestBar> bars = TestBar.walk(generator, 60);
        final List<Double> ranges = new ArrayList<>();
        final List<Double> plus = new ArrayList<>();
        final List<Double> minus = new ArrayList<>();
        final List<Double> indices = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            final TestBar bar = bars.get(i);
            adx.onBar(bar.high(), bar.low(), bar.close());
            if (i > 0) {
                final TestBar last = bars.get(i - 1);
                final double toHigh = Math.abs(bar.high() - last.close());
                final double toLow = Math.abs(bar.low() - last.close());
                ranges.add(Math.max(bar.high() - bar.low(), Math.max(toHigh, toLow)));
                final double rise = bar.high() - last.high();
                final double fall = last.low() - bar.low();
                plus.add(rise > Math.max(fall, 0) ? rise : 0);
                minus.add(fall > Math.max(rise, 0) ? fall : 0);
            }
            final double range = NaiveAverage.wilder(ranges, periods);
            final double diPlus = 100 * NaiveAverage.wilder(plus, periods) / range;
            final double diMinus = 100 * NaiveAverage.wilder(minus, periods) / range;
            if (i < periods) {
                assertThat(adx.trueRangeAverage()).isNaN();
                continue;
            }
            assertThat(adx.trueRangeAverage()).isCloseTo(range, offset(1e-9));
            if (range > 0) {
                assertThat(adx.diPlus()).isCloseTo(diPlus, offset(1e-7));
                assertThat(adx.diMinus()).isCloseTo(diMinus, offset(1e-7));
            }
            final double sum = diPlus + diMinus;
            indices.add(sum > 0 ? 100 * Math.abs(diPlus - diMinus) / sum : 0);
            final double expected = NaiveAverage.wilder(indices, periods);
            if (Double.isNaN(expected)) {
                assertThat(adx.adx()).isNaN();
            } else {
                assertThat(adx.adx()).isCloseTo(expected, offset(1e-6));
            }
        }
    }
}
