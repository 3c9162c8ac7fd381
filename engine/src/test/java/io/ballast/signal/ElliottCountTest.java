package io.ballast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElliottCountTest {
    private static final double[] UP = {100, 110, 104, 120, 114, 125, 113, 121, 108};
    private static final double[] DOWN = {100, 90, 95, 74, 81, 65};

    private static double[] mirrored(final double... pivots) {
        return Arrays.stream(pivots).map(price -> -price).toArray();
    }

    private static ElliottCount countOf(final double... pivots) {
        return countOf(false, pivots);
    }

    private static ElliottCount countOf(final boolean isTruncationAllowed, final double... pivots) {
        final ElliottCount count = new ElliottCount(isTruncationAllowed);
        for (int i = 0; i < pivots.length; i++) {
            count.onPivot(pivots[i], i == 0 ? pivots[1] < pivots[0] : pivots[i] > pivots[i - 1]);
        }
        return count;
    }

    private static HardRule violation(final double... pivots) {
        return new ElliottCount(false).violation(pivots, pivots.length - 1);
    }

    @Test
    void tv31aShouldCountFiveWavesUpAndThenAToC() {
        assertThat(violation(UP)).isEqualTo(HardRule.NONE);
        final ElliottCount five = countOf(Arrays.copyOf(UP, 6));
        assertThat(five.phase()).isEqualTo(Wave.FIVE);
        assertThat(five.liveLeg()).isEqualTo(Wave.A);
        assertThat(five.direction()).isEqualTo(1);
        final ElliottCount corrected = countOf(UP);
        assertThat(corrected.phase()).isEqualTo(Wave.C);
        assertThat(corrected.liveLeg()).isEqualTo(Wave.NONE);
        assertThat(corrected.direction()).isEqualTo(1);
    }

    @Test
    void tv31aShouldMeasureTheRatios() {
        assertThat(WavePattern.ratio(UP, 0, 2)).isCloseTo(0.6, offset(1e-9));
        assertThat(WavePattern.ratio(UP, 0, 3)).isCloseTo(1.6, offset(1e-9));
        assertThat(WavePattern.ratio(UP, 0, 4)).isCloseTo(0.375, offset(1e-9));
        assertThat(WavePattern.ratio(UP, 0, 5)).isCloseTo(1.1, offset(1e-9));
        assertThat(WavePattern.ratio(UP, 0, 7)).isCloseTo(8 / 12.0, offset(1e-9));
        assertThat(WavePattern.ratio(UP, 0, 8)).isCloseTo(13 / 12.0, offset(1e-9));
    }

    /** Scores .95545 (2), .98888 (3), .98727 (4), .9 (5), .90344 (B), .86516 (C), in rational arithmetic. */
    @Test
    void tv31aShouldScoreTheMeanClosenessToTheIdealRatios() {
        assertThat(countOf(100, 110).score()).isZero();
        assertThat(countOf(Arrays.copyOf(UP, 3)).score()).isCloseTo(0.955445544554455, offset(1e-9));
        assertThat(countOf(Arrays.copyOf(UP, 6)).score()).isCloseTo(0.9578983565847314, offset(1e-9));
        assertThat(countOf(Arrays.copyOf(UP, 7)).score()).isCloseTo(0.9578983565847314, offset(1e-9));
        assertThat(countOf(UP).score()).isCloseTo(0.933364833055426, offset(1e-9));
    }

    @Test
    void tv31bShouldCountFiveWavesDown() {
        assertThat(violation(DOWN)).isEqualTo(HardRule.NONE);
        final ElliottCount count = countOf(DOWN);
        assertThat(count.phase()).isEqualTo(Wave.FIVE);
        assertThat(count.liveLeg()).isEqualTo(Wave.A);
        assertThat(count.direction()).isEqualTo(-1);
    }

    @Test
    void tv31cShouldRefuseAThirdWaveThatIsTheShortest() {
        final double[] pivots = {100, 110, 106, 115.6, 113, 125};
        assertThat(violation(pivots)).isEqualTo(HardRule.R2);
        assertThat(violation(mirrored(pivots))).isEqualTo(HardRule.R2);
        assertThat(violation(Arrays.copyOf(pivots, 5))).isEqualTo(HardRule.NONE);
        assertThat(countOf(pivots).phase()).as("106 … 125 is a third wave").isEqualTo(Wave.THREE);
    }

    @Test
    void tv31dShouldRefuseASecondWaveThatPassesTheStart() {
        final double[] pivots = {100, 110, 99, 120, 114, 125};
        assertThat(violation(pivots)).isEqualTo(HardRule.R1);
        assertThat(violation(mirrored(pivots))).isEqualTo(HardRule.R1);
        assertThat(countOf(100, 110, 99).phase()).isEqualTo(Wave.ONE);
    }

    @Test
    void tv31eShouldRefuseAFourthWaveInTheTerritoryOfTheFirst() {
        final double[] pivots = {100, 110, 104, 120, 109, 125};
        assertThat(violation(pivots)).isEqualTo(HardRule.R3);
        assertThat(violation(mirrored(pivots))).isEqualTo(HardRule.R3);
        assertThat(countOf(100, 110, 104, 120, 109).phase())
                .as("104 … 109 is a second wave")
                .isEqualTo(Wave.TWO);
    }

    @Test
    void shouldAllowWavesToTouchTheLevelsTheyMustNotPass() {
        assertThat(violation(100, 110, 100, 120)).isEqualTo(HardRule.NONE);
        assertThat(violation(100, 110, 104, 120, 110, 125)).isEqualTo(HardRule.NONE);
        assertThat(violation(100, 110, 104, 120, 114, 125, 113, 125)).isEqualTo(HardRule.NONE);
    }

    @Test
    void shouldAskWavesThreeAndFiveToEndBeyondTheLast() {
        assertThat(violation(100, 110, 104, 110)).isEqualTo(HardRule.WAVE_3);
        assertThat(violation(100, 110, 104, 120, 114, 120)).isEqualTo(HardRule.WAVE_5);
        assertThat(violation(100, 110, 104, 120, 114, 125, 113, 126)).isEqualTo(HardRule.WAVE_B);
    }

    @Test
    void shouldAcceptAShortFifthWaveWhereTruncationIsOn() {
        final double[] pivots = {100, 110, 104, 120, 114, 119};
        assertThat(countOf(false, pivots).phase()).isNotEqualTo(Wave.FIVE);
        assertThat(countOf(true, pivots).phase()).isEqualTo(Wave.FIVE);
        assertThat(new ElliottCount(true).violation(pivots, 5)).isEqualTo(HardRule.NONE);
    }

    @Test
    void shouldLetTheThirdWaveBeShorterThanOneOfTheOthers() {
        assertThat(violation(100, 120, 110, 125, 121, 131)).as("15 < 20").isEqualTo(HardRule.NONE);
        assertThat(violation(100, 110, 104, 116, 112, 130)).as("12 < 18").isEqualTo(HardRule.NONE);
        assertThat(violation(100, 110, 104, 114, 111, 121)).as("all 10").isEqualTo(HardRule.NONE);
        assertThat(violation(100, 110, 104, 114, 111, 125)).as("as the first").isEqualTo(HardRule.NONE);
        assertThat(violation(100, 112, 104, 114, 112, 122)).as("as the fifth").isEqualTo(HardRule.NONE);
    }

    @Test
    void shouldLabelTheLegsOneAfterTheOther() {
        final Wave[] phases = {Wave.NONE, Wave.ONE, Wave.TWO, Wave.THREE, Wave.FOUR, Wave.FIVE, Wave.A, Wave.B, Wave.C};
        final ElliottCount count = new ElliottCount(false);
        for (int i = 0; i < UP.length; i++) {
            count.onPivot(UP[i], i % 2 == 1);
            assertThat(count.phase()).isEqualTo(phases[i]);
            final boolean isOpen = i > 0 && i < 8;
            assertThat(count.liveLeg()).isEqualTo(isOpen ? phases[i + 1] : Wave.NONE);
            assertThat(count.wasInvalidated()).isFalse();
        }
    }

    @Test
    void shouldKeepTheLongestCountThatFitsTheLastNinePivots() {
        final ElliottCount count = new ElliottCount(false);
        final double[] noise = {300, 310, 290, 320, 100};
        for (int i = 0; i < noise.length; i++) {
            count.onPivot(noise[i], i % 2 == 1);
        }
        for (int i = 1; i < UP.length; i++) {
            count.onPivot(UP[i], i % 2 == 1);
        }
        assertThat(count.phase()).isEqualTo(Wave.C);
        assertThat(count.direction()).isEqualTo(1);
    }

    @ParameterizedTest(name = "after {0} pivots: {1}")
    @CsvSource({"2, 100, 1", "3, 104, 1", "4, 110, 1", "5, 114, 1", "6, 125, -1", "7, 125, -1", "8, 125, -1"})
    void shouldEndAtOnceWhenThePricePassesTheLevelOfTheLiveLeg(
            final int pivots, final double level, final int validSide) {
        checkInvalidation(Arrays.copyOf(UP, pivots), level, validSide);
        checkInvalidation(mirrored(Arrays.copyOf(UP, pivots)), -level, -validSide);
    }

    private static void checkInvalidation(final double[] pivots, final double level, final int validSide) {
        final ElliottCount count = countOf(pivots);
        final Wave phase = count.phase();
        assertThat(count.invalidationPrice()).isEqualTo(level);
        count.onPrice(level + validSide * 0.5);
        count.onPrice(level);
        assertThat(count.phase()).as("touched").isEqualTo(phase);
        assertThat(count.wasInvalidated()).isFalse();
        count.onPrice(level - validSide * 0.001);
        assertThat(count.phase()).isEqualTo(Wave.NONE);
        assertThat(count.liveLeg()).isEqualTo(Wave.NONE);
        assertThat(count.wasInvalidated()).isTrue();
        assertThat(count.direction()).isZero();
        assertThat(count.score()).isZero();
        assertThat(count.invalidationPrice()).isNaN();
        count.onPrice(level - validSide);
        assertThat(count.wasInvalidated())
                .as("there is nothing left to invalidate")
                .isFalse();
    }

    @Test
    void shouldNotEndACompleteCount() {
        final ElliottCount count = countOf(UP);
        assertThat(count.invalidationPrice()).isNaN();
        count.onPrice(1e9);
        count.onPrice(-1e9);
        assertThat(count.phase()).isEqualTo(Wave.C);
    }

    @Test
    void shouldSayThatAPivotPassedTheLevelAndCountAnew() {
        final ElliottCount count = countOf(100, 110);
        count.onPivot(99, false);
        assertThat(count.wasInvalidated()).isTrue();
        assertThat(count.phase()).isEqualTo(Wave.ONE);
        assertThat(count.direction()).isEqualTo(-1);
        count.onPivot(105, true);
        assertThat(count.wasInvalidated()).isFalse();
        assertThat(count.phase()).isEqualTo(Wave.TWO);
    }

    @Test
    void shouldCountAgainFromTheNextPivotAfterAnEnd() {
        final ElliottCount count = countOf(100, 110, 104);
        count.onPrice(103);
        assertThat(count.phase()).isEqualTo(Wave.NONE);
        count.onPivot(107, true);
        assertThat(count.phase()).as("110, 104, 107").isEqualTo(Wave.TWO);
        assertThat(count.direction()).isEqualTo(-1);
    }

    @Test
    void shouldRefusePivotsThatDoNotAlternate() {
        final ElliottCount count = countOf(100, 110);
        assertThatIllegalArgumentException().isThrownBy(() -> count.onPivot(111, true));
        assertThatIllegalArgumentException().isThrownBy(() -> count.onPivot(110, false));
        assertThatIllegalArgumentException().isThrownBy(() -> count.onPivot(112, false));
    }

    @Test
    void shouldScoreNothingOutsideTheBands() {
        assertThat(WavePattern.legScore(2, 0.331)).isZero();
        assertThat(WavePattern.legScore(2, 0.333)).isPositive();
        assertThat(WavePattern.legScore(2, 0.837)).isZero();
        assertThat(WavePattern.legScore(3, 2.67)).isZero();
        assertThat(WavePattern.legScore(4, 0.185)).isZero();
        assertThat(WavePattern.legScore(5, 1.67)).isZero();
        assertThat(WavePattern.legScore(7, 0.94)).isZero();
        assertThat(WavePattern.legScore(8, 0.949)).isZero();
        assertThat(WavePattern.legScore(8, 1)).isEqualTo(1);
    }
}
