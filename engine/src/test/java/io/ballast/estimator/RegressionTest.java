package io.ballast.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegressionTest {
    private static final double[] HULL_F = {
        .021, .035, -.046, .001, .044, -.029, -.026, -.029, .048, -.006, -.036, -.011, .019, -.027, .029
    };
    private static final double[] HULL_S = {
        .029, .020, -.044, .008, .026, -.019, -.010, -.007, .043, .011, -.036, -.018, .009, -.032, .023
    };

    /** TV-15: jet fuel hedged with heating oil. */
    @Test
    void tv15ShouldFindTheMinimumVarianceRatioOfHull() {
        final Regression regression = hull();
        assertThat(regression.count()).isEqualTo(15);
        assertThat(regression.deviationF()).isCloseTo(.0313, within(5e-5));
        assertThat(regression.deviationS()).isCloseTo(.0263, within(5e-5));
        assertThat(regression.correlation()).isCloseTo(.928, within(5e-4));
        assertThat(regression.ratio()).isCloseTo(.7777, within(5e-5));
        assertThat(regression.ratio() * 2_000_000 / 42_000).isCloseTo(37.03, within(5e-3));
        assertThat(regression.ratio() * 2_000_000 * 1.94 / (42_000 * 1.99)).isCloseTo(36.10, within(5e-3));
    }

    @Test
    void tv15ShouldStateTheEffectivenessOfTheBestRatioAndOfOne() {
        final Regression regression = hull();
        assertThat(regression.effectiveness()).isCloseTo(.862, within(5e-4));
        assertThat(regression.effectiveness(regression.ratio())).isCloseTo(.862, within(5e-4));
        assertThat(regression.effectiveness(1)).isCloseTo(.7914, within(5e-5));
        assertThat(regression.effectiveness(0)).isZero();
        assertThat(regression.effectiveness(-1)).isNegative();
    }

    /** A web copy misprints month nine. */
    @Test
    void tv15ShouldNotBeReachedFromTheMisprintedTable() {
        final Regression regression = new Regression();
        for (int i = 0; i < HULL_F.length; i++) {
            regression.onPair(HULL_S[i], i == 8 ? -HULL_F[i] : HULL_F[i]);
        }
        assertThat(regression.correlation()).isCloseTo(.589, within(5e-4));
    }

    private static Regression hull() {
        final Regression regression = new Regression();
        for (int i = 0; i < HULL_F.length; i++) {
            assertThat(regression.onPair(HULL_S[i], HULL_F[i])).isTrue();
        }
        return regression;
    }

    @Test
    void shouldLoseTheSquareOfTheErrorTimesTheVariance() {
        final Regression regression = hull();
        final double varianceS = Math.pow(regression.deviationS(), 2);
        for (final double h : new double[] {0, .5, 1, 1.5}) {
            final double lost = (regression.effectiveness() - regression.effectiveness(h)) * varianceS;
            assertThat(regression.excessVariance(h)).isCloseTo(lost, within(1e-15));
        }
    }

    @Test
    void shouldKnowNothingOfSeriesThatDoNotMove() {
        final Regression regression = new Regression();
        assertThat(regression.ratio()).isZero();
        assertThat(regression.deviationF()).isZero();
        regression.onPair(.01, .02);
        regression.onPair(.03, .02);
        assertThat(regression.ratio()).isZero();
        assertThat(regression.correlation()).isZero();
        assertThat(regression.effectiveness()).isZero();
        assertThat(new Regression().effectiveness(1)).isZero();
    }

    @Test
    void shouldHoldTheLastRatioWhileTheVarianceIsBelowTheFloor() {
        final Regression regression = new Regression();
        assertThat(regression.ratio(0, .9)).isEqualTo(.9);
        regression.onPair(.02, .01);
        regression.onPair(-.02, -.01);
        assertThat(regression.ratio(2.01e-4, .9)).isEqualTo(.9);
        assertThat(regression.ratio(1.99e-4, .9)).isCloseTo(2, within(1e-12));
    }

    @Test
    void shouldLeaveItsStateWhenAPairIsUnusable() {
        final Regression regression = hull();
        final byte[] before = StateBytes.of(regression::writeState);
        assertThat(regression.onPair(Double.NaN, 1)).isFalse();
        assertThat(regression.onPair(1, Double.NaN)).isFalse();
        assertThat(regression.onPair(1, Double.POSITIVE_INFINITY)).isFalse();
        assertThat(regression.onPair(Double.NEGATIVE_INFINITY, 1)).isFalse();
        assertThat(regression.onPair(1e200, 1)).isFalse();
        assertThat(StateBytes.of(regression::writeState)).isEqualTo(before);
        regression.onPair(.01, .01);
        assertThat(StateBytes.of(regression::writeState)).isNotEqualTo(before);
    }

    /** Changes of a cent on a level of a hundred million: sums of squares hold nothing of that. */
    @Test
    void shouldNotCancelWhereTheTextbookSumsDo() {
        final double level = 1e8;
        final Regression regression = new Regression();
        double sum = 0;
        double products = 0;
        for (int i = 0; i < 1_000; i++) {
            final double value = level + (i % 2 == 0 ? .01 : -.01);
            regression.onPair(value, value);
            sum += value;
            products += value * value;
        }
        final double textbook = (products - sum * sum / 1_000) / 999;
        assertThat(textbook).isNotCloseTo(1e-4 * 1_000 / 999, within(1e-5));
        assertThat(Math.pow(regression.deviationS(), 2)).isCloseTo(1e-4 * 1_000 / 999, within(1e-9));
        assertThat(regression.ratio()).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldEqualExactArithmetic() {
        Seeds.forEach(100, RegressionTest::checkAgainstExactSums);
    }

    private static void checkAgainstExactSums(final Generator generator) {
        final Regression regression = new Regression();
        final List<BigDecimal> s = new ArrayList<>();
        final List<BigDecimal> f = new ArrayList<>();
        final double level = generator.oneIn(2) ? 0 : 1e3;
        final int pairs = 3 + generator.below(60);
        for (int i = 0; i < pairs; i++) {
            final double x = level + generator.gaussian();
            final double y = 1.3 * x + .5 * generator.gaussian();
            regression.onPair(y, x);
            s.add(new BigDecimal(y));
            f.add(new BigDecimal(x));
        }
        final double variance = centered(f, f) / (pairs - 1);
        assertThat(regression.ratio()).isCloseTo(centered(s, f) / centered(f, f), within(1e-10));
        assertThat(regression.deviationF()).isCloseTo(Math.sqrt(variance), within(1e-10));
        assertThat(regression.correlation())
                .isCloseTo(centered(s, f) / Math.sqrt(centered(s, s) * centered(f, f)), within(1e-10));
    }

    private static double centered(final List<BigDecimal> a, final List<BigDecimal> b) {
        final BigDecimal count = BigDecimal.valueOf(a.size());
        BigDecimal sumA = BigDecimal.ZERO;
        BigDecimal sumB = BigDecimal.ZERO;
        BigDecimal products = BigDecimal.ZERO;
        for (int i = 0; i < a.size(); i++) {
            sumA = sumA.add(a.get(i));
            sumB = sumB.add(b.get(i));
            products = products.add(a.get(i).multiply(b.get(i)));
        }
        return products.subtract(sumA.multiply(sumB).divide(count, new MathContext(200)))
                .doubleValue();
    }
}
