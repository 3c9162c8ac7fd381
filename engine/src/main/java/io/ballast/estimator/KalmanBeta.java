package io.ballast.estimator;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * β as a random walk seen through y = β·x + noise (Kalman 1960): P⁻ = P + Q; e = y − β·x; S = x²·P⁻ + R; K = P⁻·x/S;
 * β ← β + K·e; P = (1 − K·x)²·P⁻ + K²·R, the Joseph form, which cannot turn negative.
 *
 * <p>It starts again from its first β and variance when a surprise exceeds six deviations, or when P leaves
 * 0 … 100 times the first variance, by which time nothing is known any more.
 */
public final class KalmanBeta implements Stateful {
    /** A surprise of more deviations than this is a break, not news. */
    public static final double RESET_SIGMAS = 6;

    /** P may grow to so many times the variance at the start. */
    public static final double MAX_VARIANCE_GROWTH = 100;

    private final double firstBeta;
    private final double firstVariance;
    private final double processNoise;
    private final double observationNoise;
    private double beta;
    private double variance;
    private long refused;

    /**
     * @param beta             first estimate
     * @param variance         its variance P, positive
     * @param processNoise     variance Q that β gains from sample to sample, not negative
     * @param observationNoise variance R of y about β·x, positive
     */
    public KalmanBeta(
            final double beta, final double variance, final double processNoise, final double observationNoise) {
        if (!Double.isFinite(beta) || !(variance > 0) || !(processNoise >= 0) || !(observationNoise > 0)) {
            throw new IllegalArgumentException("needs a finite beta, P > 0, Q >= 0 and R > 0, not " + beta + ", "
                    + variance + ", " + processNoise + ", " + observationNoise);
        }
        firstBeta = beta;
        firstVariance = variance;
        this.processNoise = processNoise;
        this.observationNoise = observationNoise;
        this.beta = beta;
        this.variance = variance;
    }

    /**
     * Takes one pair of returns over the same interval; a pair that is not finite changes nothing but the count
     * {@link #refused()}.
     *
     * @param x return of the contract
     * @param y return of what is hedged
     * @return whether the filter was reset; the pair that caused it is not taken
     */
    public boolean onReturns(final double x, final double y) {
        final double predicted = variance + processNoise;
        final double surprise = y - beta * x;
        final double spread = x * x * predicted + observationNoise;
        if (!Double.isFinite(surprise) || !Double.isFinite(spread)) {
            refused++;
            return false;
        }
        final double gain = predicted * x / spread;
        final double kept = 1 - gain * x;
        final double next = kept * kept * predicted + gain * gain * observationNoise;
        if (Math.abs(surprise) > RESET_SIGMAS * Math.sqrt(spread) || !isWithinBounds(next)) {
            reset();
            return true;
        }
        beta += gain * surprise;
        variance = next;
        return false;
    }

    private boolean isWithinBounds(final double next) {
        return next > 0 && next <= MAX_VARIANCE_GROWTH * firstVariance;
    }

    private void reset() {
        beta = firstBeta;
        variance = firstVariance;
    }

    /** The filtered estimate. */
    public double beta() {
        return beta;
    }

    /** Its variance P. */
    public double variance() {
        return variance;
    }

    /** Pairs that were not finite. */
    public long refused() {
        return refused;
    }

    @Override
    public void codeState(final StateCodec state) {
        beta = state.of(beta);
        variance = state.of(variance);
        refused = state.of(refused);
    }
}
