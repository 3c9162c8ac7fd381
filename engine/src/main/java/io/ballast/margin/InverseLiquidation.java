package io.ballast.margin;

/**
 * Prices at which a position in an inverse contract is liquidated, or bankrupt. The quantity is its face in USD, margins and
 * wallet are in coins; sign is +1 long, −1 short.
 *
 * <p>An infinite price stands for a short position that nothing liquidates: it is covered by its own coins.
 */
public final class InverseLiquidation {
    private InverseLiquidation() {}

    /**
     * Isolated (Bybit): Q ÷ (PV + sign·(IM − MM)), PV = Q ÷ F₀.
     *
     * @param initial     coins posted
     * @param maintenance coins asked for, at entry
     */
    public static double isolated(
            final int sign, final double face, final double entry, final double initial, final double maintenance) {
        return quotient(face, face / entry + sign * (initial - maintenance));
    }

    /** Where the wallet is gone once the fee of closing is paid: Q·(1 + sign·fee) ÷ (Q/F₀ + sign·W). */
    public static double bankruptcy(
            final int sign, final double face, final double entry, final double wallet, final double fee) {
        return quotient(face * (1 + sign * fee), face / entry + sign * wallet);
    }

    /**
     * Cross (Bybit): what is left must be the maintenance margin at entry and the fee of closing at the bankruptcy price
     * B: Q ÷ (Q/F₀ + sign·(W − mmr·Q/F₀ − fee·Q/B)).
     */
    public static double cross(
            final int sign,
            final double face,
            final double entry,
            final double wallet,
            final double rate,
            final double fee) {
        final double feeAtBankruptcy = fee * face / bankruptcy(sign, face, entry, wallet, fee);
        return quotient(face, face / entry + sign * (wallet - rate * face / entry - feeAtBankruptcy));
    }

    private static double quotient(final double face, final double coins) {
        return coins <= 0 ? Double.POSITIVE_INFINITY : face / coins;
    }
}
