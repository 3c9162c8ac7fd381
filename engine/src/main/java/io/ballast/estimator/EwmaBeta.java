package io.ballast.estimator;

import org.agrona.MutableDirectBuffer;

/**
 * Exponentially weighted β of one return series on another, shrunk to a prior.
 *
 * <p>With weights λ<sup>k</sup>: β̂ = Σw·s·f / Σw·f²; its standard error se² = σ_e² / (n_eff · var f) with
 * n_eff = (Σw)² / Σw²; Vasicek: β̃ = (se²·β₀ + τ²·β̂) / (se² + τ²). Returns are taken as zero-mean. All sums are of
 * products of returns: nothing is subtracted from a large sum.
 */
public final class EwmaBeta {
    /** Beyond this many standard deviations a return is cut. */
    public static final double WINSOR_SIGMAS = 8;

    /** Smallest size of a β that is used. */
    public static final double MIN_ABS_BETA = 0.3;

    /** Largest size of a β that is used. */
    public static final double MAX_ABS_BETA = 3;

    private final double lambda;
    private final double priorBeta;
    private final double priorVariance;
    private final double minSamples;
    private double sumFf;
    private double sumSf;
    private double sumSs;
    private double weight;
    private double weightSquared;

    /**
     * @param lambda     weight that a sample keeps when the next one comes, 0 … 1
     * @param priorBeta  β₀, not zero: its sign is the estimate's
     * @param priorSd    τ
     * @param minSamples effective samples before β₀ is left
     */
    public EwmaBeta(final double lambda, final double priorBeta, final double priorSd, final int minSamples) {
        this.lambda = lambda;
        this.priorBeta = priorBeta;
        this.priorVariance = priorSd * priorSd;
        this.minSamples = minSamples;
    }

    /**
     * Takes one pair of returns over the same interval.
     *
     * @return whether one of them was winsorized
     */
    public boolean onReturns(final double s, final double f) {
        final boolean isSettled = effectiveSamples() >= minSamples;
        final double cutS = isSettled ? cut(s, sumSs) : s;
        final double cutF = isSettled ? cut(f, sumFf) : f;
        sumFf = lambda * sumFf + cutF * cutF;
        sumSf = lambda * sumSf + cutS * cutF;
        sumSs = lambda * sumSs + cutS * cutS;
        weight = lambda * weight + 1;
        weightSquared = lambda * lambda * weightSquared + 1;
        return cutS != s || cutF != f;
    }

    private double cut(final double value, final double sumOfSquares) {
        final double limit = WINSOR_SIGMAS * Math.sqrt(sumOfSquares / weight);
        return Math.max(-limit, Math.min(limit, value));
    }

    /** (Σw)² / Σw². */
    public double effectiveSamples() {
        return weightSquared == 0 ? 0 : weight * weight / weightSquared;
    }

    /**
     * The shrunk estimate, its size within 0.3 … 3 and its sign that of β₀; β₀ itself before enough samples or while
     * the contract hardly moves.
     *
     * @param minVariance floor for the contract's variance per sample: below it prices are noise of the tick size
     */
    public double beta(final double minVariance) {
        final double samples = effectiveSamples();
        if (samples < minSamples || sumFf / weight < minVariance || sumFf == 0) {
            return priorBeta;
        }
        final double estimate = sumSf / sumFf;
        final double residualVariance = Math.max(0, (sumSs - estimate * sumSf) / weight);
        final double errorVariance = residualVariance / (samples * (sumFf / weight));
        final double shrunk = (errorVariance * priorBeta + priorVariance * estimate) / (errorVariance + priorVariance);
        return clip(shrunk);
    }

    private double clip(final double beta) {
        final double sign = priorBeta < 0 ? -1 : 1;
        return sign * Math.max(MIN_ABS_BETA, Math.min(MAX_ABS_BETA, sign * beta));
    }

    /** Writes everything that can influence a later output; returns the offset behind it. */
    public int writeState(final MutableDirectBuffer buffer, final int offset) {
        buffer.putDouble(offset, sumFf);
        buffer.putDouble(offset + Double.BYTES, sumSf);
        buffer.putDouble(offset + 2 * Double.BYTES, sumSs);
        buffer.putDouble(offset + 3 * Double.BYTES, weight);
        buffer.putDouble(offset + 4 * Double.BYTES, weightSquared);
        return offset + 5 * Double.BYTES;
    }
}
