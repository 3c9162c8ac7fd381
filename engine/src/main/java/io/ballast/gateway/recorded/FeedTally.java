package io.ballast.gateway.recorded;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What was read from recorded files and what was skipped, for the session's summary: nothing is dropped silently.
 * One thread counts, any thread reads. The reader runs ahead of the engine by what the ring between them holds, so the
 * figures are final once the feed is at its end.
 */
public final class FeedTally {
    private static final FeedCount[] COUNTS = FeedCount.values();

    private final int instruments;
    private final AtomicLongArray counts;

    /** @param instruments number of instruments; their ids are below it */
    public FeedTally(final int instruments) {
        this.instruments = instruments;
        this.counts = new AtomicLongArray(instruments * COUNTS.length + 1);
    }

    public long count(final FeedCount count, final int instrumentId) {
        return counts.get(slot(count, instrumentId));
    }

    /** Over all instruments. */
    public long total(final FeedCount count) {
        long total = 0;
        for (int i = 0; i < instruments; i++) {
            total += count(count, i);
        }
        return total;
    }

    /** Messages given to the engine: quotes and trades of all instruments. */
    public long messages() {
        return total(FeedCount.QUOTES) + total(FeedCount.TRADES);
    }

    /** Bars skipped because no instrument of their source has their symbol. */
    public long otherSymbolBars() {
        return counts.get(otherSymbolSlot());
    }

    /** Counts one; on the one thread that counts. */
    public void add(final FeedCount count, final int instrumentId) {
        increment(slot(count, instrumentId));
    }

    void addOtherSymbolBar() {
        increment(otherSymbolSlot());
    }

    private void increment(final int slot) {
        counts.setRelease(slot, counts.getPlain(slot) + 1);
    }

    private int slot(final FeedCount count, final int instrumentId) {
        return count.ordinal() * instruments + instrumentId;
    }

    private int otherSymbolSlot() {
        return instruments * COUNTS.length;
    }
}
