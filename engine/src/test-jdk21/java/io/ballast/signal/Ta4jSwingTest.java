package io.ballast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.elliott.ElliottDegree;
import org.ta4j.core.indicators.elliott.ElliottFibonacciValidator;
import org.ta4j.core.indicators.elliott.ElliottSwing;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.zigzag.ZigZagState;
import org.ta4j.core.indicators.zigzag.ZigZagStateIndicator;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/** Swings and wave ratios against those of ta4j, whose wave labels follow other rules. */
class Ta4jSwingTest {
    private static final double REVERSAL = 5;

    private record Swing(boolean isHigh, int bar, int confirmedBar) {}

    /** Both end with the same swings. Only the very first may be missing: ta4j takes the first move as a trend. */
    @Test
    void shouldAgreeOnTheSwingsOfCloses() {
        Seeds.forEach(50, Ta4jSwingTest::checkSwings);
    }

    private static void checkSwings(final Generator generator) {
        final List<TestBar> bars = closes(TestBar.walk(generator, 500));
        final List<Swing> ours = swings(bars);
        final List<Swing> theirs = swingsOfTa4j(Ta4jBars.series(bars));
        assertThat(theirs).hasSizeGreaterThan(10).hasSizeBetween(ours.size() - 1, ours.size());
        assertThat(ours).endsWith(theirs.toArray(new Swing[0]));
    }

    private static List<TestBar> closes(final List<TestBar> bars) {
        return TestBar.ofCloses(bars.stream().mapToDouble(TestBar::close).toArray());
    }

    private static List<Swing> swings(final List<TestBar> bars) {
        final ZigZag zigZag = new ZigZag(1, 0);
        final List<Swing> swings = new ArrayList<>();
        for (final TestBar bar : bars) {
            if (zigZag.onBar(bar.high(), bar.low(), bar.close(), REVERSAL)) {
                swings.add(new Swing(zigZag.isPivotHigh(), (int) zigZag.pivotBar(), (int) zigZag.confirmedBar()));
            }
        }
        return swings;
    }

    private static List<Swing> swingsOfTa4j(final BarSeries series) {
        final ZigZagStateIndicator oracle = new ZigZagStateIndicator(new ClosePriceIndicator(series), REVERSAL);
        final List<Swing> swings = new ArrayList<>();
        for (int i = 1; i < series.getBarCount(); i++) {
            final ZigZagState before = oracle.getValue(i - 1);
            final ZigZagState now = oracle.getValue(i);
            if (now.getLastHighIndex() != before.getLastHighIndex()) {
                swings.add(new Swing(true, now.getLastHighIndex(), i));
            }
            if (now.getLastLowIndex() != before.getLastLowIndex()) {
                swings.add(new Swing(false, now.getLastLowIndex(), i));
            }
        }
        return swings;
    }

    @Test
    void shouldAgreeOnHowCloseRatiosAreToFibonaccis() {
        Seeds.forEach(200, Ta4jSwingTest::checkScores);
    }

    private static void checkScores(final Generator generator) {
        final NumFactory numbers = Ta4jBars.series(TestBar.ofCloses(1)).numFactory();
        final ElliottFibonacciValidator oracle = new ElliottFibonacciValidator(numbers);
        final double ratio = 0.011 * generator.below(300) + 0.0005;
        final ElliottSwing measure = swing(numbers, 0, 100, 200);
        final ElliottSwing against = swing(numbers, 1, 200, 200 - 100 * ratio);
        final ElliottSwing along = swing(numbers, 2, 150, 150 + 100 * ratio);
        same(2, ratio, oracle.waveTwoProximityScore(measure, against));
        same(3, ratio, oracle.waveThreeProximityScore(measure, along));
        same(4, ratio, oracle.waveFourProximityScore(measure, against));
        same(5, ratio, oracle.waveFiveProximityScore(measure, along));
        same(7, ratio, oracle.waveBProximityScore(measure, against));
        same(8, ratio, oracle.waveCProximityScore(measure, along));
    }

    private static ElliottSwing swing(final NumFactory numbers, final int leg, final double from, final double to) {
        return new ElliottSwing(leg, leg + 1, numbers.numOf(from), numbers.numOf(to), ElliottDegree.MINUTE);
    }

    private static void same(final int leg, final double ratio, final Num expected) {
        assertThat(WavePattern.legScore(leg, ratio))
                .as("leg %d with ratio %s", leg, ratio)
                .isCloseTo(expected.doubleValue(), offset(1e-9));
    }
}
