package io.ballast.estimator;

import io.ballast.math.Years;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Covariance per year of several return series that are sampled together on a grid, the one that decides. With weights
 * w = 2<sup>−age/half-life</sup>: Σw·r<sub>i</sub>·r<sub>j</sub>/Δt / Σw. Returns are taken as zero-mean and are
 * divided by their own time, so that samples over different intervals mix. All sums are of products: nothing is
 * subtracted from a large sum. A sample costs O(series²), a question O(1), nothing allocates.
 */
public final class ReturnCovariance implements Stateful {
    /** Beyond this many standard deviations a return is cut. */
    public static final double WINSOR_SIGMAS = 8;

    /** Result of {@link #onReturns} for a sample that was refused. */
    public static final int REFUSED = -1;

    private final int series;
    private final long halfLifeNs;
    private final int minSamples;
    /** Row by row, the lower triangle. */
    private final double[] sums;

    private final double[] cut;
    private double weight;
    private double weightSquared;

    /**
     * @param series     number of series, positive
     * @param halfLifeNs time after which a sample weighs half; 0 for equal weights
     * @param minSamples effective samples before returns are winsorized and the figures count as ready
     */
    public ReturnCovariance(final int series, final long halfLifeNs, final int minSamples) {
        if (series < 1 || halfLifeNs < 0) {
            throw new IllegalArgumentException(
                    "needs series and no negative half-life, not " + series + " and " + halfLifeNs + " ns");
        }
        this.series = series;
        this.halfLifeNs = halfLifeNs;
        this.minSamples = minSamples;
        sums = new double[series * (series + 1) / 2];
        cut = new double[series];
    }

    /**
     * Takes one return of each series over the same interval. Once there are enough samples, a return beyond eight of
     * its deviations over that interval is cut there; a series that never moved has no deviation to judge by.
     *
     * @param logReturns at least one per series
     * @param elapsedNs  time that they span, positive
     * @return how many were winsorized, or {@link #REFUSED} where a return is not finite (or its square is not) or no
     *     time has passed: then nothing changed
     */
    public int onReturns(final double[] logReturns, final long elapsedNs) {
        if (elapsedNs <= 0) {
            return REFUSED;
        }
        final double years = Years.of(elapsedNs);
        for (int i = 0; i < series; i++) {
            if (!Double.isFinite(logReturns[i] * logReturns[i] / years)) {
                return REFUSED;
            }
        }
        final int winsorized = winsorize(logReturns, years);
        accumulate(Decay.lambda(elapsedNs, halfLifeNs), years);
        return winsorized;
    }

    private int winsorize(final double[] logReturns, final double years) {
        final boolean isReady = isReady();
        int winsorized = 0;
        for (int i = 0; i < series; i++) {
            final double value = logReturns[i];
            final double limit = WINSOR_SIGMAS * Math.sqrt(perYear(i, i) * years);
            final boolean isCut = isReady && limit > 0 && Math.abs(value) > limit;
            cut[i] = isCut ? Math.copySign(limit, value) : value;
            winsorized += isCut ? 1 : 0;
        }
        return winsorized;
    }

    private void accumulate(final double lambda, final double years) {
        int k = 0;
        for (int i = 0; i < series; i++) {
            final double rate = cut[i] / years;
            for (int j = 0; j <= i; j++) {
                sums[k] = Decay.flushed(lambda * sums[k] + rate * cut[j]);
                k++;
            }
        }
        weight = lambda * weight + 1;
        weightSquared = lambda * lambda * weightSquared + 1;
    }

    /** Covariance of two series per year, the variance where they are the same; 0 before the first sample. */
    public double perYear(final int i, final int j) {
        return weight == 0 ? 0 : sums[index(i, j)] / weight;
    }

    private static int index(final int i, final int j) {
        return i >= j ? i * (i + 1) / 2 + j : j * (j + 1) / 2 + i;
    }

    /** (Σw)² / Σw². */
    public double effectiveSamples() {
        return weightSquared == 0 ? 0 : weight * weight / weightSquared;
    }

    /** Whether there are enough effective samples to leave what was assumed beforehand. */
    public boolean isReady() {
        return effectiveSamples() >= minSamples;
    }

    /** β of series i on series j: Cov(i,j) / Var(j); 0 while j has not moved. */
    public double beta(final int i, final int j) {
        final double variance = sums[index(j, j)];
        return variance == 0 ? 0 : sums[index(i, j)] / variance;
    }

    /**
     * β of series i on series j, or the one held so far while j hardly moves.
     *
     * @param minVariancePerYear floor for the variance of j, see {@link VarianceFloor}
     * @param held               what to go on with below it
     */
    public double beta(final int i, final int j, final double minVariancePerYear, final double held) {
        final double variance = perYear(j, j);
        return variance == 0 || variance < minVariancePerYear ? held : beta(i, j);
    }

    /**
     * Standard error of β of series i on series j: √(σ<sub>e</sub>² / (n<sub>eff</sub>·Var(j))) with the residual
     * variance σ<sub>e</sub>² = Var(i) − β·Cov(i,j); infinite while j has not moved.
     */
    public double standardError(final int i, final int j) {
        final double variance = perYear(j, j);
        if (variance == 0) {
            return Double.POSITIVE_INFINITY;
        }
        final double residual = Math.max(0, perYear(i, i) - beta(i, j) * perYear(i, j));
        return Math.sqrt(residual / (effectiveSamples() * variance));
    }

    @Override
    public void codeState(final StateCodec state) {
        weight = state.of(weight);
        weightSquared = state.of(weightSquared);
        state.each(sums);
    }
}
