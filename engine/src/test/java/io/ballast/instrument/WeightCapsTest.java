package io.ballast.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WeightCapsTest {
    private static final double[] RAW = {0.55, 0.25, 0.10, 0.06, 0.04};

    @Test
    void tv2ShouldCapRepeatedly() {
        assertWeights(WeightCaps.capped(RAW, 0.35, 0), 0.35, 0.35, 0.15, 0.09, 0.06);
        assertWeights(WeightCaps.capped(RAW, 0.30, 0), 0.30, 0.30, 0.20, 0.12, 0.08);
        assertWeights(WeightCaps.capped(RAW, 0.20, 0), 0.20, 0.20, 0.20, 0.20, 0.20);
        assertThat(WeightCaps.isFeasible(5, 0.15, 0)).isFalse();
        assertThatThrownBy(() -> WeightCaps.capped(RAW, 0.15, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot sum to one");
    }

    private static void assertWeights(final double[] weights, final double... expected) {
        assertThat(weights).containsExactly(expected, within(1e-12));
    }

    @Test
    void shouldOnlyScaleWithoutLimits() {
        assertWeights(WeightCaps.capped(new double[] {2, 1, 1}, 0, 0), 0.5, 0.25, 0.25);
    }

    @Test
    void shouldLiftToTheFloorAtTheCostOfTheOthers() {
        assertWeights(
                WeightCaps.capped(new double[] {0.60, 0.38, 0.02}, 0, 0.05), 0.95 * 60 / 98, 0.95 * 38 / 98, 0.05);
    }

    /** The cap frees .20 and the floors take .14: the middle name grows from .20 by what is left. */
    @Test
    void shouldApplyCapAndFloorTogether() {
        assertWeights(WeightCaps.capped(new double[] {0.70, 0.20, 0.06, 0.04}, 0.50, 0.12), 0.50, 0.26, 0.12, 0.12);
    }

    /** Capping first would hold the first name at the cap, yet the floors take so much that it ends below. */
    @Test
    void shouldNotCapWhatTheFloorsBringBackBelowTheCap() {
        final double[] raw = {0.52, 0.44, 0.02, 0.01, 0.01};
        assertWeights(WeightCaps.capped(raw, 0.50, 0.10), 0.70 * 52 / 96, 0.70 * 44 / 96, 0.10, 0.10, 0.10);
    }

    @Test
    void shouldKnowWhichLimitsAreFeasible() {
        assertThat(WeightCaps.isFeasible(3, 0, 0)).isTrue();
        assertThat(WeightCaps.isFeasible(3, 1.0 / 3, 1.0 / 3)).isTrue();
        assertThat(WeightCaps.isFeasible(10, 0.1, 0)).isTrue();
        assertThat(WeightCaps.isFeasible(3, 0.33, 0)).isFalse();
        assertThat(WeightCaps.isFeasible(3, 0, 0.34)).isFalse();
        assertThat(WeightCaps.isFeasible(3, 0.35, 0.36)).isFalse();
        assertThat(WeightCaps.isFeasible(0, 0, 0)).isFalse();
        assertThat(WeightCaps.isFeasible(3, Double.NaN, 0)).isFalse();
        assertThat(WeightCaps.isFeasible(3, 0.5, -0.1)).isFalse();
    }

    @Test
    void shouldRefuseWeightsThatAreNone() {
        for (final double bad : new double[] {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> WeightCaps.capped(new double[] {1, bad}, 0, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldKeepWhatAWeightingPromises() {
        final int[] limited = new int[2];
        Seeds.forEach(1000, generator -> checkPromises(generator, limited));
        assertThat(Arrays.stream(limited)).as("capped and floored").allMatch(count -> count > 500);
    }

    private static void checkPromises(final Generator generator, final int[] limited) {
        final int n = 1 + generator.below(20);
        final double[] raw = new double[n];
        for (int i = 0; i < n; i++) {
            raw[i] = generator.oneIn(5) && i > 0 ? raw[i - 1] : Math.exp(1.5 * generator.gaussian());
        }
        final double cap = generator.oneIn(4) ? 0 : (1 + generator.below(1000) / 500.0) / n;
        final double limit = cap == 0 ? 1 : Math.min(1, cap);
        final double floor = generator.oneIn(4) ? 0 : generator.below(1000) / 1000.0 / n;
        final double[] weights = WeightCaps.capped(raw, cap, floor);

        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
        assertThat(weights).containsExactly(byBisection(raw, limit, floor), within(1e-9));
        for (int i = 0; i < n; i++) {
            assertThat(weights[i]).isBetween(floor - 1e-12, limit + 1e-12);
            limited[0] += cap != 0 && weights[i] == cap ? 1 : 0;
            limited[1] += floor != 0 && weights[i] == floor ? 1 : 0;
            for (int j = 0; j < n; j++) {
                if (raw[i] <= raw[j]) {
                    assertThat(weights[i]).as("order").isLessThanOrEqualTo(weights[j] + 1e-15);
                }
                if (isFree(weights[i], limit, floor) && isFree(weights[j], limit, floor)) {
                    assertThat(weights[i] * raw[j]).as("ratio").isCloseTo(weights[j] * raw[i], within(1e-9 * raw[j]));
                }
            }
        }
    }

    private static boolean isFree(final double weight, final double cap, final double floor) {
        return weight < cap - 1e-12 && weight > floor + 1e-12;
    }

    /** The scale s at which Σ clamp(s·raw) is one. */
    private static double[] byBisection(final double[] raw, final double cap, final double floor) {
        double low = 0;
        double high = 1 / Arrays.stream(raw).min().orElseThrow();
        for (int i = 0; i < 200; i++) {
            final double scale = (low + high) / 2;
            if (Arrays.stream(clamped(raw, scale, cap, floor)).sum() < 1) {
                low = scale;
            } else {
                high = scale;
            }
        }
        return clamped(raw, high, cap, floor);
    }

    private static double[] clamped(final double[] raw, final double scale, final double cap, final double floor) {
        return Arrays.stream(raw)
                .map(weight -> Math.max(floor, Math.min(cap, scale * weight)))
                .toArray();
    }
}
