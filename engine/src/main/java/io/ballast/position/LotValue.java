package io.ballast.position;

import io.ballast.instrument.ContractTerms;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.math.Bounds;
import io.ballast.math.WideDivision;
import java.util.List;

/**
 * USD delta of one lot, as a notional (derivatives of {@link Payoff}): linear N·m·F, inverse C·S/F, quanto m_X·X·F, with S and
 * X the price of the coin of settlement. Rounded once, to the nearest nano-USD; linear exactly.
 */
public final class LotValue {
    private static final long HALVES_PER_COIN = 2_000_000_000L;

    private final InstrumentKind kind;
    private final int coinId;
    private final long unit;
    private final long nanoUsdPerTick;
    private final long coinNanoUsdPerTick;

    /** @param instruments by id: among them the coin of settlement */
    public LotValue(final Instrument instrument, final List<Instrument> instruments) {
        kind = instrument.kind();
        unit = instrument.nanoUsdPerHalfTickLot();
        final boolean isInCoin = instrument.isSettledInCoin();
        coinId = isInCoin ? instrument.terms().settleInstrumentId() : ContractTerms.NONE;
        nanoUsdPerTick = kind == InstrumentKind.INVERSE ? instrument.nanoUsdPerTick() : 0;
        coinNanoUsdPerTick = isInCoin ? instruments.get(coinId).nanoUsdPerTick() : 0;
    }

    /** Spot instrument of the coin of settlement, −1 of a contract settled in USD. */
    public int coinId() {
        return coinId;
    }

    /**
     * Value of one lot, 0 if a price is missing or the value is beyond what money holds.
     *
     * @param halfTicks     price, bid + ask in ticks; 0: unknown
     * @param coinHalfTicks price of the coin of settlement, likewise; without meaning if settled in USD
     */
    public long nanoUsd(final long halfTicks, final long coinHalfTicks) {
        return switch (kind) {
            case SPOT, LINEAR -> halfTicks * unit;
            case INVERSE -> quotient(unit, coinHalfTicks * coinNanoUsdPerTick, halfTicks * nanoUsdPerTick);
            case QUANTO -> quotient(halfTicks * unit, coinHalfTicks * coinNanoUsdPerTick, HALVES_PER_COIN);
        };
    }

    private static long quotient(final long a, final long b, final long divisor) {
        return Bounds.isQuotientMoney(a, b, divisor) ? WideDivision.nearest(a, b, divisor) : 0;
    }
}
