package io.ballast.position;

/**
 * What contracts earn when a price moves, and how much exposure they are. Counts are signed, short below zero; prices
 * are greater than zero.
 */
public final class Payoff {
    private Payoff() {}

    /**
     * Linear future: N·m·(F₁ − F₀), in USD (Hull, Options, Futures, and Other Derivatives).
     *
     * @param multiplier USD per point and contract
     */
    public static double linearPnl(final long contracts, final double multiplier, final double from, final double to) {
        return contracts * multiplier * (to - from);
    }

    /**
     * Inverse future: N·C·(1/F₀ − 1/F₁), in coin (Bybit, inverse profit and loss).
     *
     * @param faceUsd C, USD per contract
     */
    public static double inversePnlCoin(
            final long contracts, final double faceUsd, final double from, final double to) {
        return contracts * faceUsd * (to - from) / (from * to);
    }

    /** Change of an inverse future's coin profit per USD of price: N·C/F² (derivative of {@link #inversePnlCoin}). */
    public static double inverseDeltaCoin(final long contracts, final double faceUsd, final double price) {
        return contracts * faceUsd / (price * price);
    }

    /** Change of {@link #inverseDeltaCoin} per USD of price: −2·N·C/F³. */
    public static double inverseGammaCoin(final long contracts, final double faceUsd, final double price) {
        return -2 * contracts * faceUsd / (price * price * price);
    }

    /**
     * Coins to which an inverse position is exposed, its collateral included: equity + N·C/F (derivative of the USD
     * value (equity coin × F) at constant rate of exchange). Zero is a static synthetic dollar.
     *
     * @param coinEquity wallet and unrealized profit, in coin
     */
    public static double inverseNetCoinDelta(
            final double coinEquity, final long contracts, final double faceUsd, final double price) {
        return coinEquity + contracts * faceUsd / price;
    }

    /**
     * Quanto future: N·m_X·(F₁ − F₀), in coins of settlement (Hull, quantos).
     *
     * @param coinPerPoint m_X, settlement coins per point and contract
     */
    public static double quantoPnlCoin(
            final long contracts, final double coinPerPoint, final double from, final double to) {
        return contracts * coinPerPoint * (to - from);
    }

    /** Quanto future: N·m_X·X, in USD per point, short below zero; profit not yet taken is exposed to X besides. */
    public static double quantoDeltaUsdPerPoint(
            final long contracts, final double coinPerPoint, final double coinPriceUsd) {
        return contracts * coinPerPoint * coinPriceUsd;
    }

    /**
     * What a portfolio is expected to return when the market returns that much: r + β·(r_M − r) (capital asset pricing
     * model; Hull, hedging an equity portfolio). All three over the same period, r_M with dividends.
     */
    public static double portfolioReturn(final double beta, final double riskFree, final double market) {
        return riskFree + beta * (market - riskFree);
    }
}
