package io.ballast.gateway.sim;

import io.ballast.instrument.ContractTerms;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.position.LotValue;
import java.util.List;

/** What fees, funding and margin are taken of: USD of so many lots at a price; an inverse contract's face at every price. */
final class SimNotional {
    private final LotValue[] values;
    private final long[] faceNanoUsd;
    private final SimMarket[] markets;

    SimNotional(final List<Instrument> instruments, final SimMarket[] markets) {
        this.markets = markets;
        values = instruments.stream()
                .map(instrument -> new LotValue(instrument, instruments))
                .toArray(LotValue[]::new);
        faceNanoUsd = instruments.stream()
                .mapToLong(instrument ->
                        instrument.kind() == InstrumentKind.INVERSE ? instrument.nanoUsdPerHalfTickLot() : 0)
                .toArray();
    }

    /** In nano-USD; nothing of a quanto contract while its coin is not quoted. */
    long nanoUsd(final int instrumentId, final long lots, final long halfTicks) {
        if (faceNanoUsd[instrumentId] != 0) {
            return lots * faceNanoUsd[instrumentId];
        }
        return lots * values[instrumentId].nanoUsd(halfTicks, coinHalfTicks(instrumentId));
    }

    /** Mid of the coin in which the contract is settled, in half ticks; 0 if there is none or it is unknown. */
    long coinHalfTicks(final int instrumentId) {
        final int coinId = values[instrumentId].coinId();
        return coinId == ContractTerms.NONE ? 0 : markets[coinId].midHalfTicks();
    }

    int coinId(final int instrumentId) {
        return values[instrumentId].coinId();
    }
}
