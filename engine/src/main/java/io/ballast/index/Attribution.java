package io.ballast.index;

import io.ballast.instrument.ContractTerms;
import io.ballast.instrument.Instrument;
import io.ballast.math.Int128;
import io.ballast.position.PositionBook;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;
import java.util.List;

/**
 * Where NAV came from, in exact integers: moves of spot, moves of what futures follow, basis, and flows; with funding,
 * fees and spread, which the position book has, they add up to NAV to the last unit after every event.
 *
 * <p>A move of a contract is split at what it follows: the mid of its underlying, rounded to its own half ticks, or else
 * the index price of its venue. That is futures, and the rest is basis; where neither is known all of it is futures. A
 * contract settled in coin is not split: its profit is futures while its price moves and spot while the coin's does. What
 * is held of an asset at its first price is a flow.
 */
final class Attribution implements Stateful {
    private static final long UNKNOWN = 0;

    private final boolean[] isContract;
    private final int[][] followedBy;
    /** By contract: half ticks of its own in one half tick of its underlying. */
    private final double[] perUnderlying;

    private final boolean[] hasUnderlying;
    /** By contract: price of what it follows, in its own half ticks. */
    private final long[] referenceHalfTicks;

    private final Int128[] basisOf;
    private final Int128 spot = new Int128();
    private final Int128 futures = new Int128();
    private final Int128 basis = new Int128();
    private final Int128 flows = new Int128();

    Attribution(final List<Instrument> instruments) {
        final int count = instruments.size();
        isContract = new boolean[count];
        followedBy = new int[count][];
        perUnderlying = new double[count];
        hasUnderlying = new boolean[count];
        referenceHalfTicks = new long[count];
        basisOf = new Int128[count];
        Arrays.setAll(basisOf, i -> new Int128());
        for (final Instrument instrument : instruments) {
            isContract[instrument.id()] = instrument.isContract();
            final int underlying = instrument.terms().underlyingId();
            if (instrument.isContract() && underlying != ContractTerms.NONE) {
                hasUnderlying[instrument.id()] = true;
                perUnderlying[instrument.id()] =
                        instruments.get(underlying).tickSize().doubleValue()
                                / instrument.tickSize().doubleValue();
            }
            followedBy[instrument.id()] = instruments.stream()
                    .filter(Instrument::isContract)
                    .filter(contract -> contract.terms().underlyingId() == instrument.id())
                    .mapToInt(Instrument::id)
                    .toArray();
        }
    }

    /**
     * The mid of an instrument moved.
     *
     * @param coefficient value of what is held of it for half a tick
     * @param before      its mid before, in half ticks; 0: it had none
     */
    void onMove(final int instrumentId, final long coefficient, final long before, final long deltaHalfTicks) {
        if (!isContract[instrumentId]) {
            (before == 0 ? flows : spot).addProduct(coefficient, deltaHalfTicks);
        } else if (referenceHalfTicks[instrumentId] == UNKNOWN) {
            futures.addProduct(coefficient, deltaHalfTicks);
        } else {
            basis.addProduct(coefficient, deltaHalfTicks);
            basisOf[instrumentId].addProduct(coefficient, deltaHalfTicks);
        }
    }

    /** Contracts that follow this instrument's mid. */
    int[] followedBy(final int instrumentId) {
        return followedBy[instrumentId];
    }

    /** What a contract follows has this mid now. */
    void onUnderlying(final int contractId, final long coefficient, final long underlyingHalfTicks) {
        moveReference(contractId, coefficient, Math.round(underlyingHalfTicks * perUnderlying[contractId]));
    }

    /** A contract's venue says that its index is at this price; that counts where no underlying is configured. */
    void onIndexPrice(final int contractId, final long coefficient, final long ticks) {
        if (!hasUnderlying[contractId]) {
            moveReference(contractId, coefficient, 2 * ticks);
        }
    }

    private void moveReference(final int contractId, final long coefficient, final long halfTicks) {
        final long before = referenceHalfTicks[contractId];
        referenceHalfTicks[contractId] = halfTicks;
        if (before != UNKNOWN && halfTicks != UNKNOWN) {
            futures.addProduct(coefficient, halfTicks - before);
            basis.addProduct(coefficient, before - halfTicks);
            basisOf[contractId].addProduct(coefficient, before - halfTicks);
        }
    }

    /** The value of profit paid in coin changed: with the price of its contract, or with that of the coin. */
    void onCoinValue(final long changeNanoUsd, final boolean isOfContract) {
        (isOfContract ? futures : spot).add(changeNanoUsd);
    }

    /**
     * A fill: what it brought in and what it added to the value held make up the spread paid, but for what cannot be said
     * of it without a mid.
     *
     * @param changedCoefficient value of what was bought for half a tick
     * @param midHalfTicks       mid at which it is valued, 0 before there is one
     * @param broughtInNanoUsd   without fees
     * @param spreadNanoUsd      what the book says that the spread cost
     */
    void onFill(
            final int instrumentId,
            final long changedCoefficient,
            final long midHalfTicks,
            final long broughtInNanoUsd,
            final long spreadNanoUsd) {
        final Int128 sum = isContract[instrumentId] ? futures : midHalfTicks == 0 ? flows : spot;
        sum.addProduct(changedCoefficient, midHalfTicks);
        sum.add(broughtInNanoUsd);
        sum.add(spreadNanoUsd);
    }

    /** The account's quantity of an asset changed, other than by trading. */
    void onHolding(final long changedCoefficient, final long midHalfTicks) {
        flows.addProduct(changedCoefficient, midHalfTicks);
    }

    /** Cash moved in or out. */
    void onTransfer(final long amountNanoUsd) {
        flows.add(amountNanoUsd);
    }

    /** Basis of one contract so far. */
    long basisNanoUsd(final int contractId) {
        return basisOf[contractId].low();
    }

    void write(final PositionBook book, final IndexSection out) {
        out.spotGainNanoUsd = spot.low();
        out.futuresGainNanoUsd = futures.low();
        out.basisGainNanoUsd = basis.low();
        out.flowsNanoUsd = flows.low();
        out.feesNanoUsd = book.feesNanoUsd();
        out.spreadNanoUsd = book.spreadNanoUsd();
        out.fundingNanoUsd = book.fundingNanoUsd();
    }

    @Override
    public void codeState(final StateCodec state) {
        spot.codeState(state);
        futures.codeState(state);
        flows.codeState(state);
        state.each(referenceHalfTicks);
        state.each(basisOf);
        if (state.isReading()) {
            basis.clear();
            for (final Int128 ofContract : basisOf) {
                basis.add(ofContract);
            }
        }
    }
}
