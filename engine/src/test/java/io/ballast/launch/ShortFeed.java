package io.ballast.launch;

import io.ballast.gateway.MarketFeed;
import org.agrona.DirectBuffer;

/** The first inputs of another feed. */
final class ShortFeed implements MarketFeed {
    private final MarketFeed feed;
    private long left;

    /** @param inputs how many of them */
    ShortFeed(final MarketFeed feed, final long inputs) {
        this.feed = feed;
        left = inputs;
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
        feed.advance();
    }

    @Override
    public void close() {
        feed.close();
    }
}
