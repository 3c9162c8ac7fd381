package io.ballast.position;

import io.ballast.instrument.Instrument;
import org.agrona.MutableDirectBuffer;

/** One position in a contract whose profit is paid in coin, booked in nano-coins. */
public sealed interface CoinPosition permits InversePosition, QuantoPosition {
    /** Amounts below this can be added to each other. */
    double LARGEST = 0x1p61;

    /**
     * A flat position.
     *
     * @param contract settled in coin
     */
    static CoinPosition of(final Instrument contract) {
        return switch (contract.kind()) {
            case INVERSE -> new InversePosition(contract.nanoUsdPerHalfTickLot(), contract.nanoUsdPerTick());
            case QUANTO -> new QuantoPosition(contract.nanoUsdPerHalfTickLot());
            case SPOT, LINEAR -> throw new IllegalArgumentException(contract.name() + " is not settled in coin");
        };
    }

    /**
     * Books a fill.
     *
     * @param sign       +1 bought, −1 sold
     * @param lots       greater than zero
     * @param priceTicks greater than zero
     */
    void onFill(int sign, long lots, long priceTicks);

    /** Short below zero. */
    long positionLots();

    /** What fills have brought in, in nano-coins. */
    long coinCashNano();

    /**
     * Profit of all fills so far at this price, realized and not, in nano-coins.
     *
     * @param midHalfTicks bid + ask in ticks, greater than zero
     */
    long pnlNanoCoin(long midHalfTicks);

    /** Whether {@link #pnlNanoCoin} at this price is an amount that integers hold. */
    boolean isInRange(long midHalfTicks);

    /** Writes everything that can influence a later output; returns the offset behind it. */
    int writeState(MutableDirectBuffer buffer, int offset);
}
