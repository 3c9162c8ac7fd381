package io.ballast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZigZagTest {
    private static final double FIVE = 5;

    private static List<Pivot> pivotsOf(final ZigZag zigZag, final double atr, final List<TestBar> bars) {
        final List<Pivot> pivots = new ArrayList<>();
        for (final TestBar bar : bars) {
            if (zigZag.onBar(bar.high(), bar.low(), bar.close(), atr)) {
                pivots.add(Pivot.last(zigZag));
            }
        }
        return pivots;
    }

    private static List<Pivot> pivotsOfFive(final double... closes) {
        return pivotsOf(new ZigZag(1, 0), FIVE, TestBar.ofCloses(closes));
    }

    @Test
    void tv32ShouldConfirmTheLowAndThenTheHigh() {
        assertThat(pivotsOfFive(100, 105, 110, 108, 103))
                .containsExactly(new Pivot(100, false, 0, 1), new Pivot(110, true, 2, 4));
    }

    @Test
    void tv32ShouldNotConfirmAHighShortOfTheThreshold() {
        assertThat(pivotsOfFive(100, 105, 110, 108, 107)).containsExactly(new Pivot(100, false, 0, 1));
    }

    @Test
    void shouldMirrorTheSwings() {
        assertThat(pivotsOfFive(-100, -105, -110, -108, -103))
                .containsExactly(new Pivot(-100, true, 0, 1), new Pivot(-110, false, 2, 4));
    }

    @Test
    void shouldKnowNoPivotBeforeTheFirst() {
        final ZigZag zigZag = new ZigZag(1, 0);
        assertThat(zigZag.onBar(100, 100, 100, FIVE)).isFalse();
        assertThat(zigZag.pivotPrice()).isNaN();
        assertThat(zigZag.pivotBar()).isEqualTo(-1);
        assertThat(zigZag.confirmedBar()).isEqualTo(-1);
    }

    /** The second bar spans 88 … 112; the third is 12 from both ends, the fourth from one alone. */
    @Test
    void shouldWaitWhileABarConfirmsBothExtremes() {
        final List<TestBar> bars =
                List.of(new TestBar(100, 100, 100), new TestBar(112, 88, 100), new TestBar(101, 99, 100));
        assertThat(pivotsOf(new ZigZag(1, 0), FIVE, bars)).isEmpty();
        final List<TestBar> longer = new ArrayList<>(bars);
        longer.add(new TestBar(110, 100, 109));
        assertThat(pivotsOf(new ZigZag(1, 0), FIVE, longer)).containsExactly(new Pivot(88, false, 1, 3));
    }

    @Test
    void shouldNotConfirmAnExtremeWithTheBarThatMakesIt() {
        final List<TestBar> bars =
                List.of(new TestBar(100, 100, 100), new TestBar(106, 105, 106), new TestBar(120, 106, 107));
        assertThat(pivotsOf(new ZigZag(1, 0), FIVE, bars)).containsExactly(new Pivot(100, false, 0, 1));
        final List<TestBar> longer = new ArrayList<>(bars);
        longer.add(new TestBar(108, 107, 107));
        assertThat(pivotsOf(new ZigZag(1, 0), FIVE, longer)).endsWith(new Pivot(120, true, 2, 3));
    }

    /** A quiet extreme followed by a wild bar: the quiet threshold counts. */
    @Test
    void shouldTakeTheThresholdFromTheBarOfTheExtreme() {
        final ZigZag zigZag = new ZigZag(2, 0);
        zigZag.onBar(100, 100, 100, 1);
        assertThat(zigZag.onBar(103, 103, 103, 1)).as("low confirmed").isTrue();
        assertThat(zigZag.onBar(110, 110, 110, 2)).isFalse();
        assertThat(zigZag.onBar(107, 106.5, 106.5, 100)).as("3.5 < 4").isFalse();
        assertThat(zigZag.onBar(107, 106, 106, 100)).as("4 >= 4").isTrue();
        assertThat(Pivot.last(zigZag)).isEqualTo(new Pivot(110, true, 2, 4));
    }

    @Test
    void shouldNeedTheLargerOfTheTwoReversals() {
        final List<TestBar> bars = TestBar.ofCloses(100, 104, 200, 191, 190);
        assertThat(pivotsOf(new ZigZag(1, 0.05), 3, bars))
                .containsExactly(new Pivot(100, false, 0, 2), new Pivot(200, true, 2, 4));
        assertThat(pivotsOf(new ZigZag(1, 0.01), 3, bars))
                .containsExactly(new Pivot(100, false, 0, 1), new Pivot(200, true, 2, 3));
    }

    @Test
    void shouldNotTurnWhereNothingMoves() {
        assertThat(pivotsOf(new ZigZag(0, 0), 0, TestBar.ofCloses(7, 7, 7, 7))).isEmpty();
    }

    @Test
    void shouldRefuseReversalsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ZigZag(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ZigZag(0, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new ZigZag(Double.POSITIVE_INFINITY, 0));
    }

    @Test
    void shouldNeverRepaintOnRandomWalks() {
        Seeds.forEach(100, ZigZagTest::checkPrefixes);
    }

    private static void checkPrefixes(final Generator generator) {
        final List<TestBar> bars = TestBar.walk(generator, 250);
        final double multiple = 0.5 * generator.below(8);
        final double share = 0.005 * generator.below(5);
        PrefixCheck.check(bars, 1 + generator.below(20), multiple, share);
    }
}
