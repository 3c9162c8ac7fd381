package io.ballast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.Num;

/**
 * The indicators against ta4j's. It seeds averages with the first value where these take a mean, so values are compared
 * once the seed has faded: with 1,200 bars its weight is below 10⁻¹⁵ for an EMA of 26 ((25/27)⁵⁰⁰ is 10⁻¹⁷) and below
 * 10⁻²⁰ for Wilder's average of 14 ((13/14)⁷⁰⁰ is 10⁻²³). What is left is rounding.
 */
class Ta4jOracleTest {
    private static final int BARS = 1_200;
    private static final int FADED = 700;

    @Test
    void shouldAgreeOnMovingAverages() {
        Seeds.forEach(5, Ta4jOracleTest::checkAverages);
    }

    private static void checkAverages(final Generator generator) {
        final List<TestBar> bars = TestBar.walk(generator, BARS);
        final MACDIndicator oracle = new MACDIndicator(new ClosePriceIndicator(Ta4jBars.series(bars)), 12, 26);
        final Indicator<Num> fast = oracle.getShortTermEma();
        final Indicator<Num> signal = oracle.getSignalLine(9);
        final Macd macd = new Macd(12, 26, 9);
        final Ema ema = new Ema(12);
        for (int i = 0; i < BARS; i++) {
            macd.onValue(bars.get(i).close());
            ema.onValue(bars.get(i).close());
            if (i >= FADED) {
                assertThat(ema.value()).isCloseTo(at(fast, i), offset(1e-9));
                assertThat(macd.line()).isCloseTo(at(oracle, i), offset(1e-9));
                assertThat(macd.signal()).isCloseTo(at(signal, i), offset(1e-9));
                assertThat(macd.histogram()).isCloseTo(at(oracle, i) - at(signal, i), offset(1e-9));
            }
        }
    }

    @Test
    void shouldAgreeOnDirectionAndTrend() {
        Seeds.forEach(5, Ta4jOracleTest::checkAdx);
    }

    private static void checkAdx(final Generator generator) {
        final List<TestBar> bars = TestBar.walk(generator, BARS);
        final BarSeries series = Ta4jBars.series(bars);
        final Indicator<Num> index = new ADXIndicator(series, 14);
        final Indicator<Num> plus = new PlusDIIndicator(series, 14);
        final Indicator<Num> minus = new MinusDIIndicator(series, 14);
        final Adx adx = new Adx(14);
        for (int i = 0; i < BARS; i++) {
            adx.onBar(bars.get(i).high(), bars.get(i).low(), bars.get(i).close());
            if (i >= FADED) {
                assertThat(adx.diPlus()).isCloseTo(at(plus, i), offset(1e-7));
                assertThat(adx.diMinus()).isCloseTo(at(minus, i), offset(1e-7));
                assertThat(adx.adx()).isCloseTo(at(index, i), offset(1e-7));
            }
        }
    }

    private static double at(final Indicator<Num> indicator, final int bar) {
        return indicator.getValue(bar).doubleValue();
    }
}
