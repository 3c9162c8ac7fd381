package io.ballast.instrument;

import java.math.BigDecimal;

/**
 * One priced instrument.
 *
 * @param id         dense, from 0; the index into every per-instrument array
 * @param name       how the configuration and reports call it
 * @param kind       how quantity turns into money
 * @param sourceId   the source that prices it
 * @param symbol     how its source calls it
 * @param tickSize   USD per price tick
 * @param lotSize    units per lot: coins for spot, contracts for futures
 * @param multiplier units of the underlying per contract; 1 for spot
 */
public record Instrument(
        int id,
        String name,
        InstrumentKind kind,
        int sourceId,
        String symbol,
        BigDecimal tickSize,
        BigDecimal lotSize,
        BigDecimal multiplier) {
    private static final BigDecimal NANO_USD_PER_HALF_USD = new BigDecimal("500000000");

    /**
     * Value of one lot for half a tick, in nano-USD. Mid prices are held in half ticks (bid + ask), so the value of a
     * position is {@code lots × (bidTicks + askTicks) × nanoUsdPerHalfTickLot}, without rounding.
     *
     * @throws ArithmeticException if the product is not a whole, positive number of nano-USD; {@link #isExact} asks
     */
    public long nanoUsdPerHalfTickLot() {
        return unit().longValueExact();
    }

    /** Whether tick and lot are coarse enough for money to be exact in nano-USD. */
    public boolean isExact() {
        final BigDecimal unit = unit().stripTrailingZeros();
        return unit.signum() > 0 && unit.scale() <= 0 && unit.precision() - unit.scale() <= 18;
    }

    public boolean isContract() {
        return kind != InstrumentKind.SPOT;
    }

    private BigDecimal unit() {
        return tickSize.multiply(lotSize).multiply(multiplier).multiply(NANO_USD_PER_HALF_USD);
    }
}
