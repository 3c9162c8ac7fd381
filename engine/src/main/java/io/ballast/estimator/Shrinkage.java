package io.ballast.estimator;

/** Pulls a noisy β toward what is known beforehand. */
public final class Shrinkage {
    /** Smallest size of a β that is used. */
    public static final double MIN_ABS_BETA = 0.3;

    /** Largest size of a β that is used. */
    public static final double MAX_ABS_BETA = 3;

    private static final double BLUME_SLOPE = 0.67;
    private static final double BLUME_INTERCEPT = 0.33;

    private Shrinkage() {}

    /**
     * Vasicek (1973): (se²·β₀ + τ²·β̂) / (se² + τ²).
     *
     * @param estimate      β̂; where it is not a finite number it says nothing, and the prior is returned
     * @param standardError se, 0 … ∞; NaN counts as ∞. With both deviations zero the estimate is returned
     * @param prior         β₀
     * @param priorSd       τ, finite
     */
    public static double vasicek(
            final double estimate, final double standardError, final double prior, final double priorSd) {
        if (!Double.isFinite(estimate) || Double.isNaN(standardError)) {
            return prior;
        }
        if (standardError == 0) {
            return estimate;
        }
        final double priorVariance = priorSd * priorSd;
        return prior + priorVariance / (standardError * standardError + priorVariance) * (estimate - prior);
    }

    /** Blume (1971): 0.67·β̂ + 0.33. */
    public static double blume(final double estimate) {
        return BLUME_SLOPE * estimate + BLUME_INTERCEPT;
    }

    /** The size of a β within {@value #MIN_ABS_BETA} … {@value #MAX_ABS_BETA}, with the sign of its prior. */
    public static double clipped(final double beta, final double prior) {
        final double sign = prior < 0 ? -1 : 1;
        return sign * Math.max(MIN_ABS_BETA, Math.min(MAX_ABS_BETA, sign * beta));
    }
}
