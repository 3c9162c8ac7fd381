package io.ballast.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

class EwmaBetaTest {
    private static final double LAMBDA = 0.95;
    private static final int NEVER_SETTLED = Integer.MAX_VALUE;

    /** TV-18: λ .95, ρ .6, σ 1 % and 2 %, then returns of .5 % and 2.5 %. */
    @Test
    void shouldUpdateVariancesAndCovarianceOfTheFirstVector() {
        final EwmaBeta estimator = withMoments(0.01, 0.02, 0.6);
        estimator.onReturns(0.005, 0.025);
        final Moments moments = moments(estimator);
        assertThat(moments.varS()).isCloseTo(0.00009625, within(5e-9));
        assertThat(moments.varF()).isCloseTo(0.00041125, within(5e-9));
        assertThat(moments.cov()).isCloseTo(0.00012025, within(5e-9));
        assertThat(moments.correlation()).isCloseTo(0.6044, within(5e-5));
    }

    /** TV-19: λ .95, ρ .25, σ 1.6 % and 2.5 %, then 20 → 20.5 and 40 → 40.5. */
    @Test
    void shouldUpdateTheCorrelationOfTheSecondVector() {
        final EwmaBeta estimator = withMoments(0.016, 0.025, 0.25);
        assertThat(moments(estimator).cov()).isCloseTo(0.0001, within(5e-5));
        estimator.onReturns(0.5 / 20, 0.5 / 40);
        assertThat(moments(estimator).correlation()).isCloseTo(0.2723, within(5e-5));
    }

    /** TV-22: τ .25, β̂ 1.4 with standard error .15, β₀ 1. */
    @Test
    void shouldShrinkTowardThePriorAsVasicek() {
        final EwmaBeta estimator = new EwmaBeta(1, 1, 0.25, 10);
        final double f = 0.01;
        final double noise = 1.5 * f;
        for (int i = 0; i < 100; i++) {
            estimator.onReturns(1.4 * f + (i % 2 == 0 ? noise : -noise), f);
        }
        assertThat(estimator.effectiveSamples()).isCloseTo(100, within(1e-9));
        assertThat(estimator.beta(0)).isCloseTo(1.294118, within(5e-7));
    }

    @Test
    void shouldStayAtThePriorUntilThereAreEnoughSamples() {
        final EwmaBeta estimator = new EwmaBeta(1, 0.8, 0.25, 5);
        for (int i = 0; i < 4; i++) {
            estimator.onReturns(0.02, 0.01);
            assertThat(estimator.beta(0)).isEqualTo(0.8);
        }
        estimator.onReturns(0.02, 0.01);
        assertThat(estimator.beta(0)).isCloseTo(2, within(1e-12));
    }

    @Test
    void shouldHoldThePriorWhileTheContractHardlyMoves() {
        final EwmaBeta estimator = new EwmaBeta(1, 0.8, 0.25, 1);
        estimator.onReturns(0.0002, 0.0001);
        assertThat(estimator.beta(1.0001e-8)).isEqualTo(0.8);
        assertThat(estimator.beta(0.9999e-8)).isCloseTo(2, within(1e-9));
    }

    @Test
    void shouldHoldThePriorWhenTheContractDoesNotMoveAtAll() {
        final EwmaBeta estimator = new EwmaBeta(1, 0.8, 0.25, 1);
        estimator.onReturns(0.01, 0);
        assertThat(estimator.beta(0)).isEqualTo(0.8);
    }

    @Test
    void shouldClipAndKeepTheSignOfThePrior() {
        assertThat(exact(1, 10).beta(0)).isEqualTo(3);
        assertThat(exact(1, 0.01).beta(0)).isEqualTo(0.3);
        assertThat(exact(1, -2).beta(0)).isEqualTo(0.3);
        assertThat(exact(-1, -10).beta(0)).isEqualTo(-3);
        assertThat(exact(-1, 2).beta(0)).isEqualTo(-0.3);
        assertThat(exact(-1, -1.5).beta(0)).isCloseTo(-1.5, within(1e-12));
    }

    @Test
    void shouldCutReturnsBeyondEightSigmasOnceSettled() {
        final EwmaBeta estimator = new EwmaBeta(1, 1, 0.25, 2);
        estimator.onReturns(0.01, 0.01);
        assertThat(estimator.onReturns(0.5, 0.01)).as("not settled").isFalse();
        final EwmaBeta settled = exact(1, 1);
        assertThat(settled.onReturns(0.0799, 0.0799)).isFalse();
        final EwmaBeta again = exact(1, 1);
        assertThat(again.onReturns(0.0801, 0.01)).isTrue();
        final EwmaBeta cut = exact(1, 1);
        assertThat(cut.onReturns(0.01, -5)).isTrue();
        assertThat(moments(cut).rawFf()).isCloseTo(20 * 1e-4 + 0.08 * 0.08, within(1e-12));
    }

    @Test
    void shouldEqualTheWeightedSumsRecomputedFromScratch() {
        Seeds.forEach(50, EwmaBetaTest::checkAgainstHistory);
    }

    private static void checkAgainstHistory(final Generator generator) {
        final double lambda = 0.9 + 0.1 * generator.below(100) / 100;
        final double prior = generator.oneIn(2) ? 1 : -0.7;
        final EwmaBeta estimator = new EwmaBeta(lambda, prior, 0.25, 5);
        final List<double[]> history = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            final double f = 0.01 * Math.max(-2.5, Math.min(2.5, generator.gaussian())) + (i == 0 ? 0.01 : 0);
            final double s = 1.2 * f + 0.004 * Math.max(-2.5, Math.min(2.5, generator.gaussian()));
            if (!estimator.onReturns(s, f)) {
                history.add(new double[] {s, f});
            } else {
                return;
            }
            assertThat(estimator.beta(0)).isCloseTo(naive(history, lambda, prior), within(1e-9));
        }
    }

    private static double naive(final List<double[]> history, final double lambda, final double prior) {
        double w = 0;
        double w2 = 0;
        double ff = 0;
        double sf = 0;
        for (int i = 0; i < history.size(); i++) {
            final double weight = Math.pow(lambda, history.size() - 1 - i);
            final double[] pair = history.get(i);
            w += weight;
            w2 += weight * weight;
            ff += weight * pair[1] * pair[1];
            sf += weight * pair[0] * pair[1];
        }
        final double samples = w * w / w2;
        if (samples < 5) {
            return prior;
        }
        final double estimate = sf / ff;
        double residual = 0;
        for (int i = 0; i < history.size(); i++) {
            final double[] pair = history.get(i);
            residual += Math.pow(lambda, history.size() - 1 - i) * Math.pow(pair[0] - estimate * pair[1], 2);
        }
        final double error = residual / w / (samples * ff / w);
        final double tau2 = 0.25 * 0.25;
        final double shrunk = (error * prior + tau2 * estimate) / (error + tau2);
        final double size = Math.max(0.3, Math.min(3, shrunk * Math.signum(prior)));
        return Math.signum(prior) * size;
    }

    /** Twenty samples without noise: β̂ is exact and its error zero. */
    private static EwmaBeta exact(final double prior, final double beta) {
        final EwmaBeta estimator = new EwmaBeta(1, prior, 0.25, 10);
        for (int i = 0; i < 20; i++) {
            estimator.onReturns(beta * 0.01, 0.01);
        }
        return estimator;
    }

    /** Two returns after which the normalised moments are the given ones: (1 − λ)·Σ is the variance. */
    private static EwmaBeta withMoments(final double sigmaS, final double sigmaF, final double correlation) {
        final double scale = Math.sqrt(1 / (1 - LAMBDA));
        final EwmaBeta estimator = new EwmaBeta(LAMBDA, 1, 0.25, NEVER_SETTLED);
        estimator.onReturns(0, scale * sigmaF * Math.sqrt((1 - correlation * correlation) / LAMBDA));
        estimator.onReturns(scale * sigmaS, scale * correlation * sigmaF);
        return estimator;
    }

    private record Moments(double rawFf, double rawSf, double rawSs) {
        double varF() {
            return (1 - LAMBDA) * rawFf;
        }

        double varS() {
            return (1 - LAMBDA) * rawSs;
        }

        double cov() {
            return (1 - LAMBDA) * rawSf;
        }

        double correlation() {
            return rawSf / Math.sqrt(rawFf * rawSs);
        }
    }

    private static Moments moments(final EwmaBeta estimator) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        estimator.writeState(buffer, 0);
        return new Moments(buffer.getDouble(0), buffer.getDouble(Double.BYTES), buffer.getDouble(2 * Double.BYTES));
    }
}
