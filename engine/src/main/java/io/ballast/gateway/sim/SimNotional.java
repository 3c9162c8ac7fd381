package io.ballast.gateway.sim;

import io.ballast.instrument.ContractTerms;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.position.LotValue;
import java.util.List;

/** What fees and funding are taken of: USD of so many lots at a price; an inverse contract's face at every price. */
final class SimNotional {
    private final LotValue[] values;
    private final long[] faceNanoUsd;

    SimNotional(final List<Instrument> instruments) {
        values = instruments.stream()
                .map(instrument -> new LotValue(instrument, instruments))
                .toArray(LotValue[]::new);
        faceNanoUsd = instruments.stream()
                .mapToLong(instrument ->
                        instrument.kind() == InstrumentKind.INVERSE ? instrument.nanoUsdPerHalfTickLot() : 0)
                .toArray();
    }

    /** In nano-USD; nothing of a quanto contract while its coin is not quoted. */
    long nanoUsd(final int instrumentId, final long lots, final long priceTicks, final SimMarket[] markets) {
        if (faceNanoUsd[instrumentId] != 0) {
            return lots * faceNanoUsd[instrumentId];
        }
        final int coinId = values[instrumentId].coinId();
        final long coinHalfTicks =
                coinId == ContractTerms.NONE ? 0 : markets[coinId].bidTicks + markets[coinId].askTicks;
        return lots * values[instrumentId].nanoUsd(2 * priceTicks, coinHalfTicks);
    }
}
