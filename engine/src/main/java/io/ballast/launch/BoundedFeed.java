package io.ballast.launch;

import io.ballast.gateway.MarketFeed;
import org.agrona.DirectBuffer;

/** A feed that ends after so many messages. */
final class BoundedFeed implements MarketFeed {
    private final MarketFeed feed;
    private final long messages;
    private long taken;

    /** @param messages most of them, at least one */
    BoundedFeed(final MarketFeed feed, final long messages) {
        this.feed = feed;
        this.messages = messages;
    }

    @Override
    public long peekTimeNs() {
        return taken == messages ? END : feed.peekTimeNs();
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
        feed.advance();
        taken++;
    }

    /** How many messages were taken from it. */
    long taken() {
        return taken;
    }

    @Override
    public void close() {
        feed.close();
    }
}
