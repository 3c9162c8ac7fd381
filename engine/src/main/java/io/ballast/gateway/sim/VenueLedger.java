package io.ballast.gateway.sim;

import io.ballast.instrument.Instrument;
import io.ballast.math.WideDivision;
import io.ballast.position.CoinPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Positions, spot holdings and money as the exchange counts them, for itself and in exact integers. */
final class VenueLedger {
    private static final long HALVES_PER_COIN = 2_000_000_000L;

    private final int[] sourceOf;
    private final int[] accountOf;
    private final boolean[] isContract;
    private final long[] unitNanoUsd;
    private final @Nullable CoinPosition[] coins;
    private final long[] coinNanoUsdPerTick;
    private final long[] positionLots;
    private final boolean[] isHoldingKnown;
    private final long[] contractCashNanoUsd;
    private final long[] accountCashNanoUsd;
    private final boolean[] isFunded;

    /**
     * @param sourceOf  by instrument
     * @param accountOf by source: the margin account
     */
    VenueLedger(final List<Instrument> instruments, final int[] sourceOf, final int[] accountOf, final int accounts) {
        this.sourceOf = sourceOf;
        this.accountOf = accountOf;
        isContract = new boolean[instruments.size()];
        unitNanoUsd = new long[instruments.size()];
        coins = new CoinPosition[instruments.size()];
        coinNanoUsdPerTick = new long[instruments.size()];
        positionLots = new long[instruments.size()];
        isHoldingKnown = new boolean[instruments.size()];
        contractCashNanoUsd = new long[accountOf.length];
        accountCashNanoUsd = new long[accounts];
        isFunded = new boolean[accounts];
        for (final Instrument instrument : instruments) {
            isContract[instrument.id()] = instrument.isContract();
            unitNanoUsd[instrument.id()] = instrument.nanoUsdPerHalfTickLot();
            if (instrument.isSettledInCoin()) {
                coins[instrument.id()] = CoinPosition.of(instrument);
                coinNanoUsdPerTick[instrument.id()] =
                        instruments.get(instrument.terms().settleInstrumentId()).nanoUsdPerTick();
            }
        }
    }

    /** Cash moved in, or out below zero. */
    void onTransfer(final int sourceId, final long amountNanoUsd) {
        accountCashNanoUsd[accountOf[sourceId]] += amountNanoUsd;
        isFunded[accountOf[sourceId]] = true;
    }

    /** Sets what is held of a coin. */
    void onHolding(final int instrumentId, final long lots) {
        positionLots[instrumentId] = lots;
        isHoldingKnown[instrumentId] = true;
    }

    void onFunding(final int instrumentId, final long amountNanoUsd) {
        addContractCash(sourceOf[instrumentId], amountNanoUsd);
    }

    /** Books a fill: linear contracts and coins at −sign × notional, those settled in coin in their coin. */
    void onFill(final int instrumentId, final int sign, final long lots, final long ticks, final long feeNanoUsd) {
        positionLots[instrumentId] += sign * lots;
        final CoinPosition coin = coins[instrumentId];
        if (coin != null) {
            coin.onFill(sign, lots, ticks);
        }
        final long paidNanoUsd = coin == null ? sign * linearNanoUsd(instrumentId, lots, ticks) : 0;
        final long cashNanoUsd = -paidNanoUsd - feeNanoUsd;
        if (isContract[instrumentId]) {
            addContractCash(sourceOf[instrumentId], cashNanoUsd);
        } else {
            accountCashNanoUsd[accountOf[sourceOf[instrumentId]]] += cashNanoUsd;
        }
    }

    private void addContractCash(final int sourceId, final long amountNanoUsd) {
        contractCashNanoUsd[sourceId] += amountNanoUsd;
        accountCashNanoUsd[accountOf[sourceId]] += amountNanoUsd;
    }

    boolean isContract(final int instrumentId) {
        return isContract[instrumentId];
    }

    /** Whether what is held of a coin was ever said. */
    boolean isHoldingKnown(final int instrumentId) {
        return isHoldingKnown[instrumentId];
    }

    /** Position in a contract, short below zero, or what is held of a coin. */
    long positionLots(final int instrumentId) {
        return positionLots[instrumentId];
    }

    long contractCashNanoUsd(final int sourceId) {
        return contractCashNanoUsd[sourceId];
    }

    /** All cash of a margin account; open positions are worth nothing in it. */
    long accountCashNanoUsd(final int accountId) {
        return accountCashNanoUsd[accountId];
    }

    /** Whether the account was ever told its cash: before, nothing can be said of its margin. */
    boolean isFunded(final int accountId) {
        return isFunded[accountId];
    }

    int accountOf(final int instrumentId) {
        return accountOf[sourceOf[instrumentId]];
    }

    /**
     * What the contract's fills are worth beside the cash that they brought in.
     *
     * @param halfTicks     mid of the contract
     * @param coinHalfTicks mid of the coin it is settled in; without meaning if settled in USD
     */
    long valueNanoUsd(final int instrumentId, final long halfTicks, final long coinHalfTicks) {
        final CoinPosition coin = coins[instrumentId];
        if (coin == null) {
            return positionLots[instrumentId] * halfTicks * unitNanoUsd[instrumentId];
        }
        if (!coin.isInRange(halfTicks)) {
            return 0;
        }
        final long coinNanoUsd = coinHalfTicks * coinNanoUsdPerTick[instrumentId];
        return WideDivision.nearest(coin.pnlNanoCoin(halfTicks), coinNanoUsd, HALVES_PER_COIN);
    }

    /** Notional of a fill or position of a contract settled in USD, or of a coin, at a price. */
    long linearNanoUsd(final int instrumentId, final long lots, final long ticks) {
        return lots * 2 * ticks * unitNanoUsd[instrumentId];
    }

    boolean isSettledInCoin(final int instrumentId) {
        return coins[instrumentId] != null;
    }
}
