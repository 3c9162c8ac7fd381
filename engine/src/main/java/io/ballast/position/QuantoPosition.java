package io.ballast.position;

import io.ballast.math.WideDivision;
import org.agrona.MutableDirectBuffer;

/**
 * One position in a quanto future, in integers: points of one asset paid in coins of another, N·m_X·(F₁ − F₀) (Hull,
 * quantos).
 *
 * <p>Buying N lots at F books −N·m_X·F coins, and coin profit at F = coin cash + lots·m_X·F, exactly. Amounts beyond
 * 2⁶³ nano-coins are an {@link ArithmeticException}, the position as it was.
 */
public final class QuantoPosition implements CoinPosition {
    private final long nanoCoinPerHalfTickLot;
    private long positionLots;
    private long coinCashNano;
    private long entryCoinNano;

    /** @param nanoCoinPerHalfTickLot m_X × half a tick × one lot: settlement nano-coins, greater than zero */
    public QuantoPosition(final long nanoCoinPerHalfTickLot) {
        if (nanoCoinPerHalfTickLot <= 0) {
            throw new IllegalArgumentException("the value of half a tick must be greater than zero");
        }
        this.nanoCoinPerHalfTickLot = nanoCoinPerHalfTickLot;
    }

    /**
     * Books a fill.
     *
     * @param sign       +1 bought, −1 sold
     * @param lots       greater than zero
     * @param priceTicks greater than zero
     */
    @Override
    public void onFill(final int sign, final long lots, final long priceTicks) {
        final long signedLots = sign * lots;
        final long halfTicks = 2 * priceTicks;
        final long after = Math.addExact(positionLots, signedLots);
        final long coinNano = coinNano(signedLots, halfTicks);
        final long cashAfter = Math.subtractExact(coinCashNano, coinNano);
        entryCoinNano = entryAfter(after, signedLots, coinNano, halfTicks);
        coinCashNano = cashAfter;
        positionLots = after;
    }

    /** An increase adds its value, a reduction leaves the average as it was, a reversal starts anew. */
    private long entryAfter(final long after, final long signedLots, final long coinNano, final long halfTicks) {
        if (positionLots == 0 || positionLots < 0 == signedLots < 0) {
            return Math.addExact(entryCoinNano, coinNano);
        }
        return after == 0 || after < 0 == positionLots < 0
                ? WideDivision.nearest(entryCoinNano, Math.abs(after), Math.abs(positionLots))
                : coinNano(after, halfTicks);
    }

    private long coinNano(final long lots, final long halfTicks) {
        return Math.multiplyExact(Math.multiplyExact(lots, halfTicks), nanoCoinPerHalfTickLot);
    }

    /** Short below zero. */
    @Override
    public long positionLots() {
        return positionLots;
    }

    /** −Σ N·m_X·F of all fills, bought positive. */
    @Override
    public long coinCashNano() {
        return coinCashNano;
    }

    /**
     * Profit of all fills so far at this price, realized and not, in settlement nano-coins.
     *
     * @param midHalfTicks bid + ask in ticks, greater than zero
     */
    @Override
    public long pnlNanoCoin(final long midHalfTicks) {
        return Math.addExact(coinCashNano, coinNano(positionLots, midHalfTicks));
    }

    @Override
    public boolean isInRange(final long midHalfTicks) {
        return midHalfTicks > 0
                && Math.abs(coinCashNano) < LARGEST
                && Math.abs((double) positionLots * midHalfTicks * nanoCoinPerHalfTickLot) < LARGEST;
    }

    /** N·m_X in nano-coins per half tick; times the coin's price it is the USD delta. */
    public long deltaNanoCoinPerHalfTick() {
        return Math.multiplyExact(positionLots, nanoCoinPerHalfTickLot);
    }

    /** Profit of what was closed at the average entry, in settlement nano-coins. */
    public long realizedNanoCoin() {
        return Math.addExact(coinCashNano, entryCoinNano);
    }

    /** Average entry price of the open lots in ticks, arithmetic; 0 when flat. */
    public double averageEntryTicks() {
        return positionLots == 0 ? 0 : entryCoinNano / (2.0 * positionLots * nanoCoinPerHalfTickLot);
    }

    /** Writes everything that can influence a later output; returns the offset behind it. */
    @Override
    public int writeState(final MutableDirectBuffer buffer, final int offset) {
        buffer.putLong(offset, positionLots);
        buffer.putLong(offset + Long.BYTES, coinCashNano);
        buffer.putLong(offset + 2 * Long.BYTES, entryCoinNano);
        return offset + 3 * Long.BYTES;
    }
}
