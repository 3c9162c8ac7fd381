package io.ballast.estimator;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Exponentially weighted second moments of two return series with zero mean (RiskMetrics 1996):
 * C ← λ·C + (1 − λ)·s·f, and the same for the variances. Without a seed the moments grow from zero, all by the same
 * factor, so that ratio and correlation are right from the first returns on.
 */
public final class EwmaCovariance implements Stateful {
    private static final double CORRELATION_SLACK = 1e-12;

    private final double lambda;
    private double varianceS;
    private double varianceF;
    private double covariance;

    /** @param lambda weight that the past keeps when the next returns come, 0 … 1 */
    public EwmaCovariance(final double lambda) {
        if (!(lambda >= 0 && lambda <= 1)) {
            throw new IllegalArgumentException("lambda " + lambda + " is not within 0 and 1");
        }
        this.lambda = lambda;
    }

    /**
     * Starts from known moments.
     *
     * @return whether they were taken; moments of no distribution change nothing
     */
    public boolean seed(final double varianceOfS, final double varianceOfF, final double covarianceOfBoth) {
        final double bound = Math.sqrt(varianceOfS) * Math.sqrt(varianceOfF) * (1 + CORRELATION_SLACK);
        if (!(bound < Double.POSITIVE_INFINITY) || !(Math.abs(covarianceOfBoth) <= bound)) {
            return false;
        }
        varianceS = varianceOfS;
        varianceF = varianceOfF;
        covariance = covarianceOfBoth;
        return true;
    }

    /**
     * Takes one pair of returns over the same interval.
     *
     * @return whether it was taken; one that is not finite, or so large that its square is not, changes nothing
     */
    public boolean onReturns(final double s, final double f) {
        final double squareS = s * s;
        final double squareF = f * f;
        if (!Double.isFinite(squareS) || !Double.isFinite(squareF)) {
            return false;
        }
        varianceS = Decay.flushed(lambda * varianceS + (1 - lambda) * squareS);
        varianceF = Decay.flushed(lambda * varianceF + (1 - lambda) * squareF);
        covariance = Decay.flushed(lambda * covariance + (1 - lambda) * s * f);
        return true;
    }

    /** Per sample. */
    public double varianceS() {
        return varianceS;
    }

    /** Per sample. */
    public double varianceF() {
        return varianceF;
    }

    /** Per sample. */
    public double covariance() {
        return covariance;
    }

    /** ρ, −1 … 1; 0 while one of the series has not moved. */
    public double correlation() {
        if (varianceS == 0 || varianceF == 0) {
            return 0;
        }
        return Math.max(-1, Math.min(1, covariance / (Math.sqrt(varianceS) * Math.sqrt(varianceF))));
    }

    /** h* = Cov(s,f) / Var(f); 0 while f has not moved. */
    public double ratio() {
        return varianceF == 0 ? 0 : covariance / varianceF;
    }

    /**
     * h*, or the ratio held so far while the variance of f is below a floor.
     *
     * @param minVarianceF floor for the variance of f per sample, see {@link VarianceFloor}
     * @param held         what to go on with below it
     */
    public double ratio(final double minVarianceF, final double held) {
        return varianceF == 0 || varianceF < minVarianceF ? held : covariance / varianceF;
    }

    @Override
    public void codeState(final StateCodec state) {
        varianceS = state.of(varianceS);
        varianceF = state.of(varianceF);
        covariance = state.of(covariance);
    }
}
