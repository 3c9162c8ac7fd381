package io.ballast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AveragesTest {
    private static final double RELATIVE = 1e-9;

    @Test
    void tv33ShouldSeedTheEmaWithTheMeanOfTheFirstTen() {
        final double[] prices = {
            22.27, 22.19, 22.08, 22.17, 22.18, 22.13, 22.23, 22.43, 22.24, 22.29, 22.15, 22.39, 22.38, 22.61, 23.36,
            24.05
        };
        final double[] expected = {22.221, 22.2081, 22.2412, 22.2664, 22.3289, 22.5164, 22.7952};
        final Ema ema = new Ema(10);
        for (int i = 0; i < 9; i++) {
            ema.onValue(prices[i]);
        }
        assertThat(ema.isReady()).isFalse();
        assertThat(ema.value()).isNaN();
        for (int i = 9; i < prices.length; i++) {
            ema.onValue(prices[i]);
            assertThat(ema.isReady()).isTrue();
            assertThat(ema.value()).isCloseTo(expected[i - 9], offset(5e-5));
        }
    }

    @Test
    void shouldWeighANewValueByOneOverNInWildersAverage() {
        final WilderAverage average = new WilderAverage(4);
        for (final double value : new double[] {1, 2, 3, 6}) {
            assertThat(average.isReady()).isFalse();
            assertThat(average.value()).isNaN();
            average.onValue(value);
        }
        assertThat(average.value()).isEqualTo(3);
        average.onValue(7);
        assertThat(average.value()).isEqualTo(4);
    }

    @Test
    void shouldFollowTheValueItselfWithOnePeriod() {
        final Ema ema = new Ema(1);
        ema.onValue(5);
        ema.onValue(7.5);
        assertThat(ema.value()).isEqualTo(7.5);
    }

    @Test
    void shouldEqualTheWeightedSumsOfTheWholeHistory() {
        Seeds.forEach(50, AveragesTest::checkAgainstHistory);
    }

    private static void checkAgainstHistory(final Generator generator) {
        final int periods = 1 + generator.below(20);
        final Ema ema = new Ema(periods);
        final WilderAverage wilder = new WilderAverage(periods);
        final Macd macd = new Macd(periods, periods + 3, 4);
        final List<Double> history = new ArrayList<>();
        final List<Double> lines = new ArrayList<>();
        for (final TestBar bar : TestBar.walk(generator, 80)) {
            history.add(bar.close());
            ema.onValue(bar.close());
            wilder.onValue(bar.close());
            macd.onValue(bar.close());
            same(ema.value(), NaiveAverage.ema(history, periods), 1);
            same(wilder.value(), NaiveAverage.wilder(history, periods), 1);
            final double line = NaiveAverage.ema(history, periods) - NaiveAverage.ema(history, periods + 3);
            if (!Double.isNaN(line)) {
                lines.add(line);
            }
            same(macd.line(), line, bar.close());
            same(macd.signal(), NaiveAverage.ema(lines, 4), bar.close());
            same(macd.histogram(), line - NaiveAverage.ema(lines, 4), bar.close());
            assertThat(macd.isReady()).isEqualTo(history.size() >= periods + 3 + 4 - 1);
        }
    }

    /** Equal relative to the size of what was summed; NaN only where the oracle has none. */
    private static void same(final double actual, final double expected, final double scale) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, offset(RELATIVE * Math.max(scale, Math.abs(expected))));
        }
    }

    @Test
    void shouldRefusePeriodsThatMakeNoAverage() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ema(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new WilderAverage(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Macd(26, 26, 9));
    }
}
