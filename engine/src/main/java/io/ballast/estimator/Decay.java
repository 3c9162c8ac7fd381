package io.ballast.estimator;

/** Exponential forgetting in irregular time. */
public final class Decay {
    private static final double LN_2 = StrictMath.log(2);
    /** Behind so many nothing is left that is not subnormal. */
    private static final int MAX_HALVINGS = 1100;

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
        return halved((double) elapsedNs / halfLifeNs);
    }

    /** 2 to the power of minus so many half-lives; not by pow, which makes arrays on JDK 17. Exact for whole ones. */
    private static double halved(final double halfLives) {
        final double whole = Math.floor(halfLives);
        return whole > MAX_HALVINGS ? 0 : Math.scalb(StrictMath.exp(-LN_2 * (halfLives - whole)), -(int) whole);
    }

    /** The value, or 0 where it is subnormal: arithmetic on those is slow and no longer precise. */
    static double flushed(final double value) {
        return Math.abs(value) < Double.MIN_NORMAL ? 0 : value;
    }
}
