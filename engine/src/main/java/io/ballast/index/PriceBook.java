package io.ballast.index;

import io.ballast.instrument.Instrument;
import io.ballast.settings.SourceSettings;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;
import java.util.List;

/**
 * The last quote of every instrument, and whether it may still be used.
 *
 * <p>Valid instruments of a source stand in a list linked through the arrays, oldest quote first: engine time never
 * runs back, so a new quote goes to the end, and only the front can be stale. Looking for stale prices costs one
 * comparison a source, whatever the number of instruments.
 */
final class PriceBook implements Stateful {
    static final int NONE = -1;

    private static final int UNLISTED = -2;

    private final long[] bidTicks;
    private final long[] askTicks;
    private final long[] bidLots;
    private final long[] askLots;
    private final long[] quotedNs;
    private final boolean[] isValid;
    private final int[] sourceOf;
    private final int[] older;
    private final int[] newer;
    private final int[] oldest;
    private final int[] newest;
    private final long[] stalenessNs;

    PriceBook(final List<Instrument> instruments, final List<SourceSettings> sources) {
        final int count = instruments.size();
        bidTicks = new long[count];
        askTicks = new long[count];
        bidLots = new long[count];
        askLots = new long[count];
        quotedNs = new long[count];
        isValid = new boolean[count];
        sourceOf = new int[count];
        older = new int[count];
        newer = new int[count];
        for (final Instrument instrument : instruments) {
            sourceOf[instrument.id()] = instrument.isComposite() ? sources.size() : instrument.sourceId();
        }
        // Prices made of venues' prices stand in a list of their own: they are no staler than what they are made of.
        oldest = new int[sources.size() + 1];
        newest = new int[sources.size() + 1];
        stalenessNs = new long[sources.size() + 1];
        stalenessNs[sources.size()] = Long.MAX_VALUE;
        Arrays.fill(oldest, NONE);
        Arrays.fill(newest, NONE);
        for (final SourceSettings source : sources) {
            stalenessNs[source.id()] = source.stalenessNs();
        }
    }

    /** Takes a quote; the instrument is valid from here on. */
    void onQuote(
            final int instrumentId,
            final long bid,
            final long ask,
            final long bidSize,
            final long askSize,
            final long timeNs) {
        bidTicks[instrumentId] = bid;
        askTicks[instrumentId] = ask;
        bidLots[instrumentId] = bidSize;
        askLots[instrumentId] = askSize;
        quotedNs[instrumentId] = timeNs;
        if (isValid[instrumentId]) {
            unlink(instrumentId);
        }
        isValid[instrumentId] = true;
        append(instrumentId);
    }

    /** Makes one price that outlived its guard invalid and returns its instrument, or {@link #NONE}. */
    int pollStale(final long timeNs) {
        for (int source = 0; source < oldest.length; source++) {
            final int candidate = oldest[source];
            if (candidate != NONE && timeNs - quotedNs[candidate] > stalenessNs[source]) {
                invalidate(candidate);
                return candidate;
            }
        }
        return NONE;
    }

    /** Makes one valid price of a source invalid and returns its instrument, or {@link #NONE} when none is left. */
    int pollValidOf(final int sourceId) {
        final int candidate = oldest[sourceId];
        if (candidate != NONE) {
            invalidate(candidate);
        }
        return candidate;
    }

    boolean isValid(final int instrumentId) {
        return isValid[instrumentId];
    }

    long bidTicks(final int instrumentId) {
        return bidTicks[instrumentId];
    }

    long askTicks(final int instrumentId) {
        return askTicks[instrumentId];
    }

    long bidLots(final int instrumentId) {
        return bidLots[instrumentId];
    }

    long askLots(final int instrumentId) {
        return askLots[instrumentId];
    }

    /** Bid + offer: the mid in half ticks, 0 before the first quote. */
    long midHalfTicks(final int instrumentId) {
        return bidTicks[instrumentId] + askTicks[instrumentId];
    }

    /** Makes a valid price invalid. */
    void invalidate(final int instrumentId) {
        isValid[instrumentId] = false;
        unlink(instrumentId);
    }

    private void append(final int instrumentId) {
        final int source = sourceOf[instrumentId];
        final int last = newest[source];
        older[instrumentId] = last;
        newer[instrumentId] = NONE;
        newest[source] = instrumentId;
        if (last == NONE) {
            oldest[source] = instrumentId;
        } else {
            newer[last] = instrumentId;
        }
    }

    private void unlink(final int instrumentId) {
        final int source = sourceOf[instrumentId];
        final int before = older[instrumentId];
        final int after = newer[instrumentId];
        if (before == NONE) {
            oldest[source] = after;
        } else {
            newer[before] = after;
        }
        if (after == NONE) {
            newest[source] = before;
        } else {
            older[after] = before;
        }
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(bidTicks);
        state.each(askTicks);
        state.each(bidLots);
        state.each(askLots);
        state.each(quotedNs);
        state.each(isValid);
        if (state.isReading()) {
            readLists(state);
        } else {
            writeLists(state);
        }
    }

    /** The valid instruments by age: equal times leave an order that the arrays do not show. */
    private void writeLists(final StateCodec state) {
        for (final int first : oldest) {
            for (int i = first; i != NONE; i = newer[i]) {
                state.of(i);
            }
        }
    }

    private void readLists(final StateCodec state) {
        Arrays.fill(oldest, NONE);
        Arrays.fill(newest, NONE);
        Arrays.fill(older, UNLISTED);
        for (final boolean isListed : isValid) {
            if (isListed) {
                append(unlisted(state.index(NONE, sourceOf.length)));
            }
        }
    }

    private int unlisted(final int instrumentId) {
        if (!isValid[instrumentId] || older[instrumentId] != UNLISTED) {
            throw new IllegalStateException("state lists the price of instrument " + instrumentId
                    + " twice or without its being valid; it is damaged");
        }
        return instrumentId;
    }
}
