package io.ballast.instrument;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

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
 * @param multiplier units of the underlying per contract; 1 for spot and for contracts settled in coin
 * @param terms      what a contract is beyond that; {@link ContractTerms#PERPETUAL} for spot
 * @param pricing    by which venues an asset is priced that has no quotes of its own; its source is the first venue's
 */
public record Instrument(
        int id,
        String name,
        InstrumentKind kind,
        int sourceId,
        String symbol,
        BigDecimal tickSize,
        BigDecimal lotSize,
        BigDecimal multiplier,
        ContractTerms terms,
        @Nullable VenuePricing pricing) {
    private static final BigDecimal NANO = new BigDecimal("1000000000");
    private static final BigDecimal NANO_PER_HALF = new BigDecimal("500000000");

    /** A coin, or a perpetual settled in USD. */
    public Instrument(
            final int id,
            final String name,
            final InstrumentKind kind,
            final int sourceId,
            final String symbol,
            final BigDecimal tickSize,
            final BigDecimal lotSize,
            final BigDecimal multiplier) {
        this(id, name, kind, sourceId, symbol, tickSize, lotSize, multiplier, ContractTerms.PERPETUAL, null);
    }

    /** The same in another source's care. */
    public Instrument withSource(final int otherId) {
        return new Instrument(id, name, kind, otherId, symbol, tickSize, lotSize, multiplier, terms, pricing);
    }

    /** The same with quotes of its own. */
    public Instrument quotedItself() {
        return new Instrument(id, name, kind, sourceId, symbol, tickSize, lotSize, multiplier, terms, null);
    }

    /** Whether it is priced by several venues' instruments. */
    public boolean isComposite() {
        return pricing != null;
    }

    /** Whether the source quotes it. */
    public boolean isQuotedBy(final int otherId) {
        return sourceId == otherId && !isComposite();
    }

    /**
     * The integer that turns lots into money, by kind; a contract's specification is compared by it.
     *
     * <ul>
     *   <li>spot and linear: value of one lot for half a tick, in nano-USD. Mid prices are held in half ticks (bid +
     *       ask), so a position is worth {@code lots × (bidTicks + askTicks) × this}, without rounding;
     *   <li>inverse: face of one lot in nano-USD, whatever the price;
     *   <li>quanto: value of one lot for half a tick, in nano-coins of settlement.
     * </ul>
     *
     * @throws ArithmeticException if that is not a whole, positive number; {@link #isExact} asks
     */
    public long nanoUsdPerHalfTickLot() {
        return unit().longValueExact();
    }

    /** Whether tick and lot are coarse enough for money to be exact in nano-USD, or nano-coins. */
    public boolean isExact() {
        return isWhole(unit()) && (kind != InstrumentKind.INVERSE || isTickWhole());
    }

    /** Whether a tick is a whole number of nano-USD, as it must be of a coin in which a contract is settled. */
    public boolean isTickWhole() {
        return isWhole(tickSize.multiply(NANO));
    }

    /**
     * One tick of price.
     *
     * @throws ArithmeticException if it is not {@link #isTickWhole}
     */
    public long nanoUsdPerTick() {
        return tickSize.multiply(NANO).longValueExact();
    }

    public boolean isContract() {
        return kind != InstrumentKind.SPOT;
    }

    /** Whether profit is paid in coin. */
    public boolean isSettledInCoin() {
        return kind.isSettledInCoin();
    }

    private BigDecimal unit() {
        return switch (kind) {
            case SPOT, LINEAR -> tickSize.multiply(lotSize).multiply(multiplier).multiply(NANO_PER_HALF);
            case INVERSE -> terms.faceUsd().multiply(lotSize).multiply(NANO);
            case QUANTO ->
                terms.coinPerPoint().multiply(tickSize).multiply(lotSize).multiply(NANO_PER_HALF);
        };
    }

    private static boolean isWhole(final BigDecimal value) {
        final BigDecimal stripped = value.stripTrailingZeros();
        return stripped.signum() > 0 && stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= 18;
    }
}
