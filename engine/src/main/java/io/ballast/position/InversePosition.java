package io.ballast.position;

import io.ballast.math.WideDivision;
import org.agrona.MutableDirectBuffer;

/**
 * One position in an inverse future, in integers: lots of a fixed USD face, profit in nano-coins.
 *
 * <p>As a linear position is a quantity and a cash flow, so is this: buying N lots of face C at F books +N·C/F coins,
 * and coin profit at F = coin cash − lots·C/F (Bybit, inverse profit and loss: N·C·(1/F₀ − 1/F₁)). Each fill and each
 * valuation is rounded once, to the nearest nano-coin, halves away from zero; nothing else is.
 *
 * <p>Bounds: lots × face below 2⁶³ nano-USD, price × tick below 2⁶² nano-USD, amounts below 2⁶³ nano-coins; beyond
 * them an {@link ArithmeticException}, the position as it was.
 */
public final class InversePosition implements CoinPosition {
    private static final long NANO = 1_000_000_000L;

    private final long faceNanoUsdPerLot;
    private final long nanoUsdPerTick;
    private long positionLots;
    private long coinCashNano;
    private long entryCoinNano;

    /**
     * @param faceNanoUsdPerLot C of one lot
     * @param nanoUsdPerTick    tick size
     */
    public InversePosition(final long faceNanoUsdPerLot, final long nanoUsdPerTick) {
        if (faceNanoUsdPerLot <= 0 || nanoUsdPerTick <= 0) {
            throw new IllegalArgumentException("face and tick must be greater than zero");
        }
        this.faceNanoUsdPerLot = faceNanoUsdPerLot;
        this.nanoUsdPerTick = nanoUsdPerTick;
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
        final long cashAfter = Math.addExact(coinCashNano, coinNano);
        entryCoinNano = entryAfter(after, signedLots, coinNano, halfTicks);
        coinCashNano = cashAfter;
        positionLots = after;
    }

    /** An increase adds its coins, a reduction leaves the average as it was, a reversal starts anew. */
    private long entryAfter(final long after, final long signedLots, final long coinNano, final long halfTicks) {
        if (positionLots == 0 || positionLots < 0 == signedLots < 0) {
            return Math.addExact(entryCoinNano, coinNano);
        }
        return after == 0 || after < 0 == positionLots < 0
                ? WideDivision.nearest(entryCoinNano, Math.abs(after), Math.abs(positionLots))
                : coinNano(after, halfTicks);
    }

    private long coinNano(final long lots, final long halfTicks) {
        return WideDivision.nearest(
                Math.multiplyExact(lots, faceNanoUsdPerLot), 2 * NANO, Math.multiplyExact(halfTicks, nanoUsdPerTick));
    }

    /** Short below zero. */
    @Override
    public long positionLots() {
        return positionLots;
    }

    /** Σ N·C/F of all fills, bought positive: what profit would be at an infinite price. */
    @Override
    public long coinCashNano() {
        return coinCashNano;
    }

    /**
     * Profit of all fills so far at this price, realized and not, in nano-coins.
     *
     * @param midHalfTicks bid + ask in ticks, greater than zero
     */
    @Override
    public long pnlNanoCoin(final long midHalfTicks) {
        return Math.subtractExact(coinCashNano, faceNanoCoin(midHalfTicks));
    }

    @Override
    public boolean isInRange(final long midHalfTicks) {
        final double faceNanoUsd = (double) positionLots * faceNanoUsdPerLot;
        final double priceNanoUsd = (double) midHalfTicks * nanoUsdPerTick;
        return midHalfTicks > 0
                && Math.abs(coinCashNano) < LARGEST
                && Math.abs(faceNanoUsd) < LARGEST
                && priceNanoUsd < LARGEST
                && Math.abs(faceNanoUsd / priceNanoUsd) * (2 * NANO) < LARGEST;
    }

    /** N·C/F: the position in nano-coins, short below zero. With coin equity it makes up the net coin delta. */
    public long faceNanoCoin(final long midHalfTicks) {
        return coinNano(positionLots, midHalfTicks);
    }

    /** Profit of what was closed at the average entry, in nano-coins. */
    public long realizedNanoCoin() {
        return coinCashNano - entryCoinNano;
    }

    /**
     * Average entry price of the open lots in USD, ΣC/Σ(C/F): harmonic (Bybit, average entry of inverse contracts).
     * Good to one nano-coin per fill; 0 when flat.
     */
    public double averageEntry() {
        return entryCoinNano == 0 ? 0 : (double) positionLots * faceNanoUsdPerLot / entryCoinNano;
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
