package io.ballast.gateway.recorded;

import io.ballast.gateway.MarketFeed;
import java.util.List;
import org.agrona.DirectBuffer;

/** Several feeds as one, by receive time; ties go to the feed given first. Closes them all. */
public final class MergedFeed implements MarketFeed {
    private final List<MarketFeed> feeds;
    private final long[] timesNs;
    private int head;

    /** @param feeds each in the order of its receive times; at least one */
    public MergedFeed(final List<? extends MarketFeed> feeds) {
        if (feeds.isEmpty()) {
            throw new IllegalArgumentException("nothing to merge");
        }
        this.feeds = List.copyOf(feeds);
        this.timesNs = feeds.stream().mapToLong(MarketFeed::peekTimeNs).toArray();
        findHead();
    }

    @Override
    public long peekTimeNs() {
        return timesNs[head];
    }

    @Override
    public DirectBuffer buffer() {
        return feeds.get(head).buffer();
    }

    @Override
    public int offset() {
        return feeds.get(head).offset();
    }

    @Override
    public int length() {
        return feeds.get(head).length();
    }

    @Override
    public void advance() {
        final MarketFeed feed = feeds.get(head);
        feed.advance();
        timesNs[head] = feed.peekTimeNs();
        findHead();
    }

    /** All come to their ends at about the same time, so each counts as much. */
    @Override
    public double share() {
        return feeds.stream().mapToDouble(MarketFeed::share).average().orElse(Double.NaN);
    }

    @Override
    public void close() {
        feeds.forEach(MarketFeed::close);
    }

    private void findHead() {
        int earliest = 0;
        for (int i = 1; i < timesNs.length; i++) {
            if (timesNs[i] < timesNs[earliest]) {
                earliest = i;
            }
        }
        head = earliest;
    }
}
