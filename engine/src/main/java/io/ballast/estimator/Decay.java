package io.ballast.estimator;

/** Exponential forgetting in irregular time. */
public final class Decay {
    private Decay() {}

    /**
     * The weight that the past keeps, 0 … 1: λ = 2<sup>−Δt/half-life</sup>.
     *
     * @param elapsedNs  Δt; nothing is forgotten when it is not positive
     * @param halfLifeNs time after which half is left; not positive means that nothing is ever forgotten
     */
    public static double lambda(final long elapsedNs, final long halfLifeNs) {
        if (elapsedNs <= 0 || halfLifeNs <= 0) {
            return 1;
        }
        return StrictMath.pow(2, -((double) elapsedNs / halfLifeNs));
    }

    /** The value, or 0 where it is subnormal: arithmetic on those is slow and no longer precise. */
    static double flushed(final double value) {
        return Math.abs(value) < Double.MIN_NORMAL ? 0 : value;
    }
}
