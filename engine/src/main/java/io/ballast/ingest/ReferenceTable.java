package io.ballast.ingest;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.math.Bounds;
import io.ballast.settings.SourceSettings;
import java.util.List;

/** What ingest must know of an instrument and a source, in arrays. */
final class ReferenceTable {
    private static final long HALVES_PER_COIN = 2_000_000_000L;

    final int instruments;
    final int sources;
    final int[] sourceOf;
    final boolean[] isContract;
    final boolean[] isComposite;
    final long[] nanoUsdPerHalfTickLot;
    final long[] fundingPeriodNs;
    private final boolean[] isInverse;
    /** Of contracts settled in coin and of those coins; of others 0. */
    private final long[] nanoUsdPerTick;

    final long[] clockOffsetNs;
    final long[] maxClockSkewNs;

    ReferenceTable(final List<Instrument> instrumentList, final List<SourceSettings> sourceList) {
        instruments = instrumentList.size();
        sources = sourceList.size();
        sourceOf = new int[instruments];
        isContract = new boolean[instruments];
        isComposite = new boolean[instruments];
        nanoUsdPerHalfTickLot = new long[instruments];
        fundingPeriodNs = new long[instruments];
        isInverse = new boolean[instruments];
        nanoUsdPerTick = new long[instruments];
        for (final Instrument instrument : instrumentList) {
            sourceOf[instrument.id()] = instrument.sourceId();
            isContract[instrument.id()] = instrument.isContract();
            isComposite[instrument.id()] = instrument.isComposite();
            nanoUsdPerHalfTickLot[instrument.id()] = instrument.nanoUsdPerHalfTickLot();
            fundingPeriodNs[instrument.id()] = instrument.terms().fundingPeriodNs();
            isInverse[instrument.id()] = instrument.kind() == InstrumentKind.INVERSE;
            if (instrument.isSettledInCoin()) {
                final int coinId = instrument.terms().settleInstrumentId();
                nanoUsdPerTick[coinId] = instrumentList.get(coinId).nanoUsdPerTick();
            }
            if (isInverse[instrument.id()]) {
                nanoUsdPerTick[instrument.id()] = instrument.nanoUsdPerTick();
            }
        }
        clockOffsetNs = new long[sources];
        maxClockSkewNs = new long[sources];
        for (final SourceSettings source : sourceList) {
            clockOffsetNs[source.id()] = source.clockOffsetNs();
            maxClockSkewNs[source.id()] = source.maxClockSkewNs();
        }
    }

    boolean isInstrument(final int instrumentId) {
        return instrumentId >= 0 && instrumentId < instruments;
    }

    boolean isSource(final int sourceId) {
        return sourceId >= 0 && sourceId < sources;
    }

    boolean prices(final int sourceId, final int instrumentId) {
        return sourceOf[instrumentId] == sourceId;
    }

    /** Whether so many lots at this price, and the price itself, are amounts that money arithmetic holds. */
    boolean isMoney(final int instrumentId, final long lots, final long halfTicks) {
        final long perTick = nanoUsdPerTick[instrumentId];
        if (perTick != 0 && !Bounds.isProductMoney(1, halfTicks, perTick)) {
            return false;
        }
        final long unit = nanoUsdPerHalfTickLot[instrumentId];
        if (!isInverse[instrumentId]) {
            return Bounds.isProductMoney(lots, halfTicks, unit);
        }
        return Bounds.isProductMoney(lots, 1, unit)
                && (halfTicks == 0 || Bounds.isQuotientMoney(lots * unit, HALVES_PER_COIN, halfTicks * perTick));
    }

    /** The same of one lot at both sides of a quote. Only of an inverse contract is a lower price worth more. */
    boolean isQuoteMoney(final int instrumentId, final long bidTicks, final long askTicks) {
        return isMoney(instrumentId, 1, 2 * askTicks)
                && (!isInverse[instrumentId] || isMoney(instrumentId, 1, 2 * bidTicks));
    }

    /** Whether the source quotes the instrument; what venues price has no quotes of its own. */
    boolean quotes(final int sourceId, final int instrumentId) {
        return prices(sourceId, instrumentId) && !isComposite[instrumentId];
    }

    /** Whether a venue stamp is believable; a source that gives none, or checks none, always is. */
    boolean isClockPlausible(final int sourceId, final long receiveTimeNs, final long eventTimeNs) {
        final long limitNs = maxClockSkewNs[sourceId];
        if (limitNs == 0 || eventTimeNs == 0) {
            return true;
        }
        final long skewNs = receiveTimeNs + clockOffsetNs[sourceId] - eventTimeNs;
        // Not by Math.abs: the smallest long has no opposite.
        return skewNs >= -limitNs && skewNs <= limitNs;
    }
}
