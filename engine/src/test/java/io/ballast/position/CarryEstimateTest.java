package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

class CarryEstimateTest {
    private static final long HOUR_NS = Duration.ofHours(1).toNanos();
    private static final long PERIOD_NS = 8 * HOUR_NS;

    private final CarryEstimate estimate = new CarryEstimate(3 * PERIOD_NS);

    @Test
    void shouldAssumeNothingBeforeARateIsKnown() {
        assertThat(estimate.isKnown()).isFalse();
        assertThat(estimate.receivedByShortPerYear()).isZero();
    }

    @Test
    void shouldStartWithWhatIsPredicted() {
        estimate.onPredicted(-0.0002, PERIOD_NS);
        assertThat(estimate.isKnown()).isTrue();
        assertThat(estimate.receivedByShortPerYear()).isCloseTo(-0.219, within(1e-12));
        estimate.onPredicted(0.0001, PERIOD_NS);
        assertThat(estimate.receivedByShortPerYear()).as("replaced").isCloseTo(0.1095, within(1e-12));
    }

    /** After one half-life of the same new rate half of the old one is left. */
    @Test
    void shouldForgetHalfInAHalfLife() {
        for (int i = 0; i < 1000; i++) {
            estimate.onFunding(0.0001, PERIOD_NS);
        }
        for (int i = 0; i < 3; i++) {
            estimate.onFunding(-0.0001, PERIOD_NS);
        }
        assertThat(estimate.receivedByShortPerYear()).isCloseTo(0, within(1e-12));
    }

    @Test
    void shouldCountTheSameRateTheSameWhateverItsPeriods() {
        final CarryEstimate hourly = new CarryEstimate(3 * PERIOD_NS);
        estimate.onFunding(0.0004, PERIOD_NS);
        hourly.onFunding(0.0004, PERIOD_NS);
        estimate.onFunding(0.0008, PERIOD_NS);
        for (int i = 0; i < 8; i++) {
            hourly.onFunding(0.0001, HOUR_NS);
        }
        assertThat(hourly.receivedByShortPerYear()).isCloseTo(estimate.receivedByShortPerYear(), within(1e-12));
    }

    @Test
    void shouldRefuseWhatIsNoRate() {
        estimate.onFunding(0.0001, PERIOD_NS);
        final byte[] before = state(estimate);
        assertThat(estimate.onFunding(Double.NaN, PERIOD_NS)).isFalse();
        assertThat(estimate.onFunding(0.0001, 0)).isFalse();
        assertThat(estimate.onPredicted(Double.POSITIVE_INFINITY, PERIOD_NS)).isFalse();
        assertThat(estimate.onPredicted(0.0001, -1)).isFalse();
        assertThat(state(estimate)).isEqualTo(before);
        assertThatThrownBy(() -> new CarryEstimate(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldWriteThePredictionToo() {
        estimate.onFunding(0.0001, PERIOD_NS);
        final byte[] before = state(estimate);
        estimate.onPredicted(0.0002, PERIOD_NS);
        final byte[] predicted = state(estimate);
        assertThat(predicted).isNotEqualTo(before).hasSize(4 * Double.BYTES);
        estimate.onPredicted(0.0003, PERIOD_NS);
        assertThat(state(estimate)).isNotEqualTo(predicted);
    }

    @Test
    void shouldEqualTheWeightedMeanRecomputedFromScratch() {
        Seeds.forEach(50, CarryEstimateTest::checkAgainstHistory);
    }

    private static void checkAgainstHistory(final Generator generator) {
        final long halfLifeNs = generator.between(1, 240) * HOUR_NS;
        final CarryEstimate estimate = new CarryEstimate(halfLifeNs);
        final List<double[]> history = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            final double rate = 0.0003 * generator.gaussian();
            final long hours = generator.oneOf(List.of(1L, 4L, 8L));
            final List<double[]> seen = new ArrayList<>(history);
            seen.add(new double[] {rate, hours});
            if (generator.oneIn(3)) {
                assertThat(estimate.onPredicted(rate, hours * HOUR_NS)).isTrue();
            } else {
                assertThat(estimate.onFunding(rate, hours * HOUR_NS)).isTrue();
                history.add(seen.get(seen.size() - 1));
            }
            assertThat(estimate.receivedByShortPerYear())
                    .isCloseTo(naive(seen, halfLifeNs / (double) HOUR_NS), within(1e-10));
        }
    }

    /** Each rate per year weighs the integral of 2^(−age/half-life) over its period. */
    private static double naive(final List<double[]> history, final double halfLifeHours) {
        double sum = 0;
        double weights = 0;
        double ageHours = 0;
        for (int i = history.size() - 1; i >= 0; i--) {
            final double hours = history.get(i)[1];
            final double weight = Math.exp(-ageHours * Math.log(2) / halfLifeHours)
                    - Math.exp(-(ageHours + hours) * Math.log(2) / halfLifeHours);
            sum += weight * history.get(i)[0] * 8760 / hours;
            weights += weight;
            ageHours += hours;
        }
        return sum / weights;
    }

    private static byte[] state(final CarryEstimate estimate) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final byte[] bytes = new byte[estimate.writeState(buffer, 0)];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
