package io.ballast.position;

import io.ballast.math.WideDivision;

/**
 * One position in an inverse future: lots of a fixed USD face.
 *
 * <p>As a linear position is a quantity and a cash flow, so is this: buying N lots of face C at F books +N·C/F coins,
 * and coin profit at F = coin cash − lots·C/F (Bybit, inverse profit and loss: N·C·(1/F₀ − 1/F₁)). Each fill and each
 * valuation is rounded once, to the nearest nano-coin, halves away from zero; nothing else is.
 *
 * <p>Bounds: lots × face below 2⁶³ nano-USD, price × tick below 2⁶² nano-USD, amounts below 2⁶³ nano-coins; beyond
 * them an {@link ArithmeticException}, the position as it was.
 */
public final class InversePosition extends CoinPosition {
    private static final long NANO = 1_000_000_000L;

    private final long faceNanoUsdPerLot;
    private final long nanoUsdPerTick;

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

    /** N·C/F; with coin equity that of the position makes up the net coin delta. */
    @Override
    long coinNano(final long lots, final long halfTicks) {
        return WideDivision.nearest(
                Math.multiplyExact(lots, faceNanoUsdPerLot), 2 * NANO, Math.multiplyExact(halfTicks, nanoUsdPerTick));
    }

    /** Harmonic: ΣC ÷ Σ(C/F) (Bybit, average entry price of inverse contracts). */
    @Override
    double averageEntryTicks(final long lots, final long broughtInNano) {
        return (double) lots * faceNanoUsdPerLot / broughtInNano * NANO / nanoUsdPerTick;
    }

    @Override
    public boolean isInRange(final long midHalfTicks) {
        final double faceNanoUsd = (double) positionLots() * faceNanoUsdPerLot;
        final double priceNanoUsd = (double) midHalfTicks * nanoUsdPerTick;
        return midHalfTicks > 0
                && Math.abs(coinCashNano()) < LARGEST
                && Math.abs(faceNanoUsd) < LARGEST
                && priceNanoUsd < LARGEST
                && Math.abs(faceNanoUsd / priceNanoUsd) * (2 * NANO) < LARGEST;
    }
}
