package io.ballast.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.replay.report.Curve.Tone;
import io.ballast.slot.Slot;
import io.ballast.slot.SlotShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points of long sessions against all of their values. */
class TimeGridTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final Slot slot = new Slot(new SlotShape(1, 1, 1, 1, 1, 1));
    private final TimeGrid grid =
            new TimeGrid(List.of(new Curve("nav", "nav", Tone.MAIN, false, of -> of.index.saleHalfSpread[0])));
    private final List<Long> times = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    @Test
    void shouldHaveNoPointsBeforeTheFirstInput() {
        assertThat(grid.points()).isZero();
        assertThat(grid.isKnown(0)).isFalse();
    }

    @Test
    void shouldShowOneInputAsItIs() {
        take(7 * SECOND_NS, 3.5);

        assertThat(grid.points()).isEqualTo(1);
        assertThat(grid.timeNs(0)).isEqualTo(7 * SECOND_NS);
        assertThat(grid.value(0, 0)).isEqualTo(3.5);
    }

    @Test
    void shouldHoldAValueThroughSilence() {
        take(0, 1);
        take(3_600 * SECOND_NS, 2);

        final int last = grid.points() - 1;
        assertThat(grid.value(0, last)).isEqualTo(2);
        for (int point = 0; point < last - 1; point++) {
            assertThat(grid.value(0, point)).isEqualTo(1);
        }
    }

    @Test
    void shouldLeaveAGapWhereNothingIsKnown() {
        take(0, 1);
        take(100 * SECOND_NS, Double.NaN);
        take(200 * SECOND_NS, Double.POSITIVE_INFINITY);
        take(300 * SECOND_NS, 2);

        final List<Double> seen = new ArrayList<>();
        for (int point = 0; point < grid.points(); point++) {
            if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(grid.value(0, point))) {
                seen.add(grid.value(0, point));
            }
        }
        assertThat(seen).containsExactly(1.0, Double.NaN, 2.0);
    }

    /** No extreme is lost, none is made up, and none is far from where it was. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldKeepEveryExtremeNearItsTime(final long seed) {
        final Random random = new Random(seed);
        final int inputs = 1 + random.nextInt(20_000);
        long timeNs = SECOND_NS * random.nextInt(1_000_000);
        double value = random.nextGaussian();
        for (int i = 0; i < inputs; i++) {
            take(timeNs, value);
            timeNs += random.nextInt(10) == 0 ? 0 : (long) (SECOND_NS * Math.exp(3 * random.nextGaussian()));
            value += random.nextGaussian();
        }

        final int points = grid.points();
        final long spanNs = times.get(inputs - 1) - times.get(0);
        final long nearNs = Math.max(2_000_000, spanNs / (TimeGrid.CAPACITY / 2) + 1);
        assertThat(points).as("seed %d", seed).isBetween(1, 2 * TimeGrid.CAPACITY + 1);
        assertThat(grid.value(0, points - 1)).isEqualTo(values.get(inputs - 1));
        for (int point = 0; point < points; point++) {
            assertThat(isNear(grid.timeNs(point), grid.value(0, point), nearNs))
                    .as("seed %d, point %d", seed, point)
                    .isTrue();
        }
        assertThat(lowest())
                .as("seed %d", seed)
                .isEqualTo(
                        values.stream().mapToDouble(Double::doubleValue).min().orElseThrow());
        assertThat(highest())
                .as("seed %d", seed)
                .isEqualTo(
                        values.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    /** Whether the value stood at some moment not far from a time. */
    private boolean isNear(final long timeNs, final double value, final long nearNs) {
        for (int i = 0; i < times.size(); i++) {
            final long untilNs = i + 1 < times.size() ? times.get(i + 1) : Long.MAX_VALUE;
            if (values.get(i) == value && times.get(i) <= timeNs + nearNs && untilNs >= timeNs - nearNs) {
                return true;
            }
        }
        return false;
    }

    private double lowest() {
        double lowest = Double.POSITIVE_INFINITY;
        for (int point = 0; point < grid.points(); point++) {
            lowest = Math.min(lowest, grid.value(0, point));
        }
        return lowest;
    }

    private double highest() {
        double highest = Double.NEGATIVE_INFINITY;
        for (int point = 0; point < grid.points(); point++) {
            highest = Math.max(highest, grid.value(0, point));
        }
        return highest;
    }

    private void take(final long timeNs, final double value) {
        times.add(timeNs);
        values.add(value);
        slot.index.saleHalfSpread[0] = value;
        grid.onInput(timeNs, slot);
    }
}
