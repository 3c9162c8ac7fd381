package io.ballast.index;

import io.ballast.instrument.ContractTerms;
import io.ballast.instrument.Instrument;
import io.ballast.math.Ppb;
import io.ballast.position.Basis;
import io.ballast.position.LotValue;
import io.ballast.slot.IndexSection;
import java.util.List;

/** What a lot is worth, whether it can be traded, and how far a contract stands from its underlying. */
final class ContractFigures {
    private static final double NS_PER_DAY = 86_400e9;

    private final LotValue[] lots;
    private final double[] tickUsd;
    private final int[] underlyingOf;
    private final PriceBook prices;
    private final ReferencePrices references;
    private final Expiries expiries;
    private final Specifications specifications;

    ContractFigures(
            final List<Instrument> instruments,
            final PriceBook prices,
            final ReferencePrices references,
            final Expiries expiries,
            final Specifications specifications) {
        this.prices = prices;
        this.references = references;
        this.expiries = expiries;
        this.specifications = specifications;
        lots = instruments.stream()
                .map(instrument -> new LotValue(instrument, instruments))
                .toArray(LotValue[]::new);
        tickUsd = instruments.stream()
                .mapToDouble(instrument -> instrument.tickSize().doubleValue())
                .toArray();
        underlyingOf = instruments.stream()
                .mapToInt(instrument -> instrument.terms().underlyingId())
                .toArray();
    }

    /** Whether it ends, so that time alone changes what is said of it. */
    boolean isDated(final int instrument) {
        return expiries.isDated(instrument);
    }

    boolean isTradable(final int instrument) {
        final int coin = lots[instrument].coinId();
        return prices.isValid(instrument)
                && (coin == ContractTerms.NONE || prices.isValid(coin))
                && !specifications.isQuarantined(instrument)
                && !expiries.isExpired(instrument);
    }

    /** USD delta of one lot at mid, as much of it as settlement has left. */
    long lotNanoUsd(final int instrument, final long timeNs) {
        final long whole = lotNanoUsdAt(instrument, prices.midHalfTicks(instrument));
        final double share = expiries.deltaShare(instrument, timeNs);
        return share == 1 ? whole : Math.round(whole * share);
    }

    /** Notional of one lot at another price of the contract. */
    long lotNanoUsdAt(final int instrument, final long halfTicks) {
        final int coin = lots[instrument].coinId();
        return lots[instrument].nanoUsd(halfTicks, coin == ContractTerms.NONE ? 0 : prices.midHalfTicks(coin));
    }

    /** Against the underlying's mid where it is configured, else of the venue's mark against its index. */
    void writeBasis(final int instrument, final long timeNs, final int leg, final IndexSection out) {
        final int underlying = underlyingOf[instrument];
        if (underlying != ContractTerms.NONE) {
            final boolean isKnown = prices.isValid(instrument) && prices.isValid(underlying);
            final double future = prices.midHalfTicks(instrument) * tickUsd[instrument];
            final double spot = prices.midHalfTicks(underlying) * tickUsd[underlying];
            writeBasis(isKnown && !expiries.isExpired(instrument), future, spot, instrument, timeNs, leg, out);
        } else {
            final boolean isKnown = references.isMarked(instrument, timeNs) && !expiries.isExpired(instrument);
            final double mark = references.markTicks(instrument);
            final double index = references.indexTicks(instrument);
            writeBasis(isKnown, mark, index, instrument, timeNs, leg, out);
        }
    }

    private void writeBasis(
            final boolean isKnown,
            final double future,
            final double spot,
            final int instrument,
            final long timeNs,
            final int leg,
            final IndexSection out) {
        final double days = (expiries.expiryNs(instrument) - timeNs) / NS_PER_DAY;
        final boolean isRate = isKnown && expiries.isDated(instrument) && Basis.isAnnualizable(days);
        out.basisPpb[leg] = isKnown ? Math.round((future - spot) / spot * Ppb.ONE) : IndexSection.UNKNOWN;
        out.basisPerYearPpb[leg] =
                isRate ? Math.round(Basis.simplePerYear(future, spot, days) * Ppb.ONE) : IndexSection.UNKNOWN;
    }
}
