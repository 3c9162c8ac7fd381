package io.ballast.position;

/**
 * One position in a quanto future: points of one asset paid in coins of another, N·m_X·(F₁ − F₀) (Hull, quantos).
 *
 * <p>Buying N lots at F books −N·m_X·F coins, and coin profit at F = coin cash + lots·m_X·F, exactly. Amounts beyond
 * 2⁶³ nano-coins are an {@link ArithmeticException}, the position as it was.
 */
public final class QuantoPosition extends CoinPosition {
    private final long nanoCoinPerHalfTickLot;

    /** @param nanoCoinPerHalfTickLot m_X × half a tick × one lot: settlement nano-coins, greater than zero */
    public QuantoPosition(final long nanoCoinPerHalfTickLot) {
        if (nanoCoinPerHalfTickLot <= 0) {
            throw new IllegalArgumentException("the value of half a tick must be greater than zero");
        }
        this.nanoCoinPerHalfTickLot = nanoCoinPerHalfTickLot;
    }

    /** −N·m_X·F. */
    @Override
    long coinNano(final long lots, final long halfTicks) {
        return -Math.multiplyExact(Math.multiplyExact(lots, halfTicks), nanoCoinPerHalfTickLot);
    }

    /** Arithmetic. */
    @Override
    double averageEntryTicks(final long lots, final long broughtInNano) {
        return -(double) broughtInNano / lots / (2.0 * nanoCoinPerHalfTickLot);
    }

    @Override
    public boolean isInRange(final long midHalfTicks) {
        return midHalfTicks > 0
                && Math.abs(coinCashNano()) < LARGEST
                && Math.abs((double) positionLots() * midHalfTicks * nanoCoinPerHalfTickLot) < LARGEST;
    }
}
