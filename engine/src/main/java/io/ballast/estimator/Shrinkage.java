package io.ballast.estimator;

/** Pulls a noisy β toward what is known beforehand. */
public final class Shrinkage {
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
}
