package io.ballast.position;

/** How many contracts an exposure needs. Counts are signed, short below zero. */
public final class ContractCount {
    private static final double HALF = 0.5;

    private ContractCount() {}

    /**
     * (β_T − β_P)·V / (β_F·VF) (Hull, changing the beta of a portfolio, with β_F as CFA); 0 for a contract that moves
     * nothing.
     *
     * @param value         V, portfolio in USD
     * @param betaFuture    β_F, the contract's own β to the market
     * @param contractValue VF = F·m, USD
     */
    public static double exact(
            final double betaTarget,
            final double betaPortfolio,
            final double value,
            final double betaFuture,
            final double contractValue) {
        final double perContract = betaFuture * contractValue;
        return perContract == 0 ? 0 : (betaTarget - betaPortfolio) * value / perContract;
    }

    /** −β·excess / VF: contracts against an overweight in USD, long against an underweight; 0 if VF is not positive. */
    public static double notional(final double excess, final double beta, final double contractValue) {
        return contractValue > 0 ? -beta * excess / contractValue : 0;
    }

    /** V·(1 + r)<sup>T</sup> / VF: contracts that make cash earn what the index earns (CFA, synthetic index fund). */
    public static double ofCash(
            final double cash, final double ratePerYear, final double years, final double contractValue) {
        return contractValue > 0 ? cash * StrictMath.pow(1 + ratePerYear, years) / contractValue : 0;
    }

    /** The nearest whole count, ties towards zero: no more than needed, and what is left is at most half a contract. */
    public static long rounded(final double exact) {
        final long magnitude = (long) Math.ceil(Math.abs(exact) - HALF);
        return exact < 0 ? -magnitude : magnitude;
    }

    /** VF / (2·V): a narrower band could be left by the rounding to one contract, and trade for ever. */
    public static double minBandHalfWidth(final double contractValue, final double nav) {
        return contractValue / (2 * nav);
    }

    /** Whether a band must be refused; always where there is no NAV. */
    public static boolean isBandTooNarrow(
            final double bandHalfWidthShare, final double contractValue, final double nav) {
        return !(nav > 0) || bandHalfWidthShare < minBandHalfWidth(contractValue, nav);
    }
}
