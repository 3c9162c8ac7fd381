package io.ballast.position;

import io.ballast.math.Bounds;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Holdings, contract positions and cash, in exact integers.
 *
 * <p>A linear future is carried as a quantity and a cash flow: selling N lots at F books −N and +N·F, so that
 * equity = cash flow + position × price at every moment, with no average entry to round. Which part of that is realised
 * is kept beside it, in an {@link OpenEntry}. A contract settled in coin books coins instead, in its {@link CoinPosition};
 * its fees are in USD, as the venue's message says them.
 */
public final class PositionBook implements Stateful {
    private final long[] unitNanoUsd;
    private final boolean[] isContract;
    private final int[] sourceOf;
    private final @Nullable CoinPosition[] coinPositions;
    private final OpenEntry[] entries;
    private final long[] spotLots;
    private final long[] positionLots;
    /** By instrument: what its contracts' fills have brought in, without fees. */
    private final long[] tradedNanoUsd;

    private final long[] instrumentFeesNanoUsd;
    private final long[] instrumentSpreadNanoUsd;
    private final long[] instrumentFundingNanoUsd;
    private final long[] contractCashNanoUsd;
    private long cashNanoUsd;
    private long spotCashNanoUsd;
    private long futuresCashNanoUsd;
    private long feesNanoUsd;
    private long spreadNanoUsd;
    private long fundingNanoUsd;

    /**
     * @param unitNanoUsd   by instrument: value of one lot for half a tick
     * @param isContract    by instrument: whether it is a future
     * @param sourceOf      by instrument: the source at which it is traded
     * @param coinPositions by instrument: where a contract settled in coin is booked, else null
     */
    public PositionBook(
            final long[] unitNanoUsd,
            final boolean[] isContract,
            final int[] sourceOf,
            final @Nullable CoinPosition[] coinPositions) {
        this.unitNanoUsd = unitNanoUsd.clone();
        this.isContract = isContract.clone();
        this.sourceOf = sourceOf.clone();
        this.coinPositions = coinPositions.clone();
        final int count = unitNanoUsd.length;
        entries = new OpenEntry[count];
        Arrays.setAll(entries, i -> new OpenEntry());
        spotLots = new long[count];
        positionLots = new long[count];
        tradedNanoUsd = new long[count];
        instrumentFeesNanoUsd = new long[count];
        instrumentSpreadNanoUsd = new long[count];
        instrumentFundingNanoUsd = new long[count];
        contractCashNanoUsd = new long[Arrays.stream(sourceOf).max().orElse(0) + 1];
    }

    /** Sets the spot quantity held. */
    public void onHolding(final int instrumentId, final long qtyLots) {
        spotLots[instrumentId] = qtyLots;
    }

    /** Cash moved in (positive) or out, other than by trading or funding. */
    public void onTransfer(final long amountNanoUsd) {
        cashNanoUsd = Math.addExact(cashNanoUsd, amountNanoUsd);
    }

    /** Funding received (positive) or paid for a contract. */
    public void onFunding(final int contractId, final long amountNanoUsd) {
        fundingNanoUsd = Math.addExact(fundingNanoUsd, amountNanoUsd);
        instrumentFundingNanoUsd[contractId] = Math.addExact(instrumentFundingNanoUsd[contractId], amountNanoUsd);
        payIn(contractId, amountNanoUsd);
    }

    private void payIn(final int contractId, final long nanoUsd) {
        futuresCashNanoUsd = Math.addExact(futuresCashNanoUsd, nanoUsd);
        final int source = sourceOf[contractId];
        contractCashNanoUsd[source] = Math.addExact(contractCashNanoUsd[source], nanoUsd);
    }

    /**
     * A fill of a contract, or of a spot order: what is bought is paid at once.
     *
     * @param sign         +1 bought, −1 sold
     * @param midHalfTicks the mid at which the position is valued, for the cost of the spread; 0 if unknown. Of a
     *                     contract settled in coin that cost comes by {@link #onSpread}
     */
    public void onFill(
            final int instrumentId,
            final int sign,
            final long qtyLots,
            final long priceTicks,
            final long feeNanoUsd,
            final long midHalfTicks) {
        final CoinPosition coinPosition = coinPositions[instrumentId];
        if (coinPosition != null) {
            coinPosition.onFill(sign, qtyLots, priceTicks);
            positionLots[instrumentId] += sign * qtyLots;
            payIn(instrumentId, -feeNanoUsd);
            payFee(instrumentId, feeNanoUsd);
            return;
        }
        final long unit = unitNanoUsd[instrumentId];
        final long broughtInNanoUsd = -sign * (qtyLots * 2 * priceTicks * unit);
        if (isContract[instrumentId]) {
            positionLots[instrumentId] += sign * qtyLots;
            entries[instrumentId].onFill(sign * qtyLots, broughtInNanoUsd);
            tradedNanoUsd[instrumentId] = Math.addExact(tradedNanoUsd[instrumentId], broughtInNanoUsd);
            payIn(instrumentId, broughtInNanoUsd - feeNanoUsd);
        } else {
            spotLots[instrumentId] += sign * qtyLots;
            spotCashNanoUsd = Math.addExact(spotCashNanoUsd, broughtInNanoUsd - feeNanoUsd);
        }
        payFee(instrumentId, feeNanoUsd);
        if (midHalfTicks != 0) {
            final long crossedHalfTicks = sign * (2 * priceTicks - midHalfTicks);
            final boolean isMoney = Bounds.isProductMoney(Math.abs(crossedHalfTicks), qtyLots, unit);
            onSpread(instrumentId, isMoney ? crossedHalfTicks * qtyLots * unit : 0);
        }
    }

    private void payFee(final int instrumentId, final long nanoUsd) {
        feesNanoUsd = Math.addExact(feesNanoUsd, nanoUsd);
        instrumentFeesNanoUsd[instrumentId] = Math.addExact(instrumentFeesNanoUsd[instrumentId], nanoUsd);
    }

    /** What a fill of a contract settled in coin was worse than its mid, in USD; better below zero. */
    public void onSpread(final int instrumentId, final long nanoUsd) {
        spreadNanoUsd = Math.addExact(spreadNanoUsd, nanoUsd);
        instrumentSpreadNanoUsd[instrumentId] = Math.addExact(instrumentSpreadNanoUsd[instrumentId], nanoUsd);
    }

    /** What fills of a contract settled in USD have brought in, without fees. */
    public long tradedNanoUsd(final int contractId) {
        return tradedNanoUsd[contractId];
    }

    /**
     * Profit of what was closed of a contract settled in USD, without fees and funding; with the unrealised one it is
     * {@link #tradedNanoUsd} and the value of the position, to the unit.
     */
    public long realisedNanoUsd(final int contractId) {
        return tradedNanoUsd[contractId] - entries[contractId].broughtIn();
    }

    /** Profit at this mid of what is open of a contract settled in USD. */
    public long unrealisedNanoUsd(final int contractId, final long midHalfTicks) {
        return entries[contractId].broughtIn() + positionLots[contractId] * midHalfTicks * unitNanoUsd[contractId];
    }

    /** Average price in ticks at which what is open of a contract was opened: harmonic for inverse ones; NaN while flat. */
    public double averageEntryTicks(final int contractId) {
        final CoinPosition coinPosition = coinPositions[contractId];
        if (coinPosition != null) {
            return coinPosition.averageEntryTicks();
        }
        final long lots = positionLots[contractId];
        return lots == 0
                ? Double.NaN
                : -(double) entries[contractId].broughtIn() / lots / (2.0 * unitNanoUsd[contractId]);
    }

    /** Where a contract settled in coin is booked, null for any other instrument. */
    public @Nullable CoinPosition coinPosition(final int instrumentId) {
        return coinPositions[instrumentId];
    }

    public long spotLots(final int instrumentId) {
        return spotLots[instrumentId];
    }

    /** Of a contract, short below zero. */
    public long positionLots(final int instrumentId) {
        return positionLots[instrumentId];
    }

    /** The quantity held of a spot asset, or the position in a contract. */
    public long lots(final int instrumentId) {
        return isContract[instrumentId] ? positionLots[instrumentId] : spotLots[instrumentId];
    }

    /** What trading contracts brought in at one source so far: {@link #futuresCashNanoUsd} of its contracts. */
    public long contractCashNanoUsd(final int sourceId) {
        return sourceId < contractCashNanoUsd.length ? contractCashNanoUsd[sourceId] : 0;
    }

    /** Venue fees paid for one instrument. */
    public long feesNanoUsd(final int instrumentId) {
        return instrumentFeesNanoUsd[instrumentId];
    }

    /** What fills of one instrument were worse than its mid. */
    public long spreadNanoUsd(final int instrumentId) {
        return instrumentSpreadNanoUsd[instrumentId];
    }

    /** Funding received for one contract. */
    public long fundingNanoUsd(final int contractId) {
        return instrumentFundingNanoUsd[contractId];
    }

    /** Opening balance and transfers. */
    public long cashNanoUsd() {
        return cashNanoUsd;
    }

    /** What trading spot brought in so far, fees taken off. */
    public long spotCashNanoUsd() {
        return spotCashNanoUsd;
    }

    /** What trading futures brought in so far: proceeds, fees and funding, without the value of open positions. */
    public long futuresCashNanoUsd() {
        return futuresCashNanoUsd;
    }

    public long feesNanoUsd() {
        return feesNanoUsd;
    }

    public long spreadNanoUsd() {
        return spreadNanoUsd;
    }

    public long fundingNanoUsd() {
        return fundingNanoUsd;
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(spotLots);
        state.each(positionLots);
        state.each(tradedNanoUsd);
        state.each(instrumentFeesNanoUsd);
        state.each(instrumentSpreadNanoUsd);
        state.each(instrumentFundingNanoUsd);
        state.each(contractCashNanoUsd);
        state.each(entries);
        state.each(coinPositions);
        cashNanoUsd = state.of(cashNanoUsd);
        futuresCashNanoUsd = state.of(futuresCashNanoUsd);
        feesNanoUsd = state.of(feesNanoUsd);
        spreadNanoUsd = state.of(spreadNanoUsd);
        fundingNanoUsd = state.of(fundingNanoUsd);
        spotCashNanoUsd = state.of(spotCashNanoUsd);
    }
}
