package io.ballast.index;

import io.ballast.instrument.ContractTerms;
import io.ballast.instrument.Instrument;
import io.ballast.math.Bounds;
import io.ballast.math.WideDivision;
import io.ballast.position.CoinPosition;
import io.ballast.position.PositionBook;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;
import java.util.List;

/**
 * Profit of contracts settled in coin, and its value at the coin's mid. That profit is coin, exposed as coin is: it belongs
 * to the sleeve of its coin. It is looked at anew when the contract or the coin ticks, and only then.
 */
final class CoinProfits implements Stateful {
    private static final int NONE = ContractTerms.NONE;
    private static final long HALVES_PER_COIN = 2_000_000_000L;

    private final PriceBook prices;
    private final PositionBook book;
    private final Valuation valuation;
    private final Attribution attribution;
    private final int[] coinOf;
    private final int[][] settledIn;
    private final long[] nanoUsdPerTick;
    private final long[] profitNanoCoin;
    private final long[] valueNanoUsd;
    private final boolean[] isBeyond;
    private int beyond;

    CoinProfits(
            final List<Instrument> instruments,
            final PriceBook prices,
            final PositionBook book,
            final Valuation valuation,
            final Attribution attribution) {
        this.prices = prices;
        this.book = book;
        this.valuation = valuation;
        this.attribution = attribution;
        final int count = instruments.size();
        coinOf = new int[count];
        settledIn = new int[count][];
        nanoUsdPerTick = new long[count];
        profitNanoCoin = new long[count];
        valueNanoUsd = new long[count];
        isBeyond = new boolean[count];
        Arrays.fill(coinOf, NONE);
        for (final Instrument contract : instruments) {
            if (contract.isSettledInCoin()) {
                final int coinId = contract.terms().settleInstrumentId();
                coinOf[contract.id()] = coinId;
                nanoUsdPerTick[coinId] = instruments.get(coinId).nanoUsdPerTick();
            }
        }
        for (int coin = 0; coin < count; coin++) {
            settledIn[coin] = contractsOf(coin);
        }
    }

    private int[] contractsOf(final int coin) {
        int found = 0;
        final int[] contracts = new int[coinOf.length];
        for (int i = 0; i < coinOf.length; i++) {
            if (coinOf[i] == coin) {
                contracts[found++] = i;
            }
        }
        return Arrays.copyOf(contracts, found);
    }

    boolean isSettledInCoin(final int instrumentId) {
        return coinOf[instrumentId] != NONE;
    }

    int coinOf(final int contractId) {
        return coinOf[contractId];
    }

    /** The mid of an instrument moved: of a contract, of a coin, or of neither. */
    void onMove(final int instrumentId) {
        if (coinOf[instrumentId] != NONE) {
            revalue(instrumentId, true);
        }
        for (final int contract : settledIn[instrumentId]) {
            revalue(contract, false);
        }
    }

    /** A fill has been booked; returns by how much it changed the profit's value: at mid, what it was better by. */
    long onFill(final int contractId) {
        final long before = valueNanoUsd[contractId];
        revalue(contractId, true);
        return valueNanoUsd[contractId] - before;
    }

    /** @param isFlow whether coin is gained or lost, and not what coin already there is worth */
    private void revalue(final int contract, final boolean isFlow) {
        final CoinPosition position = book.coinPosition(contract);
        if (position == null) {
            return;
        }
        final long midHalfTicks = prices.midHalfTicks(contract);
        boolean isInRange = true;
        if (position.positionLots() == 0) {
            profitNanoCoin[contract] = position.coinCashNano();
        } else if (midHalfTicks != 0) {
            isInRange = position.isInRange(midHalfTicks);
            profitNanoCoin[contract] = isInRange ? position.pnlNanoCoin(midHalfTicks) : profitNanoCoin[contract];
        }
        final int coin = coinOf[contract];
        final long coinNanoUsd = prices.midHalfTicks(coin) * nanoUsdPerTick[coin];
        isInRange &= Bounds.isQuotientMoney(profitNanoCoin[contract], coinNanoUsd, HALVES_PER_COIN);
        setBeyond(contract, !isInRange);
        if (isInRange) {
            setValue(contract, WideDivision.nearest(profitNanoCoin[contract], coinNanoUsd, HALVES_PER_COIN), isFlow);
        }
    }

    private void setValue(final int contract, final long nanoUsd, final boolean isFlow) {
        valuation.onCoinValue(coinOf[contract], nanoUsd - valueNanoUsd[contract], isFlow);
        attribution.onCoinValue(nanoUsd - valueNanoUsd[contract], isFlow);
        valueNanoUsd[contract] = nanoUsd;
    }

    /** Profit of all fills of a contract, at the coin's mid. */
    long valueNanoUsd(final int contract) {
        return valueNanoUsd[contract];
    }

    /** The part of it that was realised; all of it stays at its last value while it is beyond what money holds. */
    long realisedNanoUsd(final int contract) {
        final CoinPosition position = book.coinPosition(contract);
        final int coin = coinOf[contract];
        final long coinNanoUsd = prices.midHalfTicks(coin) * nanoUsdPerTick[coin];
        if (position == null || !Bounds.isQuotientMoney(position.realisedNanoCoin(), coinNanoUsd, HALVES_PER_COIN)) {
            return 0;
        }
        return WideDivision.nearest(position.realisedNanoCoin(), coinNanoUsd, HALVES_PER_COIN);
    }

    private void setBeyond(final int contract, final boolean isNow) {
        if (isBeyond[contract] != isNow) {
            isBeyond[contract] = isNow;
            beyond += isNow ? 1 : -1;
        }
    }

    /** Whether every profit is an amount that money holds; one that is not stands at its last value. */
    boolean isInRange() {
        return beyond == 0;
    }

    /** Whether NAV depends on the price of this instrument: as the contract of a position, or as the coin of a profit. */
    boolean matters(final int instrumentId) {
        if (coinOf[instrumentId] != NONE) {
            return book.lots(instrumentId) != 0;
        }
        for (final int contract : settledIn[instrumentId]) {
            final CoinPosition position = book.coinPosition(contract);
            if (position != null && (position.positionLots() != 0 || position.coinCashNano() != 0)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(profitNanoCoin);
        state.each(valueNanoUsd);
        state.each(isBeyond);
        if (state.isReading()) {
            beyond = 0;
            for (final boolean isOne : isBeyond) {
                beyond += isOne ? 1 : 0;
            }
        }
    }
}
