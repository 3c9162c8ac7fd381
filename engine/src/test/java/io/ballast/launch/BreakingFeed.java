package io.ballast.launch;

import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import org.agrona.DirectBuffer;

/** Gives what another feed gives, and breaks behind so many messages. */
final class BreakingFeed implements MarketFeed {
    private final MarketFeed feed;
    private int left;

    BreakingFeed(final MarketFeed feed, final int messages) {
        this.feed = feed;
        left = messages;
    }

    @Override
    public long peekTimeNs() {
        return feed.peekTimeNs();
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
        if (left == 0) {
            throw new MarketDataException("row 100 is no row: mend it");
        }
        feed.advance();
    }

    @Override
    public void close() {
        feed.close();
    }
}
