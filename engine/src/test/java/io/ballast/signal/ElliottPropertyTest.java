package io.ballast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The count against one that looks at the whole history, and against its own mirror image. */
class ElliottPropertyTest {
    @Test
    void shouldEqualTheLongestRowFoundInTheWholeHistory() {
        final Set<Wave> seen = EnumSet.noneOf(Wave.class);
        Seeds.forEach(400, generator -> checkAgainstHistory(generator, seen));
        if (Long.getLong("ballast.seed") == null) {
            assertThat(seen).as("labels that happened").containsAll(EnumSet.range(Wave.ONE, Wave.C));
        }
    }

    private static void checkAgainstHistory(final Generator generator, final Set<Wave> seen) {
        final boolean isTruncationAllowed = generator.oneIn(2);
        final ElliottCount count = new ElliottCount(isTruncationAllowed);
        final ElliottCount mirror = new ElliottCount(isTruncationAllowed);
        final List<Double> history = new ArrayList<>();
        boolean isHigh = generator.oneIn(2);
        for (int i = 0; i < 60; i++) {
            final double price = i == 0 ? 100 : next(generator, history, isHigh);
            history.add(price);
            count.onPivot(price, isHigh);
            mirror.onPivot(-price, !isHigh);
            seen.add(count.phase());
            final int legs = longest(history, isTruncationAllowed);
            assertThat(count.phase().ordinal()).isEqualTo(legs);
            if (legs > 0) {
                final List<Double> row = history.subList(history.size() - 1 - legs, history.size());
                assertThat(count.direction()).isEqualTo(row.get(1) > row.get(0) ? 1 : -1);
                assertThat(count.score()).isCloseTo(score(row), offset(1e-9));
            }
            assertThat(mirror.phase()).isEqualTo(count.phase());
            assertThat(mirror.liveLeg()).isEqualTo(count.liveLeg());
            assertThat(mirror.direction()).isEqualTo(-count.direction());
            assertThat(mirror.score()).isEqualTo(count.score());
            assertThat(mirror.wasInvalidated()).isEqualTo(count.wasInvalidated());
            isHigh = !isHigh;
        }
    }

    /** A leg of 0.3 … 2 times the last, on a grid of an eighth, so that levels are touched. */
    private static double next(final Generator generator, final List<Double> history, final boolean isHigh) {
        final double last = history.get(history.size() - 1);
        final double length = history.size() < 2 ? 8 : Math.abs(last - history.get(history.size() - 2));
        final double factor = generator.oneIn(2) ? generator.between(12, 20) / 10.0 : generator.between(3, 8) / 10.0;
        final double move = Math.max(0.125, Math.rint(8 * Math.min(64, length * factor)) / 8);
        return isHigh ? last + move : last - move;
    }

    private static int longest(final List<Double> history, final boolean isTruncationAllowed) {
        for (int legs = Math.min(8, history.size() - 1); legs > 0; legs--) {
            if (isValid(history.subList(history.size() - 1 - legs, history.size()), isTruncationAllowed)) {
                return legs;
            }
        }
        return 0;
    }

    /** The row as heights above its start, in the direction of its first leg. */
    private static boolean isValid(final List<Double> row, final boolean isTruncationAllowed) {
        final double sign = row.get(1) > row.get(0) ? 1 : -1;
        final double[] up =
                row.stream().mapToDouble(price -> sign * (price - row.get(0))).toArray();
        boolean isValid = up.length < 3 || up[2] >= 0;
        isValid &= up.length < 4 || up[3] > up[1];
        isValid &= up.length < 5 || up[4] >= up[1];
        isValid &= up.length < 6 || isTruncationAllowed || up[5] > up[3];
        isValid &= up.length < 6 || up[3] - up[2] >= Math.min(up[1], up[5] - up[4]);
        return isValid && (up.length < 8 || up[7] <= up[5]);
    }

    private static double score(final List<Double> row) {
        final double[] lengths = new double[row.size()];
        for (int i = 1; i < lengths.length; i++) {
            lengths[i] = Math.abs(row.get(i) - row.get(i - 1));
        }
        final DoubleStream.Builder scores = DoubleStream.builder();
        addScore(scores, lengths, 2, 1, 0.382, 0.618, 0.786);
        addScore(scores, lengths, 3, 1, 1, 1.618, 2.618);
        addScore(scores, lengths, 4, 3, 0.236, 0.382, 0.786);
        addScore(scores, lengths, 5, 1, 0.618, 1, 1.618);
        addScore(scores, lengths, 7, 6, 0.382, 0.618, 0.886);
        addScore(scores, lengths, 8, 6, 1, 1, 1.618);
        return scores.build().average().orElse(0);
    }

    private static void addScore(
            final DoubleStream.Builder scores,
            final double[] lengths,
            final int leg,
            final int measure,
            final double least,
            final double ideal,
            final double most) {
        if (leg < lengths.length) {
            final double ratio = lengths[leg] / lengths[measure];
            final double halfRange = (most - least) / 2;
            final boolean isInside = ratio >= least - 0.05 && ratio <= most + 0.05;
            scores.add(isInside ? Math.max(0, 1 - 0.5 * Math.abs(ratio - ideal) / halfRange) : 0);
        }
    }
}
