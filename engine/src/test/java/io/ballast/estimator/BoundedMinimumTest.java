package io.ballast.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Solutions within bounds and in whole lots against exhaustive searches. */
class BoundedMinimumTest {
    private static final double[] SAME_COST = new double[4];

    /** One random problem of up to four contracts whose risk is well-conditioned. */
    private static final class Problem {
        private final MinTrackingError minimum = new MinTrackingError(4);
        private final int k;
        private final double[] h;
        private final double[] g;
        private final double[] lower;
        private final double[] upper;

        private Problem(final Generator generator) {
            k = 1 + generator.below(4);
            h = risk(generator, k);
            g = new double[k];
            lower = new double[k];
            upper = new double[k];
            for (int i = 0; i < k; i++) {
                g[i] = 1e6 * generator.gaussian();
                final double a = 1e6 * generator.gaussian();
                final double b = generator.oneIn(10) ? a : 1e6 * generator.gaussian();
                lower[i] = generator.oneIn(4) ? Double.NEGATIVE_INFINITY : Math.min(a, b);
                upper[i] = generator.oneIn(4) ? Double.POSITIVE_INFINITY : Math.max(a, b);
            }
            assertThat(minimum.prepare(h, k, 0, SAME_COST)).isTrue();
        }

        private static double[] risk(final Generator generator, final int k) {
            final double[] root = new double[k * k];
            final double market = generator.oneIn(3) ? 3 : 0;
            for (int i = 0; i < k * k; i++) {
                root[i] = generator.gaussian() + (i % k == 0 ? market : 0);
            }
            final double[] h = new double[k * k];
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    for (int m = 0; m < k; m++) {
                        h[i * k + j] += root[i * k + m] * root[j * k + m];
                    }
                }
                h[i * k + i] += .05;
            }
            return h;
        }

        private double gradient(final double[] usd, final int i) {
            double gradient = g[i];
            for (int j = 0; j < k; j++) {
                gradient += h[i * k + j] * usd[j];
            }
            return gradient;
        }

        private double objective(final double[] usd) {
            double objective = 0;
            for (int i = 0; i < k; i++) {
                objective += usd[i] * (g[i] + gradient(usd, i)) / 2;
            }
            return objective;
        }
    }

    @Test
    void shouldFindWhatAllActiveSetsTogetherFind() {
        final AtomicInteger clipped = new AtomicInteger();
        Seeds.forEach(3_000, generator -> {
            final Problem problem = new Problem(generator);
            if (problem.minimum.dropped() >= 0) {
                return;
            }
            final double[] usd = new double[problem.k];
            assertThat(problem.minimum.solve(problem.g, problem.lower, problem.upper, usd))
                    .isTrue();
            final double[] expected = exhaustive(problem);
            for (int i = 0; i < problem.k; i++) {
                assertThat(usd[i]).isCloseTo(expected[i], within(1e-8 * largest(expected)));
                assertThat(usd[i]).isBetween(problem.lower[i], problem.upper[i]);
                clipped.addAndGet(usd[i] == problem.lower[i] || usd[i] == problem.upper[i] ? 1 : 0);
            }
            assertThat(problem.minimum.objective(problem.g, usd))
                    .isCloseTo(problem.objective(usd), within(1e-9 * Math.abs(problem.objective(usd)) + 1e-3));
        });
        assertThat(clipped.get()).as("bounds that mattered").isGreaterThan(500);
    }

    private static double largest(final double[] values) {
        double largest = 1;
        for (final double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** The best feasible point of all 3^k ways to be free, at the lower bound or at the upper. */
    private static double[] exhaustive(final Problem problem) {
        double[] best = {};
        double least = Double.POSITIVE_INFINITY;
        for (int set = 0; set < Math.pow(3, problem.k); set++) {
            final double[] usd = stationary(problem, set);
            final double objective = isFeasible(problem, usd) ? problem.objective(usd) : Double.POSITIVE_INFINITY;
            if (objective < least) {
                least = objective;
                best = usd;
            }
        }
        return best;
    }

    private static int side(final int set, final int i) {
        return set / (int) Math.pow(3, i) % 3;
    }

    /** Solves row by row with the fixed ones as rows of the identity (Gauss, with pivots). */
    private static double[] stationary(final Problem problem, final int set) {
        final int k = problem.k;
        final double[][] rows = new double[k][k + 1];
        for (int i = 0; i < k; i++) {
            if (side(set, i) == 0) {
                System.arraycopy(problem.h, i * k, rows[i], 0, k);
                rows[i][k] = -problem.g[i];
            } else {
                rows[i][i] = 1;
                rows[i][k] = side(set, i) == 1 ? problem.lower[i] : problem.upper[i];
            }
        }
        return eliminated(rows, k);
    }

    private static double[] eliminated(final double[][] rows, final int k) {
        for (int column = 0; column < k; column++) {
            int pivot = column;
            for (int i = column; i < k; i++) {
                pivot = Math.abs(rows[i][column]) > Math.abs(rows[pivot][column]) ? i : pivot;
            }
            final double[] swapped = rows[pivot];
            rows[pivot] = rows[column];
            rows[column] = swapped;
            for (int i = 0; i < k; i++) {
                final double factor = i == column ? 0 : rows[i][column] / rows[column][column];
                for (int j = 0; factor != 0 && j <= k; j++) {
                    rows[i][j] -= factor * rows[column][j];
                }
            }
        }
        final double[] solution = new double[k];
        for (int i = 0; i < k; i++) {
            solution[i] = rows[i][k] / rows[i][i];
        }
        return solution;
    }

    private static boolean isFeasible(final Problem problem, final double[] usd) {
        for (int i = 0; i < problem.k; i++) {
            final double slack = 1e-9 * Math.abs(usd[i]);
            final boolean isWithin = usd[i] >= problem.lower[i] - slack && usd[i] <= problem.upper[i] + slack;
            if (!Double.isFinite(usd[i]) || !isWithin) {
                return false;
            }
        }
        return true;
    }

    @Test
    void shouldRoundToTheBestCornerWithinBounds() {
        final AtomicInteger corners = new AtomicInteger();
        final AtomicInteger nearest = new AtomicInteger();
        Seeds.forEach(1_500, generator -> {
            final Problem problem = new Problem(generator);
            final double[] usd = new double[problem.k];
            problem.minimum.solve(problem.g, problem.lower, problem.upper, usd);
            final double[] lotUsd = new double[problem.k];
            for (int i = 0; i < problem.k; i++) {
                lotUsd[i] = 1e4 * (1 + generator.below(40));
            }
            final long[] lots = new long[problem.k];
            assertThat(problem.minimum.roundToLots(problem.g, usd, lotUsd, problem.lower, problem.upper, lots))
                    .isTrue();
            final Box box = new Box(problem, usd, lotUsd);
            if (box.hasCorner()) {
                assertThat(problem.objective(box.usd(lots))).isCloseTo(box.bestCorner, within(box.tolerance()));
                assertThat(box.isCorner(lots)).isTrue();
                corners.incrementAndGet();
                nearest.addAndGet(isNearest(lots, usd, lotUsd) ? 1 : 0);
            }
        });
        assertThat(corners.get()).isGreaterThan(900);
        assertThat(nearest.get()).as("rounding each alone is not enough").isLessThan(corners.get());
    }

    private static boolean isNearest(final long[] lots, final double[] usd, final double[] lotUsd) {
        for (int i = 0; i < lots.length; i++) {
            if (Math.abs(lots[i] - usd[i] / lotUsd[i]) > .5) {
                return false;
            }
        }
        return true;
    }

    /** With contracts that do not correlate the best corner is the best of all whole lots. */
    @Test
    void shouldBeatAllWholeLotsAroundWhenContractsDoNotCorrelate() {
        Seeds.forEach(300, generator -> {
            final MinTrackingError minimum = new MinTrackingError(2);
            final double[] h = {.1 + generator.below(100) / 100.0, 0, 0, .1 + generator.below(100) / 100.0};
            minimum.prepare(h, 2, 0, SAME_COST);
            final double[] g = {1e5 * generator.gaussian(), 1e5 * generator.gaussian()};
            final double[] most = {3e5, 3e5};
            final double[] least = {-3e5, -3e5};
            final double[] usd = new double[2];
            minimum.solve(g, least, most, usd);
            final double[] lotUsd = {7e4, 1.1e5};
            final long[] lots = new long[2];
            minimum.roundToLots(g, usd, lotUsd, least, most, lots);
            final double chosen = minimum.objective(g, new double[] {lots[0] * lotUsd[0], lots[1] * lotUsd[1]});
            for (int i = -4; i <= 4; i++) {
                for (int j = -2; j <= 2; j++) {
                    assertThat(minimum.objective(g, new double[] {i * lotUsd[0], j * lotUsd[1]}))
                            .isGreaterThanOrEqualTo(chosen - 1e-6 * Math.abs(chosen));
                }
            }
        });
    }

    /** All whole lots within two of the solution; those within one are its corners. */
    private static final class Box {
        private final Problem problem;
        private final double[] exact;
        private final double[] lotUsd;
        private double bestCorner = Double.POSITIVE_INFINITY;
        private double largest;

        private Box(final Problem problem, final double[] exact, final double[] lotUsd) {
            this.problem = problem;
            this.exact = exact;
            this.lotUsd = lotUsd;
            search(new long[problem.k], 0);
        }

        private void search(final long[] lots, final int i) {
            if (i == problem.k) {
                judge(lots);
                return;
            }
            final long floor = (long) Math.floor(exact[i] / lotUsd[i]);
            for (long lot = floor - 2; lot <= floor + 3; lot++) {
                lots[i] = lot;
                search(lots, i + 1);
            }
        }

        private void judge(final long[] lots) {
            final double objective = problem.objective(usd(lots));
            if (isCorner(lots)) {
                bestCorner = Math.min(bestCorner, objective);
                largest = Math.max(largest, Math.abs(objective));
            }
        }

        private boolean hasCorner() {
            return bestCorner < Double.POSITIVE_INFINITY;
        }

        private double tolerance() {
            return 1e-8 * largest;
        }

        private boolean isCorner(final long[] lots) {
            for (int i = 0; i < problem.k; i++) {
                final double usd = lots[i] * lotUsd[i];
                final double slack = 1e-9 * lotUsd[i];
                if (Math.abs(lots[i] - exact[i] / lotUsd[i]) >= 1
                        || usd < problem.lower[i] - slack
                        || usd > problem.upper[i] + slack) {
                    return false;
                }
            }
            return true;
        }

        private double[] usd(final long[] lots) {
            final double[] usd = new double[problem.k];
            for (int i = 0; i < problem.k; i++) {
                usd[i] = lots[i] * lotUsd[i];
            }
            return usd;
        }
    }

    private static final double[] LOW = {-1e9, -1e9};
    private static final double[] HIGH = {1e9, 1e9};
    private static final double[] HUNDREDS = {100, 100};

    private static MinTrackingError uncorrelated() {
        final MinTrackingError minimum = new MinTrackingError(2);
        minimum.prepare(new double[] {1, 0, 0, 1}, 2, 0, SAME_COST);
        return minimum;
    }

    private static long[] rounded(
            final double[] usd, final double[] lotUsd, final double[] lower, final double[] upper) {
        final long[] lots = {77, 77};
        final double[] g = {-usd[0], -usd[1]};
        assertThat(uncorrelated().roundToLots(g, usd, lotUsd, lower, upper, lots))
                .isTrue();
        return lots;
    }

    @Test
    void shouldTakeTheSmallerPositionInATie() {
        assertThat(rounded(new double[] {250, -350}, HUNDREDS, LOW, HIGH)).containsExactly(2, -3);
        assertThat(rounded(new double[] {-50, 50}, HUNDREDS, LOW, HIGH)).containsExactly(0, 0);
        assertThat(rounded(new double[] {251, -349}, HUNDREDS, LOW, HIGH)).containsExactly(3, -3);
    }

    @Test
    void shouldKeepWholeLotsThatAreOneAlready() {
        assertThat(rounded(new double[] {300, -700}, HUNDREDS, LOW, HIGH)).containsExactly(3, -7);
        final double[] lotUsd = {.1, .1};
        final double[] bound = {3 * .1, -3 * .1};
        assertThat(rounded(bound, lotUsd, bound, bound)).containsExactly(3, -3);
    }

    @Test
    void shouldRoundTowardTheBound() {
        assertThat(rounded(new double[] {290, -290}, HUNDREDS, new double[] {-290, -290}, new double[] {290, 290}))
                .containsExactly(2, -2);
        assertThat(rounded(new double[] {210, -210}, HUNDREDS, new double[] {210, -500}, new double[] {500, -210}))
                .containsExactly(3, -3);
    }

    @Test
    void shouldTakeTheLotsNearerToZeroWhereBoundsLeaveNone() {
        assertThat(rounded(new double[] {220, -220}, HUNDREDS, new double[] {210, -290}, new double[] {290, -210}))
                .containsExactly(2, -2);
    }

    @Test
    void shouldWriteNoLotsWhenAnInputIsUnusable() {
        final MinTrackingError minimum = uncorrelated();
        final double[] fine = {100, 100};
        final double[] bad = {100, Double.NaN};
        final long[] lots = {77, 77};
        assertThat(new MinTrackingError(2).roundToLots(fine, fine, fine, LOW, HIGH, lots))
                .isFalse();
        assertThat(minimum.roundToLots(bad, fine, fine, LOW, HIGH, lots)).isFalse();
        assertThat(minimum.roundToLots(fine, bad, fine, LOW, HIGH, lots)).isFalse();
        assertThat(minimum.roundToLots(fine, fine, bad, LOW, HIGH, lots)).isFalse();
        assertThat(minimum.roundToLots(fine, fine, new double[] {100, 0}, LOW, HIGH, lots))
                .isFalse();
        assertThat(minimum.roundToLots(fine, fine, fine, bad, HIGH, lots)).isFalse();
        assertThat(minimum.roundToLots(fine, fine, fine, HIGH, LOW, lots)).isFalse();
        assertThat(minimum.roundToLots(fine, new double[] {1e30, 1}, fine, LOW, HIGH, lots))
                .isFalse();
        assertThat(lots).containsExactly(77, 77);
    }
}
