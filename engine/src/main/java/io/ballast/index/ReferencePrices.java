package io.ballast.index;

import io.ballast.instrument.Instrument;
import io.ballast.settings.SourceSettings;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;
import java.util.List;

/**
 * What a contract's quote is compared with before an order is priced off it: the venue's mark and index prices while
 * they are within their source's staleness guard, else the mid before the present quote. A quote that stands alone has
 * nothing to vouch for it until the next one confirms it.
 */
final class ReferencePrices implements Stateful {
    /** No reference: the quote is the first after start, silence or a gap. */
    static final long NONE = 0;

    private static final long NEVER = Long.MIN_VALUE;

    private final long[] markTicks;
    private final long[] indexTicks;
    private final long[] markedNs;
    private final long[] previousMidTicks;
    private final long[] stalenessNs;

    ReferencePrices(final List<Instrument> instruments, final List<SourceSettings> sources) {
        final int count = instruments.size();
        markTicks = new long[count];
        indexTicks = new long[count];
        markedNs = new long[count];
        previousMidTicks = new long[count];
        stalenessNs = new long[count];
        Arrays.fill(markedNs, NEVER);
        for (final Instrument instrument : instruments) {
            stalenessNs[instrument.id()] = sources.get(instrument.sourceId()).stalenessNs();
        }
    }

    void onMark(final int instrumentId, final long mark, final long index, final long timeNs) {
        markTicks[instrumentId] = mark;
        indexTicks[instrumentId] = index;
        markedNs[instrumentId] = timeNs;
    }

    /** A quote takes the place of one whose mid was this; {@link #NONE} if there was no valid one. */
    void onQuote(final int instrumentId, final long midTicksBefore) {
        previousMidTicks[instrumentId] = midTicksBefore;
    }

    /** The source fell silent or lost messages: nothing it said vouches for what comes next. */
    void onInvalid(final int instrumentId) {
        markedNs[instrumentId] = NEVER;
        previousMidTicks[instrumentId] = NONE;
    }

    long lowTicks(final int instrumentId, final long timeNs) {
        return isMarked(instrumentId, timeNs)
                ? Math.min(markTicks[instrumentId], indexTicks[instrumentId])
                : previousMidTicks[instrumentId];
    }

    long highTicks(final int instrumentId, final long timeNs) {
        return isMarked(instrumentId, timeNs)
                ? Math.max(markTicks[instrumentId], indexTicks[instrumentId])
                : previousMidTicks[instrumentId];
    }

    long markTicks(final int instrumentId) {
        return markTicks[instrumentId];
    }

    long indexTicks(final int instrumentId) {
        return indexTicks[instrumentId];
    }

    /** Whether the venue's mark and index prices are fresh. */
    boolean isMarked(final int instrumentId, final long timeNs) {
        return markedNs[instrumentId] != NEVER && timeNs - markedNs[instrumentId] <= stalenessNs[instrumentId];
    }

    /** The last moment at which the venue's prices are fresh if they are so now; else the end of time. */
    long markedUntilNs(final int instrumentId, final long timeNs) {
        final long untilNs = markedNs[instrumentId] + stalenessNs[instrumentId];
        return isMarked(instrumentId, timeNs) && untilNs >= timeNs ? untilNs : Long.MAX_VALUE;
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(markTicks);
        state.each(indexTicks);
        state.each(markedNs);
        state.each(previousMidTicks);
    }
}
