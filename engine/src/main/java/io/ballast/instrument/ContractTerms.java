package io.ballast.instrument;

import java.math.BigDecimal;

/**
 * What a contract is beyond its price grid. Venues change these: they are configuration, never constants.
 *
 * @param expiryNs           when a dated contract expires; 0: perpetual
 * @param settlementWindowNs length of the window before expiry over which the final price is averaged; 0: one price
 * @param fundingPeriodNs    from one funding payment to the next; greater than zero
 * @param settleInstrumentId spot instrument of the coin in which an inverse or quanto contract is settled; −1: in USD
 * @param underlyingId       spot instrument whose price is that of the contract's underlying; −1: unknown
 * @param faceUsd            of an inverse contract: USD a contract is worth at every price; else 0
 * @param coinPerPoint       of a quanto contract: settlement coins a contract earns per USD of price; else 0
 * @param margin             what the venue asks for a position
 * @param minNotionalNanoUsd least notional of an order that does not only reduce; 0: any
 */
public record ContractTerms(
        long expiryNs,
        long settlementWindowNs,
        long fundingPeriodNs,
        int settleInstrumentId,
        int underlyingId,
        BigDecimal faceUsd,
        BigDecimal coinPerPoint,
        MarginTiers margin,
        long minNotionalNanoUsd) {
    /** No instrument. */
    public static final int NONE = -1;

    /** The usual period of funding. */
    public static final long EIGHT_HOURS_NS = 8 * 3_600 * 1_000_000_000L;

    /** Of a perpetual contract settled in USD; stands for those of a spot instrument, which has none. */
    public static final ContractTerms PERPETUAL = new ContractTerms(
            0, 0, EIGHT_HOURS_NS, NONE, NONE, BigDecimal.ZERO, BigDecimal.ZERO, MarginTiers.DEFAULT, 0);

    public boolean isDated() {
        return expiryNs != 0;
    }

    /** The same contract with an end. */
    public ContractTerms expiringAt(final long atNs, final long windowNs) {
        return new ContractTerms(
                atNs,
                windowNs,
                fundingPeriodNs,
                settleInstrumentId,
                underlyingId,
                faceUsd,
                coinPerPoint,
                margin,
                minNotionalNanoUsd);
    }

    /** The same contract with another period of funding. */
    public ContractTerms fundedEvery(final long periodNs) {
        return new ContractTerms(
                expiryNs,
                settlementWindowNs,
                periodNs,
                settleInstrumentId,
                underlyingId,
                faceUsd,
                coinPerPoint,
                margin,
                minNotionalNanoUsd);
    }

    /** The same contract over a known underlying. */
    public ContractTerms over(final int spotInstrumentId) {
        return new ContractTerms(
                expiryNs,
                settlementWindowNs,
                fundingPeriodNs,
                settleInstrumentId,
                spotInstrumentId,
                faceUsd,
                coinPerPoint,
                margin,
                minNotionalNanoUsd);
    }

    /** The same contract settled in coin, as an inverse one (a face) or a quanto one (coins per point). */
    public ContractTerms settledIn(final int coinId, final BigDecimal face, final BigDecimal perPoint) {
        return new ContractTerms(
                expiryNs,
                settlementWindowNs,
                fundingPeriodNs,
                coinId,
                underlyingId,
                face,
                perPoint,
                margin,
                minNotionalNanoUsd);
    }

    /** The same contract with other margins. */
    public ContractTerms margined(final MarginTiers tiers) {
        return new ContractTerms(
                expiryNs,
                settlementWindowNs,
                fundingPeriodNs,
                settleInstrumentId,
                underlyingId,
                faceUsd,
                coinPerPoint,
                tiers,
                minNotionalNanoUsd);
    }

    /** The same contract with another least notional of an order. */
    public ContractTerms least(final long nanoUsd) {
        return new ContractTerms(
                expiryNs,
                settlementWindowNs,
                fundingPeriodNs,
                settleInstrumentId,
                underlyingId,
                faceUsd,
                coinPerPoint,
                margin,
                nanoUsd);
    }
}
