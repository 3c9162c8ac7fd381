package io.ballast.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.ballast.gateway.AllocatedBytes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MinTrackingErrorTest {
    /** Relative 1e-9. */
    private static final double EXACT = 1e-7;

    private static final double[] UNBOUNDED_BELOW = fill(Double.NEGATIVE_INFINITY);
    private static final double[] UNBOUNDED_ABOVE = fill(Double.POSITIVE_INFINITY);
    private static final double[] SAME_COST = new double[4];
    /** Bitcoin underweight and alternatives overweight by two million. */
    private static final double[] CASE_BTC = {-2e6, 0, 2e6};
    /** Alternatives overweight by two million against cash, which has no row. */
    private static final double[] CASE_CASH = {0, 0, 2e6};

    private static double[] fill(final double value) {
        final double[] values = new double[4];
        Arrays.fill(values, value);
        return values;
    }

    private static LookThroughRisk both() {
        return new LookThroughRisk(LookThroughRisk.BROAD, LookThroughRisk.ALT);
    }

    private static LookThroughRisk broadOnly() {
        return new LookThroughRisk(LookThroughRisk.BROAD);
    }

    private static double[] solved(final LookThroughRisk risk, final int k, final double[] active) {
        final MinTrackingError minimum = new MinTrackingError(4);
        assertThat(minimum.prepare(risk.h(), k, 0, SAME_COST)).isTrue();
        assertThat(minimum.dropped()).isEqualTo(-1);
        final double[] usd = new double[k];
        assertThat(minimum.solve(risk.g(active), UNBOUNDED_BELOW, UNBOUNDED_ABOVE, usd))
                .isTrue();
        return usd;
    }

    @Test
    void tv20ShouldFormTheRiskOfTheContracts() {
        final double[] h = both().h();
        assertThat(h[0]).isCloseTo(.284175, withinPercentage(EXACT));
        assertThat(h[1]).isCloseTo(.3823875, withinPercentage(EXACT));
        assertThat(h[2]).isCloseTo(.3823875, withinPercentage(EXACT));
        assertThat(h[3]).isCloseTo(.74605, withinPercentage(EXACT));
    }

    @Test
    void tv20ShouldPairShortAlternativesWithLongBroadWhenBitcoinReceives() {
        final double[] usd = solved(both(), 2, CASE_BTC);
        assertThat(usd[0]).isCloseTo(2519373.7679145, withinPercentage(EXACT));
        assertThat(usd[1]).isCloseTo(-2537198.62834717, withinPercentage(EXACT));
        assertThat(both().trackingError(CASE_BTC)).isCloseTo(1311487.7048604002, withinPercentage(EXACT));
        assertThat(both().trackingError(CASE_BTC, usd)).isCloseTo(47166.25322798929, withinPercentage(EXACT));
    }

    @Test
    void tv20ShouldShortAlternativesWhenCashReceives() {
        final double[] usd = solved(both(), 2, CASE_CASH);
        assertThat(usd[0]).isCloseTo(220939.34812825, withinPercentage(EXACT));
        assertThat(usd[1]).isCloseTo(-2194202.05747924, withinPercentage(EXACT));
        assertThat(both().trackingError(CASE_CASH)).isCloseTo(1800000, withinPercentage(EXACT));
        assertThat(both().trackingError(CASE_CASH, usd)).isCloseTo(70749.37984198393, withinPercentage(EXACT));
    }

    @Test
    void tv20ShouldDoLittleWithTheBroadContractAlone() {
        final double[] btc = solved(broadOnly(), 1, CASE_BTC);
        assertThat(btc[0]).isCloseTo(-894695.1702296124, withinPercentage(EXACT));
        assertThat(broadOnly().trackingError(CASE_BTC, btc)).isCloseTo(1221688.8936914837, withinPercentage(EXACT));
        final double[] cash = solved(broadOnly(), 1, CASE_CASH);
        assertThat(cash[0]).isCloseTo(-2731591.4489311166, withinPercentage(EXACT));
        assertThat(cash[0] / -2e6).isCloseTo(1.3658, withinPercentage(.005));
        assertThat(broadOnly().trackingError(CASE_CASH, cash)).isCloseTo(1058112.5354929033, withinPercentage(EXACT));
    }

    /** The naive two million short sells the asset that is underweight: this is what a mode is refused for. */
    @Test
    void tv20ShouldRaiseTheTrackingErrorByTheNaiveShortWhenBitcoinReceives() {
        final double unhedged = broadOnly().trackingError(CASE_BTC);
        final double naive = broadOnly().trackingError(CASE_BTC, -2e6);
        assertThat(naive).isCloseTo(1356355.4106501732, withinPercentage(EXACT));
        assertThat(naive).isGreaterThan(unhedged);
        final double naiveCash = broadOnly().trackingError(CASE_CASH, -2e6);
        assertThat(naiveCash).isCloseTo(1127696.7677527503, withinPercentage(EXACT));
        assertThat(naiveCash).isLessThan(broadOnly().trackingError(CASE_CASH));
    }

    @Test
    void tv20ShouldChangeTheSquaredTrackingErrorByTwiceTheObjective() {
        final MinTrackingError minimum = new MinTrackingError(2);
        minimum.prepare(both().h(), 2, 0, SAME_COST);
        final double[] usd = {1e6, -1.5e6};
        final double changed =
                Math.pow(both().trackingError(CASE_BTC, usd), 2) - Math.pow(both().trackingError(CASE_BTC), 2);
        assertThat(2 * minimum.objective(both().g(CASE_BTC), usd)).isCloseTo(changed, withinPercentage(EXACT));
    }

    /** With the alternatives held at −1 M, the best of the broad contract follows from its own row alone. */
    @Test
    void shouldSolveTheRestAgainWhenAContractIsClipped() {
        final MinTrackingError minimum = new MinTrackingError(2);
        minimum.prepare(both().h(), 2, 0, SAME_COST);
        final double[] g = both().g(CASE_BTC);
        final double[] usd = new double[2];
        minimum.solve(g, new double[] {-5e6, -1e6}, new double[] {5e6, 1e6}, usd);
        assertThat(usd[1]).isEqualTo(-1e6);
        assertThat(usd[0]).isCloseTo((.3823875 * 1e6 - g[0]) / .284175, withinPercentage(EXACT));
    }

    @Test
    void shouldDropTheCostlierTwin() {
        final MinTrackingError minimum = new MinTrackingError(3);
        final LookThroughRisk twins =
                new LookThroughRisk(LookThroughRisk.BROAD, LookThroughRisk.ALT, new double[] {.75, .15, .1000001});
        assertThat(minimum.prepare(twins.h(), 3, 0, new double[] {.0005, .0001, .0003}))
                .isTrue();
        assertThat(minimum.dropped()).isZero();
        assertThat(minimum.isDropped(0)).isTrue();
        assertThat(minimum.isDropped(2)).isFalse();
        minimum.prepare(twins.h(), 3, 0, new double[] {.0003, .0009, .0005});
        assertThat(minimum.dropped()).isEqualTo(2);
        final double[] usd = new double[3];
        minimum.solve(twins.g(CASE_BTC), UNBOUNDED_BELOW, UNBOUNDED_ABOVE, usd);
        assertThat(usd[2]).isZero();
        assertThat(usd[0]).isCloseTo(2519373.7679145, withinPercentage(EXACT));
        assertThat(usd[1]).isCloseTo(-2537198.62834717, withinPercentage(EXACT));
    }

    @Test
    void shouldDropOneOfTwoContractsOnTheSameThing() {
        final MinTrackingError minimum = new MinTrackingError(2);
        final LookThroughRisk same = new LookThroughRisk(LookThroughRisk.BROAD, LookThroughRisk.BROAD);
        assertThat(minimum.prepare(same.h(), 2, 0, new double[] {.0003, .0003})).isTrue();
        assertThat(minimum.dropped()).as("of two that cost the same, the later").isEqualTo(1);
        final double[] usd = new double[2];
        minimum.solve(same.g(CASE_CASH), UNBOUNDED_BELOW, UNBOUNDED_ABOVE, usd);
        assertThat(usd[0]).isCloseTo(-2731591.4489311166, withinPercentage(EXACT));
        assertThat(usd[1]).isZero();
    }

    @Test
    void shouldDropUntilOneOfThreeTwinsIsLeft() {
        final MinTrackingError minimum = new MinTrackingError(3);
        final LookThroughRisk same =
                new LookThroughRisk(LookThroughRisk.BROAD, LookThroughRisk.BROAD, LookThroughRisk.BROAD);
        assertThat(minimum.prepare(same.h(), 3, 0, new double[] {.0003, .0002, .0004}))
                .isTrue();
        assertThat(minimum.isDropped(0)).isTrue();
        assertThat(minimum.isDropped(1)).isFalse();
        assertThat(minimum.isDropped(2)).isTrue();
    }

    @Test
    void shouldHoldADroppedContractAtTheBoundNextToZero() {
        final MinTrackingError minimum = new MinTrackingError(2);
        final LookThroughRisk same = new LookThroughRisk(LookThroughRisk.BROAD, LookThroughRisk.BROAD);
        minimum.prepare(same.h(), 2, 0, SAME_COST);
        final double[] usd = new double[2];
        minimum.solve(same.g(CASE_CASH), new double[] {-9e6, -5e5}, new double[] {9e6, -1e5}, usd);
        assertThat(usd[1]).isEqualTo(-1e5);
        assertThat(usd[0]).isCloseTo(-2631591.4489311166, withinPercentage(EXACT));
    }

    /** Condition (1 + ρ)/(1 − ρ): 9 999 at ρ .9998, 19 999 at .9999; a ridge of a thousandth mends the latter. */
    @Test
    void shouldDropOnlyBeyondAConditionOfTenThousand() {
        final MinTrackingError minimum = new MinTrackingError(2);
        minimum.prepare(new double[] {1, .9998, .9998, 1}, 2, 0, SAME_COST);
        assertThat(minimum.dropped()).isEqualTo(-1);
        minimum.prepare(new double[] {1, .9999, .9999, 1}, 2, 0, SAME_COST);
        assertThat(minimum.dropped()).isEqualTo(1);
        minimum.prepare(new double[] {1, .9999, .9999, 1}, 2, .001, SAME_COST);
        assertThat(minimum.dropped()).isEqualTo(-1);
    }

    @Test
    void shouldAddTheRidgeOfTheMeanVariance() {
        final MinTrackingError minimum = new MinTrackingError(2);
        minimum.prepare(new double[] {2, 0, 0, 6}, 2, .5, SAME_COST);
        final double[] usd = new double[2];
        minimum.solve(new double[] {-8, -8}, UNBOUNDED_BELOW, UNBOUNDED_ABOVE, usd);
        assertThat(usd[0]).isCloseTo(2, withinPercentage(EXACT));
        assertThat(usd[1]).isCloseTo(1, withinPercentage(EXACT));
    }

    @Test
    void shouldKeepTheLastGoodRiskWhenAnotherIsUnusable() {
        final MinTrackingError minimum = new MinTrackingError(2);
        minimum.prepare(both().h(), 2, 0, SAME_COST);
        final byte[] before = StateBytes.of(minimum::writeState);
        for (final double[] bad : new double[][] {
            {1, Double.NaN, Double.NaN, 1},
            {Double.NaN, 0, 0, 1},
            {Double.POSITIVE_INFINITY, 0, 0, 1},
            {1, 2, 2, 1},
            {1, 0, 0, 0},
            {1, 0, 0, -1},
            {0, 0, 0, 0}
        }) {
            assertThat(minimum.prepare(bad, 2, 0, SAME_COST))
                    .as(Arrays.toString(bad))
                    .isFalse();
        }
        final double[] good = {1, 0, 0, 1};
        assertThat(minimum.prepare(good, 3, 0, SAME_COST)).isFalse();
        assertThat(minimum.prepare(good, 0, 0, SAME_COST)).isFalse();
        assertThat(minimum.prepare(good, 2, -1, SAME_COST)).isFalse();
        assertThat(minimum.prepare(good, 2, Double.NaN, SAME_COST)).isFalse();
        assertThat(minimum.prepare(good, 2, 0, new double[] {Double.NaN, 1})).isFalse();
        assertThat(StateBytes.of(minimum::writeState)).isEqualTo(before);
        final double[] usd = new double[2];
        minimum.solve(both().g(CASE_BTC), UNBOUNDED_BELOW, UNBOUNDED_ABOVE, usd);
        assertThat(usd[0]).isCloseTo(2519373.7679145, withinPercentage(EXACT));
        assertThat(minimum.prepare(good, 2, 0, SAME_COST)).isTrue();
        assertThat(StateBytes.of(minimum::writeState)).isNotEqualTo(before);
    }

    /** Three pairwise plausible correlations that no three series can have. */
    @Test
    void shouldRefuseAnIndefiniteRiskOfThree() {
        final double[] impossible = {1, .9, -.9, .9, 1, .9, -.9, .9, 1};
        assertThat(new MinTrackingError(3).prepare(impossible, 3, 0, SAME_COST)).isFalse();
    }

    @Test
    void shouldWriteNothingWhenATickIsUnusable() {
        final MinTrackingError minimum = new MinTrackingError(2);
        final double[] usd = {7, 7};
        final double[] fine = {1, 1};
        assertThat(minimum.solve(fine, fine, fine, usd)).as("nothing prepared").isFalse();
        minimum.prepare(both().h(), 2, 0, SAME_COST);
        assertThat(minimum.solve(new double[] {1, Double.NaN}, fine, fine, usd)).isFalse();
        assertThat(minimum.solve(fine, new double[] {Double.NaN, 1}, fine, usd)).isFalse();
        assertThat(minimum.solve(fine, fine, new double[] {1, Double.NaN}, usd)).isFalse();
        assertThat(minimum.solve(fine, fine, new double[] {1, .9}, usd)).isFalse();
        assertThat(minimum.solve(fine, UNBOUNDED_ABOVE, UNBOUNDED_ABOVE, usd)).isFalse();
        assertThat(minimum.solve(fine, UNBOUNDED_BELOW, UNBOUNDED_BELOW, usd)).isFalse();
        assertThat(usd).containsExactly(7, 7);
    }

    @Test
    void shouldRefuseMoreContractsThanFour() {
        assertThatThrownBy(() -> new MinTrackingError(5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MinTrackingError(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldAllocateNothingPerTick() {
        final MinTrackingError minimum = new MinTrackingError(2);
        final double[] h = both().h();
        final double[] g = both().g(CASE_BTC);
        final double[] usd = new double[2];
        final double[] lotUsd = {60_000, 9_000};
        final long[] lots = new long[2];
        for (int i = 0; i < 1_000; i++) {
            tick(minimum, h, g, usd, lotUsd, lots);
        }
        final long before = AllocatedBytes.now();
        for (int i = 0; i < 10_000; i++) {
            tick(minimum, h, g, usd, lotUsd, lots);
        }
        assertThat(AllocatedBytes.now() - before).isLessThan(1_000);
        for (int i = 0; i < 10_000; i++) {
            tick(minimum, h, g, usd, lotUsd, lots);
            AllocatedBytes.allocate(1);
        }
        assertThat(AllocatedBytes.now() - before).as("control").isGreaterThan(100_000);
    }

    private static void tick(
            final MinTrackingError minimum,
            final double[] h,
            final double[] g,
            final double[] usd,
            final double[] lotUsd,
            final long[] lots) {
        minimum.prepare(h, 2, 0, SAME_COST);
        minimum.solve(g, UNBOUNDED_BELOW, UNBOUNDED_ABOVE, usd);
        minimum.roundToLots(g, usd, lotUsd, UNBOUNDED_BELOW, UNBOUNDED_ABOVE, lots);
    }
}
