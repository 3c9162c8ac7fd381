package io.ballast.index;

import io.ballast.instrument.InstrumentKind;
import io.ballast.margin.LinearLiquidation;
import io.ballast.margin.TierTable;

/**
 * Where one position of a pool is liquidated and where its pool is bankrupt, if nothing moves but its own price, with its
 * coin's if it is an inverse one. In ticks of the contract; NaN where no price does it. Before the fee of closing.
 */
final class LiquidationPrices {
    private static final double HALVES = 2;

    private LiquidationPrices() {}

    /**
     * The price at which equity of the pool is the maintenance margin of all in it.
     *
     * @param notional   nano-USD, short below zero
     * @param value      what the position adds to the equity, nano-USD
     * @param halfTicks  its price now
     * @param restEquity equity of the pool less maintenance margin of the others, nano-USD
     */
    static double liquidationTicks(
            final InstrumentKind kind,
            final double notional,
            final double value,
            final long halfTicks,
            final double restEquity,
            final TierTable tiers) {
        if (kind == InstrumentKind.INVERSE) {
            final double maintenance = tiers.maintenance(Math.abs(notional));
            return inverse(notional, value, halfTicks, restEquity - maintenance);
        }
        final int sign = notional > 0 ? 1 : -1;
        final double qty = Math.abs(notional) / halfTicks;
        return positive(LinearLiquidation.price(sign, qty, (double) halfTicks, restEquity, tiers, 1));
    }

    /** The price at which nothing of the pool's equity is left; units as above. */
    static double bankruptcyTicks(
            final InstrumentKind kind,
            final double notional,
            final double value,
            final long halfTicks,
            final double equity) {
        if (kind == InstrumentKind.INVERSE) {
            return inverse(notional, value, halfTicks, equity);
        }
        final int sign = notional > 0 ? 1 : -1;
        final double qty = Math.abs(notional) / halfTicks;
        return positive(LinearLiquidation.bankruptcy(sign, qty, (double) halfTicks, equity, 0));
    }

    /** Coins of value V and notional N are worth (V + N)·f − N once their price is f times as high: what is left is gone at f. */
    private static double inverse(
            final double notional, final double value, final long halfTicks, final double surplus) {
        final double coins = value + notional;
        final double factor = 1 - surplus / coins;
        final boolean isAgainst = coins > 0 ? factor <= 1 : factor >= 1;
        return coins == 0 || (!isAgainst && surplus > 0) ? Double.NaN : positive(halfTicks * factor);
    }

    private static double positive(final double halfTicks) {
        return halfTicks > 0 && Double.isFinite(halfTicks) ? halfTicks / HALVES : Double.NaN;
    }
}
