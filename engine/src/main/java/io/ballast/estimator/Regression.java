package io.ballast.estimator;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * Least squares of a spot series on a futures series, which is the minimum-variance hedge ratio (Ederington 1979):
 * h* = Cov(s,f) / Var(f) = ρ·σ<sub>s</sub>/σ<sub>f</sub>. All moments are centered updates (Welford 1962): nothing is
 * subtracted from a large sum.
 */
public final class Regression implements Stateful {
    private long count;
    private double meanS;
    private double meanF;
    private double squaresS;
    private double squaresF;
    private double products;

    /**
     * Takes one pair of changes over the same interval.
     *
     * @return whether it was taken; one that is not finite, or so large that its square is not, changes nothing
     */
    public boolean onPair(final double s, final double f) {
        final long next = count + 1;
        final double offS = s - meanS;
        final double offF = f - meanF;
        final double nextMeanS = meanS + offS / next;
        final double nextMeanF = meanF + offF / next;
        final double nextSquaresS = squaresS + offS * (s - nextMeanS);
        final double nextSquaresF = squaresF + offF * (f - nextMeanF);
        final double nextProducts = products + offS * (f - nextMeanF);
        if (!Double.isFinite(nextSquaresS) || !Double.isFinite(nextSquaresF) || !Double.isFinite(nextProducts)) {
            return false;
        }
        count = next;
        meanS = nextMeanS;
        meanF = nextMeanF;
        squaresS = nextSquaresS;
        squaresF = nextSquaresF;
        products = nextProducts;
        return true;
    }

    /** Pairs taken. */
    public long count() {
        return count;
    }

    /** h* in units of s per unit of f; 0 while f has not moved. */
    public double ratio() {
        return squaresF == 0 ? 0 : products / squaresF;
    }

    /**
     * h*, or the ratio held so far while the variance of f is below a floor.
     *
     * @param minVarianceF floor for the sample variance of f, see {@link VarianceFloor}
     * @param held         what to go on with below it
     */
    public double ratio(final double minVarianceF, final double held) {
        return count < 2 || squaresF == 0 || squaresF / (count - 1) < minVarianceF ? held : products / squaresF;
    }

    /** ρ, −1 … 1; 0 while one of the series has not moved. */
    public double correlation() {
        if (squaresS == 0 || squaresF == 0) {
            return 0;
        }
        final double correlation = products / (Math.sqrt(squaresS) * Math.sqrt(squaresF));
        return Math.max(-1, Math.min(1, correlation));
    }

    /** Sample standard deviation of s; 0 before two pairs. */
    public double deviationS() {
        return count < 2 ? 0 : Math.sqrt(squaresS / (count - 1));
    }

    /** Sample standard deviation of f; 0 before two pairs. */
    public double deviationF() {
        return count < 2 ? 0 : Math.sqrt(squaresF / (count - 1));
    }

    /** Share of the variance of s that the ratio h* removes: ρ². */
    public double effectiveness() {
        final double correlation = correlation();
        return correlation * correlation;
    }

    /**
     * Share of the variance of s that the ratio h removes, negative where it adds some:
     * 1 − (σ<sub>s</sub>² + h²σ<sub>f</sub>² − 2hρσ<sub>s</sub>σ<sub>f</sub>) / σ<sub>s</sub>². 0 while s has not moved.
     */
    public double effectiveness(final double h) {
        return squaresS == 0 ? 0 : h * (2 * products - h * squaresF) / squaresS;
    }

    /** Variance that h leaves beyond what h* leaves: (h − h*)²·σ<sub>f</sub>². */
    public double excessVariance(final double h) {
        final double loss = (h - ratio()) * deviationF();
        return loss * loss;
    }

    @Override
    public void codeState(final StateCodec state) {
        count = state.of(count);
        meanS = state.of(meanS);
        meanF = state.of(meanF);
        squaresS = state.of(squaresS);
        squaresF = state.of(squaresF);
        products = state.of(products);
    }
}
