package io.ballast.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HayashiYoshidaTest {
    private static final List<Tick> X = List.of(tick(0, 100), tick(2, 101), tick(5, 103), tick(9, 102));
    private static final List<Tick> Y = List.of(tick(0, 50), tick(3, 51), tick(6, 51.5), tick(9, 51));

    private record Tick(long timeNs, double value) {}

    private static Tick tick(final long timeNs, final double value) {
        return new Tick(timeNs, value);
    }

    @Test
    void tv23ShouldSumTheProductsOfOverlappingIntervals() {
        final HayashiYoshida estimator = new HayashiYoshida(0);
        feed(estimator, X, Y);
        assertThat(estimator.covariance()).isCloseTo(4.0, within(1e-12));
        assertThat(bruteForce(X, Y, 9, 0)).isCloseTo(4.0, within(1e-12));
    }

    @Test
    void tv23ShouldExceedThePreviousTickGrid() {
        assertThat(previousTick(X, Y, 3, 9)).isCloseTo(2.5, within(1e-12));
    }

    /** Feeds both series in the order of time, the first one first in a tie. */
    private static void feed(final HayashiYoshida estimator, final List<Tick> x, final List<Tick> y) {
        int i = 0;
        int j = 0;
        while (i < x.size() || j < y.size()) {
            final boolean isX = j == y.size()
                    || (i < x.size() && x.get(i).timeNs() <= y.get(j).timeNs());
            final Tick tick = isX ? x.get(i++) : y.get(j++);
            assertThat(isX ? estimator.onX(tick.timeNs(), tick.value()) : estimator.onY(tick.timeNs(), tick.value()))
                    .isTrue();
        }
    }

    /** The definition: all pairs of half-open intervals that overlap, each decayed since the later end. */
    private static double bruteForce(final List<Tick> x, final List<Tick> y, final long nowNs, final long halfLifeNs) {
        double sum = 0;
        for (int i = 1; i < x.size(); i++) {
            for (int j = 1; j < y.size(); j++) {
                final long start = Math.max(x.get(i - 1).timeNs(), y.get(j - 1).timeNs());
                final long end = Math.min(x.get(i).timeNs(), y.get(j).timeNs());
                final long later = Math.max(x.get(i).timeNs(), y.get(j).timeNs());
                if (start < end) {
                    final double weight = halfLifeNs == 0 ? 1 : Math.pow(.5, (double) (nowNs - later) / halfLifeNs);
                    sum += weight
                            * (x.get(i).value() - x.get(i - 1).value())
                            * (y.get(j).value() - y.get(j - 1).value());
                }
            }
        }
        return sum;
    }

    private static double previousTick(final List<Tick> x, final List<Tick> y, final long stepNs, final long endNs) {
        double sum = 0;
        for (long time = stepNs; time <= endNs; time += stepNs) {
            sum += (at(x, time) - at(x, time - stepNs)) * (at(y, time) - at(y, time - stepNs));
        }
        return sum;
    }

    private static double at(final List<Tick> ticks, final long timeNs) {
        double value = Double.NaN;
        for (final Tick tick : ticks) {
            value = tick.timeNs() <= timeNs ? tick.value() : value;
        }
        return value;
    }

    @Test
    void shouldEqualBruteForceAfterEveryTick() {
        Seeds.forEach(400, HayashiYoshidaTest::checkAgainstBruteForce);
    }

    /** Times collide often, between the series and within one: there the last value of a moment counts. */
    private static void checkAgainstBruteForce(final Generator generator) {
        final long halfLifeNs = generator.oneIn(2) ? 0 : 1 + generator.below(50);
        final HayashiYoshida estimator = new HayashiYoshida(halfLifeNs);
        final List<Tick> x = new ArrayList<>();
        final List<Tick> y = new ArrayList<>();
        long time = generator.between(-20, 20);
        for (int i = 0; i < 80; i++) {
            time += generator.oneIn(3) ? 0 : generator.below(4);
            final double value = generator.gaussian();
            final boolean isX = generator.oneIn(2);
            assertThat(isX ? estimator.onX(time, value) : estimator.onY(time, value))
                    .isTrue();
            append(isX ? x : y, tick(time, value));
            assertThat(estimator.covariance()).isCloseTo(bruteForce(x, y, time, halfLifeNs), within(1e-11));
        }
    }

    private static void append(final List<Tick> ticks, final Tick tick) {
        if (!ticks.isEmpty() && ticks.get(ticks.size() - 1).timeNs() == tick.timeNs()) {
            ticks.remove(ticks.size() - 1);
        }
        ticks.add(tick);
    }

    /** Epps: the finer the grid, the less covariance it sees; all of it is still there between the ticks. */
    @Test
    void shouldSeeTheCovarianceThatAFineGridMisses() {
        Seeds.forEach(3, generator -> {
            final List<Tick> x = new ArrayList<>();
            final List<Tick> y = new ArrayList<>();
            double level = 0;
            final int steps = 40_000;
            for (int t = 0; t < steps; t++) {
                level += generator.gaussian();
                if (generator.oneIn(5) || t == 0) {
                    x.add(tick(t, level));
                }
                if (generator.oneIn(5) || t == 0) {
                    y.add(tick(t, level));
                }
            }
            final HayashiYoshida estimator = new HayashiYoshida(0);
            feed(estimator, x, y);
            assertThat(estimator.covariance() / steps).isBetween(.9, 1.1);
            assertThat(previousTick(x.subList(0, 800), y.subList(0, 800), 1, 3_000) / 3_000)
                    .isLessThan(.5);
        });
    }

    @Test
    void shouldLeaveItsStateWhenATickIsUnusable() {
        final HayashiYoshida estimator = new HayashiYoshida(0);
        feed(estimator, X, Y);
        final byte[] before = StateBytes.of(estimator::writeState);
        assertThat(estimator.onX(10, Double.NaN)).isFalse();
        assertThat(estimator.onY(10, Double.POSITIVE_INFINITY)).isFalse();
        assertThat(estimator.onX(8, 100)).isFalse();
        assertThat(estimator.onY(8, 100)).isFalse();
        assertThat(StateBytes.of(estimator::writeState)).isEqualTo(before);
        estimator.onX(10, 102.5);
        assertThat(StateBytes.of(estimator::writeState)).isNotEqualTo(before);
    }

    @Test
    void shouldRefuseANegativeHalfLife() {
        assertThatThrownBy(() -> new HayashiYoshida(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
