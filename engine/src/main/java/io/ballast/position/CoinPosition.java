package io.ballast.position;

import io.ballast.instrument.Instrument;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * One position in a contract whose profit is paid in coin, booked in integer nano-coins: a quantity and what its fills
 * have brought in.
 */
public abstract sealed class CoinPosition implements Stateful permits InversePosition, QuantoPosition {
    /** Amounts below this can be added to each other. */
    static final double LARGEST = 0x1p61;

    private long positionLots;
    private long coinCashNano;
    private final OpenEntry entry = new OpenEntry();

    /**
     * A flat position.
     *
     * @param contract settled in coin
     */
    public static CoinPosition of(final Instrument contract) {
        return switch (contract.kind()) {
            case INVERSE -> new InversePosition(contract.nanoUsdPerHalfTickLot(), contract.nanoUsdPerTick());
            case QUANTO -> new QuantoPosition(contract.nanoUsdPerHalfTickLot());
            case SPOT, LINEAR -> throw new IllegalArgumentException(contract.name() + " is not settled in coin");
        };
    }

    /** What buying so many lots at this price brings in, in nano-coins; selling is buying fewer than none. */
    abstract long coinNano(long lots, long halfTicks);

    /** Whether {@link #pnlNanoCoin} at this price is an amount that integers hold. */
    public abstract boolean isInRange(long midHalfTicks);

    /**
     * Books a fill.
     *
     * @param sign       +1 bought, −1 sold
     * @param lots       greater than zero
     * @param priceTicks greater than zero
     * @throws ArithmeticException beyond 2⁶³ nano-coins; the position is as it was
     */
    public final void onFill(final int sign, final long lots, final long priceTicks) {
        final long signedLots = sign * lots;
        final long after = Math.addExact(positionLots, signedLots);
        final long broughtInNano = coinNano(signedLots, 2 * priceTicks);
        final long coinAfterNano = Math.addExact(coinCashNano, broughtInNano);
        entry.onFill(signedLots, broughtInNano);
        coinCashNano = coinAfterNano;
        positionLots = after;
    }

    /** Short below zero. */
    public final long positionLots() {
        return positionLots;
    }

    /** What fills have brought in, in nano-coins. */
    public final long coinCashNano() {
        return coinCashNano;
    }

    /**
     * Profit of all fills so far at this price, realized and not, in nano-coins.
     *
     * @param midHalfTicks bid + ask in ticks, greater than zero
     */
    public final long pnlNanoCoin(final long midHalfTicks) {
        return Math.subtractExact(coinCashNano, coinNano(positionLots, midHalfTicks));
    }

    /** Profit of what was closed, in nano-coins; {@link #pnlNanoCoin} less this is that of what is open. */
    public final long realisedNanoCoin() {
        return Math.subtractExact(coinCashNano, entry.broughtIn());
    }

    /** Average price at which what is open was opened, in ticks; NaN while flat. */
    public final double averageEntryTicks() {
        return positionLots == 0 ? Double.NaN : averageEntryTicks(positionLots, entry.broughtIn());
    }

    /** The price at which one fill of so many lots would have brought in so much. */
    abstract double averageEntryTicks(long lots, long broughtInNano);

    @Override
    public final void codeState(final StateCodec state) {
        positionLots = state.of(positionLots);
        coinCashNano = state.of(coinCashNano);
        entry.codeState(state);
    }
}
