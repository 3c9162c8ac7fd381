package io.ballast.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReturnCovarianceTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final double MINUTES_PER_YEAR = 365 * 24 * 60;
    private static final int NEVER_READY = Integer.MAX_VALUE;

    private record Sample(List<Double> returns, double years, long timeNs) {}

    @Test
    void shouldStateVariancesPerYear() {
        final ReturnCovariance covariance = new ReturnCovariance(2, 0, NEVER_READY);
        assertThat(covariance.perYear(0, 0)).isZero();
        covariance.onReturns(new double[] {.001, -.002}, 5 * MINUTE);
        final double samplesPerYear = MINUTES_PER_YEAR / 5;
        assertThat(covariance.perYear(0, 0)).isCloseTo(1e-6 * samplesPerYear, within(1e-12));
        assertThat(covariance.perYear(1, 1)).isCloseTo(4e-6 * samplesPerYear, within(1e-12));
        assertThat(covariance.perYear(0, 1)).isCloseTo(-2e-6 * samplesPerYear, within(1e-12));
        assertThat(covariance.perYear(1, 0)).isEqualTo(covariance.perYear(0, 1));
    }

    /** A move of √10 times the size over ten times the time is the same variance per year. */
    @Test
    void shouldMixSamplesOverDifferentIntervals() {
        final ReturnCovariance covariance = new ReturnCovariance(1, 0, NEVER_READY);
        covariance.onReturns(new double[] {.001}, MINUTE);
        covariance.onReturns(new double[] {.001 * Math.sqrt(10)}, 10 * MINUTE);
        assertThat(covariance.perYear(0, 0)).isCloseTo(1e-6 * MINUTES_PER_YEAR, within(1e-12));
    }

    @Test
    void shouldWeighASampleHalfAfterAHalfLife() {
        final ReturnCovariance covariance = new ReturnCovariance(1, 10 * MINUTE, NEVER_READY);
        covariance.onReturns(new double[] {.003}, 10 * MINUTE);
        covariance.onReturns(new double[] {0}, 10 * MINUTE);
        assertThat(covariance.perYear(0, 0)).isCloseTo(9e-6 * MINUTES_PER_YEAR / 10 / 3, within(1e-12));
        assertThat(covariance.effectiveSamples()).isCloseTo(1.5 * 1.5 / 1.25, within(1e-12));
    }

    @Test
    void shouldBeReadyAfterEnoughEffectiveSamples() {
        final ReturnCovariance covariance = new ReturnCovariance(1, 0, 3);
        assertThat(covariance.effectiveSamples()).isZero();
        for (int i = 0; i < 3; i++) {
            assertThat(covariance.isReady()).isFalse();
            covariance.onReturns(new double[] {.001}, MINUTE);
        }
        assertThat(covariance.isReady()).isTrue();
        final ReturnCovariance forgetful = new ReturnCovariance(1, MINUTE, 4);
        for (int i = 0; i < 1_000; i++) {
            forgetful.onReturns(new double[] {.001}, MINUTE);
        }
        assertThat(forgetful.effectiveSamples()).as("(1 + λ)/(1 − λ)").isCloseTo(3, within(1e-9));
        assertThat(forgetful.isReady()).isFalse();
    }

    @Test
    void shouldCutAndCountReturnsBeyondEightSigmasOnceReady() {
        final ReturnCovariance covariance = new ReturnCovariance(2, 0, 2);
        covariance.onReturns(new double[] {.001, .001}, MINUTE);
        assertThat(covariance.onReturns(new double[] {.009, -.009}, MINUTE)).isZero();
        final ReturnCovariance settled = settled();
        assertThat(settled.onReturns(new double[] {.00799, -.00799}, MINUTE)).isZero();
        assertThat(settled().onReturns(new double[] {.00801, .00799}, MINUTE)).isEqualTo(1);
        final ReturnCovariance cut = settled();
        assertThat(cut.onReturns(new double[] {5, -5}, MINUTE)).isEqualTo(2);
        assertThat(cut.perYear(0, 0)).isCloseTo((4 + 64) / 5.0 * 1e-6 * MINUTES_PER_YEAR, within(1e-9));
        assertThat(cut.perYear(0, 1)).isCloseTo((4 - 64) / 5.0 * 1e-6 * MINUTES_PER_YEAR, within(1e-9));
    }

    /** Over four times the time a return may be twice as large. */
    @Test
    void shouldJudgeReturnsByTheTimeTheySpan() {
        assertThat(settled().onReturns(new double[] {.0159, .0161}, 4 * MINUTE)).isEqualTo(1);
    }

    private static ReturnCovariance settled() {
        final ReturnCovariance covariance = new ReturnCovariance(2, 0, 4);
        for (int i = 0; i < 4; i++) {
            covariance.onReturns(new double[] {.001, .001}, MINUTE);
        }
        return covariance;
    }

    @Test
    void shouldLetASeriesMoveThatHasNeverMoved() {
        final ReturnCovariance covariance = new ReturnCovariance(2, 0, 1);
        covariance.onReturns(new double[] {.001, 0}, MINUTE);
        covariance.onReturns(new double[] {.001, 0}, MINUTE);
        assertThat(covariance.beta(0, 1)).isZero();
        assertThat(covariance.standardError(0, 1)).isInfinite();
        assertThat(covariance.onReturns(new double[] {.001, .001}, MINUTE)).isZero();
        assertThat(covariance.perYear(1, 1)).isPositive();
    }

    @Test
    void shouldLeaveItsStateWhenASampleIsUnusable() {
        final ReturnCovariance covariance = settled();
        final byte[] before = StateBytes.of(covariance::writeState);
        for (final double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1e200}) {
            assertThat(covariance.onReturns(new double[] {.001, bad}, MINUTE)).isEqualTo(ReturnCovariance.REFUSED);
            assertThat(covariance.onReturns(new double[] {bad, .001}, MINUTE)).isEqualTo(ReturnCovariance.REFUSED);
        }
        assertThat(covariance.onReturns(new double[] {.001, .001}, 0)).isEqualTo(ReturnCovariance.REFUSED);
        assertThat(covariance.onReturns(new double[] {.001, .001}, -MINUTE)).isEqualTo(ReturnCovariance.REFUSED);
        assertThat(StateBytes.of(covariance::writeState)).isEqualTo(before);
        covariance.onReturns(new double[] {.001, .001}, MINUTE);
        assertThat(StateBytes.of(covariance::writeState)).isNotEqualTo(before);
    }

    @Test
    void shouldHoldTheLastBetaWhileTheVarianceIsBelowTheFloor() {
        final ReturnCovariance covariance = new ReturnCovariance(2, 0, 0);
        assertThat(covariance.beta(0, 1, 0, .9)).isEqualTo(.9);
        covariance.onReturns(new double[] {.002, .001}, MINUTE);
        final double tick = .01;
        assertThat(covariance.beta(0, 1, VarianceFloor.perYear(tick, .99, MINUTE), .9))
                .isEqualTo(.9);
        assertThat(covariance.beta(0, 1, VarianceFloor.perYear(tick, 1.01, MINUTE), .9))
                .isCloseTo(2, within(1e-12));
    }

    /** TV-22 from returns: β̂ 1.4 with residuals of 1.5 times the contract over a hundred samples is an error of .15. */
    @Test
    void tv22ShouldShrinkByTheErrorOfTheEstimate() {
        final ReturnCovariance covariance = new ReturnCovariance(2, 0, 100);
        final double f = .001;
        for (int i = 0; i < 100; i++) {
            final double noise = i % 2 == 0 ? 1.5 * f : -1.5 * f;
            covariance.onReturns(new double[] {1.4 * f + noise, f}, MINUTE);
        }
        assertThat(covariance.beta(0, 1)).isCloseTo(1.4, within(1e-12));
        assertThat(covariance.standardError(0, 1)).isCloseTo(.15, within(1e-12));
        assertThat(Shrinkage.vasicek(covariance.beta(0, 1), covariance.standardError(0, 1), 1, .25))
                .isCloseTo(1.294118, within(5e-7));
    }

    @Test
    void shouldEndAtZeroAndNotAmongSubnormals() {
        final ReturnCovariance covariance = new ReturnCovariance(2, MINUTE, NEVER_READY);
        covariance.onReturns(new double[] {.01, -.01}, MINUTE);
        for (int i = 0; i < 1_200; i++) {
            covariance.onReturns(new double[] {0, 0}, MINUTE);
            assertThat(Math.abs(covariance.perYear(0, 1))).matches(size -> size == 0 || size > Double.MIN_NORMAL / 4);
        }
        assertThat(covariance.perYear(0, 0)).isZero();
        assertThat(covariance.beta(0, 1)).isZero();
    }

    @Test
    void shouldRefuseAnImpossibleShape() {
        assertThatThrownBy(() -> new ReturnCovariance(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReturnCovariance(1, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldEqualTheDenseSumsOverAllSamples() {
        Seeds.forEach(60, ReturnCovarianceTest::checkAgainstDense);
    }

    private static void checkAgainstDense(final Generator generator) {
        final int series = 1 + generator.below(6);
        final long halfLifeNs = generator.oneIn(4) ? 0 : MINUTE * (5 + generator.below(500));
        final int minSamples = generator.below(20);
        final ReturnCovariance covariance = new ReturnCovariance(series, halfLifeNs, minSamples);
        final Dense dense = new Dense(halfLifeNs, minSamples);
        for (int k = 0; k < 120; k++) {
            final long elapsedNs = MINUTE + generator.between(0, 20 * MINUTE);
            final double[] returns = returns(generator, series, Math.sqrt((double) elapsedNs / MINUTE));
            if (generator.oneIn(15)) {
                returns[generator.below(series)] = Double.NaN;
                assertThat(covariance.onReturns(returns, elapsedNs)).isEqualTo(ReturnCovariance.REFUSED);
            } else {
                assertThat(covariance.onReturns(returns, elapsedNs)).isEqualTo(dense.onReturns(returns, elapsedNs));
                compare(covariance, dense, series);
            }
        }
    }

    private static void compare(final ReturnCovariance covariance, final Dense dense, final int series) {
        assertThat(covariance.effectiveSamples())
                .isCloseTo(dense.effectiveSamples(), within(1e-12 * dense.effectiveSamples()));
        for (int i = 0; i < series; i++) {
            for (int j = 0; j < series; j++) {
                final double scale = Math.sqrt(dense.perYear(i, i) * dense.perYear(j, j));
                assertThat(covariance.perYear(i, j)).isCloseTo(dense.perYear(i, j), within(1e-12 * scale));
                assertThat(covariance.perYear(i, j)).isEqualTo(covariance.perYear(j, i));
                assertThat(covariance.beta(i, j))
                        .isCloseTo(
                                dense.perYear(i, j) / dense.perYear(j, j), within(1e-11 * scale / dense.perYear(j, j)));
            }
        }
    }

    private static double[] returns(final Generator generator, final int series, final double scale) {
        final double market = generator.gaussian();
        final double[] returns = new double[series];
        for (int i = 0; i < series; i++) {
            final double size = generator.oneIn(40) ? 30 : 1;
            returns[i] = .001 * scale * size * (market + .7 * generator.gaussian());
        }
        return returns;
    }

    /** Keeps every sample and computes each figure from all of them. */
    private static final class Dense {
        private final long halfLifeNs;
        private final int minSamples;
        private final List<Sample> samples = new ArrayList<>();
        private long nowNs;

        private Dense(final long halfLifeNs, final int minSamples) {
            this.halfLifeNs = halfLifeNs;
            this.minSamples = minSamples;
        }

        private int onReturns(final double[] returns, final long elapsedNs) {
            final double years = elapsedNs / (MINUTES_PER_YEAR * MINUTE);
            final double[] cut = returns.clone();
            int winsorized = 0;
            for (int i = 0; i < returns.length; i++) {
                final double deviation = Math.sqrt(perYear(i, i) * years);
                if (effectiveSamples() >= minSamples && deviation > 0 && Math.abs(returns[i]) > 8 * deviation) {
                    cut[i] = 8 * deviation * Math.signum(returns[i]);
                    winsorized++;
                }
            }
            nowNs += elapsedNs;
            samples.add(new Sample(Arrays.stream(cut).boxed().toList(), years, nowNs));
            return winsorized;
        }

        private double weight(final Sample sample) {
            return halfLifeNs == 0 ? 1 : Math.pow(.5, (double) (nowNs - sample.timeNs()) / halfLifeNs);
        }

        private double perYear(final int i, final int j) {
            double sum = 0;
            double weights = 0;
            for (final Sample sample : samples) {
                sum += weight(sample)
                        * sample.returns().get(i)
                        * sample.returns().get(j)
                        / sample.years();
                weights += weight(sample);
            }
            return weights == 0 ? 0 : sum / weights;
        }

        private double effectiveSamples() {
            double weights = 0;
            double squares = 0;
            for (final Sample sample : samples) {
                weights += weight(sample);
                squares += weight(sample) * weight(sample);
            }
            return squares == 0 ? 0 : weights * weights / squares;
        }
    }
}
