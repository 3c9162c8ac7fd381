package io.ballast.position;

import io.ballast.math.Bounds;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Holdings, contract positions and cash, in exact integers.
 *
 * <p>A linear future is carried as a quantity and a cash flow: selling N lots at F books −N and +N·F, so that
 * equity = cash flow + position × price at every moment, with no average entry to round. A contract settled in coin
 * books coins instead, in its {@link CoinPosition}; its fees are in USD, as the venue's message says them.
 */
public final class PositionBook {
    private final long[] unitNanoUsd;
    private final boolean[] isContract;
    private final @Nullable CoinPosition[] coinPositions;
    private final long[] spotLots;
    private final long[] positionLots;
    private long cashNanoUsd;
    private long spotCashNanoUsd;
    private long futuresCashNanoUsd;
    private long feesNanoUsd;
    private long spreadNanoUsd;
    private long fundingNanoUsd;

    /**
     * @param unitNanoUsd by instrument: value of one lot for half a tick
     * @param isContract  by instrument: whether it is a future
     */
    public PositionBook(final long[] unitNanoUsd, final boolean[] isContract) {
        this(unitNanoUsd, isContract, new CoinPosition[unitNanoUsd.length]);
    }

    /**
     * @param unitNanoUsd   by instrument: value of one lot for half a tick
     * @param isContract    by instrument: whether it is a future
     * @param coinPositions by instrument: where a contract settled in coin is booked, else null
     */
    public PositionBook(
            final long[] unitNanoUsd, final boolean[] isContract, final @Nullable CoinPosition[] coinPositions) {
        this.unitNanoUsd = unitNanoUsd.clone();
        this.isContract = isContract.clone();
        this.coinPositions = coinPositions.clone();
        spotLots = new long[unitNanoUsd.length];
        positionLots = new long[unitNanoUsd.length];
    }

    /** Sets the spot quantity held. */
    public void onHolding(final int instrumentId, final long qtyLots) {
        spotLots[instrumentId] = qtyLots;
    }

    /** Cash moved in (positive) or out, other than by trading or funding. */
    public void onTransfer(final long amountNanoUsd) {
        cashNanoUsd = Math.addExact(cashNanoUsd, amountNanoUsd);
    }

    /** Funding received (positive) or paid. */
    public void onFunding(final long amountNanoUsd) {
        fundingNanoUsd = Math.addExact(fundingNanoUsd, amountNanoUsd);
        futuresCashNanoUsd = Math.addExact(futuresCashNanoUsd, amountNanoUsd);
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
            futuresCashNanoUsd = Math.subtractExact(futuresCashNanoUsd, feeNanoUsd);
            feesNanoUsd = Math.addExact(feesNanoUsd, feeNanoUsd);
            return;
        }
        final long unit = unitNanoUsd[instrumentId];
        final long notionalNanoUsd = qtyLots * 2 * priceTicks * unit;
        final long paidNanoUsd = sign * notionalNanoUsd + feeNanoUsd;
        if (isContract[instrumentId]) {
            positionLots[instrumentId] += sign * qtyLots;
            futuresCashNanoUsd = Math.subtractExact(futuresCashNanoUsd, paidNanoUsd);
        } else {
            spotLots[instrumentId] += sign * qtyLots;
            spotCashNanoUsd = Math.subtractExact(spotCashNanoUsd, paidNanoUsd);
        }
        feesNanoUsd = Math.addExact(feesNanoUsd, feeNanoUsd);
        if (midHalfTicks != 0) {
            final long crossedHalfTicks = sign * (2 * priceTicks - midHalfTicks);
            final boolean isMoney = Bounds.isProductMoney(Math.abs(crossedHalfTicks), qtyLots, unit);
            onSpread(isMoney ? crossedHalfTicks * qtyLots * unit : 0);
        }
    }

    /** What a fill of a contract settled in coin was worse than its mid, in USD; better below zero. */
    public void onSpread(final long nanoUsd) {
        spreadNanoUsd = Math.addExact(spreadNanoUsd, nanoUsd);
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

    /** Writes everything that can influence a later output; returns the offset behind it. */
    public int writeState(final MutableDirectBuffer buffer, final int offset) {
        int end = offset;
        for (int i = 0; i < spotLots.length; i++) {
            buffer.putLong(end, spotLots[i]);
            buffer.putLong(end + Long.BYTES, positionLots[i]);
            end += 2 * Long.BYTES;
        }
        for (final CoinPosition coinPosition : coinPositions) {
            end = coinPosition == null ? end : coinPosition.writeState(buffer, end);
        }
        buffer.putLong(end, cashNanoUsd);
        buffer.putLong(end + Long.BYTES, futuresCashNanoUsd);
        buffer.putLong(end + 2 * Long.BYTES, feesNanoUsd);
        buffer.putLong(end + 3 * Long.BYTES, spreadNanoUsd);
        buffer.putLong(end + 4 * Long.BYTES, fundingNanoUsd);
        buffer.putLong(end + 5 * Long.BYTES, spotCashNanoUsd);
        return end + 6 * Long.BYTES;
    }
}
