package io.ballast.launch;

import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import org.agrona.DirectBuffer;

/** The first inputs of another feed, which then ends or breaks. */
final class ShortFeed implements MarketFeed {
    private final MarketFeed feed;
    private final boolean isBreaking;
    private long left;

    private ShortFeed(final MarketFeed feed, final long inputs, final boolean isBreaking) {
        this.feed = feed;
        this.isBreaking = isBreaking;
        left = inputs;
    }

    static ShortFeed ending(final MarketFeed feed, final long inputs) {
        return new ShortFeed(feed, inputs, false);
    }

    static ShortFeed breaking(final MarketFeed feed, final long inputs) {
        return new ShortFeed(feed, inputs, true);
    }

    @Override
    public long peekTimeNs() {
        return left == 0 ? END : feed.peekTimeNs();
    }

    @Override
    public DirectBuffer buffer() {
        return feed.buffer();
    }

    @Override
    public int offset() {
        return feed.offset();
    }

    @Override
    public int length() {
        return feed.length();
    }

    @Override
    public void advance() {
        left--;
        if (left == 0 && isBreaking) {
            throw new MarketDataException("row 100 is no row: mend it");
        }
        feed.advance();
    }

    @Override
    public void close() {
        feed.close();
    }
}
