package io.ballast.margin;

/**
 * Prices at which a position in a linear contract is liquidated, or bankrupt. Quantities are in coins, money in the
 * currency of the prices; sign is +1 long, −1 short.
 *
 * <p>A price of 0 stands for a long position that nothing liquidates.
 */
public final class LinearLiquidation {
    private LinearLiquidation() {}

    /**
     * Where equity W + sign·Q·(F − F₀) equals maintenance margin Q·F·mmr − amount (Binance, liquidation price of USDⓈ-M
     * futures): F = (W + amount − sign·Q·F₀) ÷ (Q·(mmr − sign)).
     *
     * @param wallet what stands behind it without its own profit: of a cross account with other positions, less their
     *               maintenance margin, with their profit
     */
    public static double price(
            final int sign,
            final double qty,
            final double entry,
            final double wallet,
            final double rate,
            final double amount) {
        return Math.max(0, (wallet + amount - sign * qty * entry) / (qty * (rate - sign)));
    }

    /**
     * The same by a contract's tiers: beginning with the tier of the notional at entry, once more with that of the price
     * found if it is another one.
     *
     * @param usd nano-USD in a unit of money: 10⁹ for USD
     */
    public static double price(
            final int sign,
            final double qty,
            final double entry,
            final double wallet,
            final TierTable tiers,
            final double usd) {
        final int atEntry = tiers.tierOf(qty * entry * usd);
        final double first = price(sign, qty, entry, wallet, tiers.rate(atEntry), tiers.amountNanoUsd(atEntry) / usd);
        final int atPrice = tiers.tierOf(qty * first * usd);
        return atPrice == atEntry
                ? first
                : price(sign, qty, entry, wallet, tiers.rate(atPrice), tiers.amountNanoUsd(atPrice) / usd);
    }

    /**
     * Isolated, with the maintenance margin fixed at entry (Bybit, MEXC): F₀ − sign·(posted − maintenance) ÷ Q.
     *
     * @param posted initial margin and what was added to it or, as funding, taken from it
     */
    public static double isolated(
            final int sign, final double qty, final double entry, final double posted, final double maintenance) {
        return Math.max(0, entry - sign * (posted - maintenance) / qty);
    }

    /** Where equity is gone once the fee of closing is paid: (Q·F₀ − sign·W) ÷ (Q·(1 − sign·fee)). */
    public static double bankruptcy(
            final int sign, final double qty, final double entry, final double wallet, final double fee) {
        return Math.max(0, (qty * entry - sign * wallet) / (qty * (1 - sign * fee)));
    }
}
