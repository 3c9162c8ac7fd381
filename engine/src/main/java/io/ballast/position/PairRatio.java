package io.ballast.position;

/**
 * Two legs against each other, neutral to the market: N₁·VF₁·β₁ + N₂·VF₂·β₂ = 0 (CFA, market-neutral pair). Notionals
 * are signed USD, short below zero; both β are against the same market.
 */
public final class PairRatio {
    private PairRatio() {}

    /** Notional of the other leg, below zero if it is to be sold; 0 where its β is 0 and nothing can be hedged. */
    public static double hedgeNotional(final double longNotional, final double longBeta, final double shortBeta) {
        return shortBeta == 0 ? 0 : -longNotional * longBeta / shortBeta;
    }

    /** Market exposure that is left, in USD of β 1. */
    public static double betaResidual(
            final double firstNotional, final double firstBeta, final double secondNotional, final double secondBeta) {
        return firstNotional * firstBeta + secondNotional * secondBeta;
    }

    /** Dollar delta that is left: neutral to β is not neutral in dollars. */
    public static double residualDelta(final double firstNotional, final double secondNotional) {
        return firstNotional + secondNotional;
    }

    /** Sum of both sizes. */
    public static double gross(final double firstNotional, final double secondNotional) {
        return Math.abs(firstNotional) + Math.abs(secondNotional);
    }
}
