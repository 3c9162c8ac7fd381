package io.ballast.ingest;

import io.ballast.instrument.Instrument;
import io.ballast.settings.SourceSettings;
import java.util.List;

/** What ingest must know of an instrument and a source, in arrays. */
final class ReferenceTable {
    final int instruments;
    final int sources;
    final int[] sourceOf;
    final boolean[] isContract;
    final long[] nanoUsdPerHalfTickLot;
    final long[] clockOffsetNs;
    final long[] maxClockSkewNs;

    ReferenceTable(final List<Instrument> instrumentList, final List<SourceSettings> sourceList) {
        instruments = instrumentList.size();
        sources = sourceList.size();
        sourceOf = new int[instruments];
        isContract = new boolean[instruments];
        nanoUsdPerHalfTickLot = new long[instruments];
        for (final Instrument instrument : instrumentList) {
            sourceOf[instrument.id()] = instrument.sourceId();
            isContract[instrument.id()] = instrument.isContract();
            nanoUsdPerHalfTickLot[instrument.id()] = instrument.nanoUsdPerHalfTickLot();
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
