package io.ballast.gateway;

import java.util.List;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** Quotes at given times from memory, then an optional failure. */
public final class ListFeed implements MarketFeed {
    private final MarketInput input = new MarketInput();
    private final List<Long> timesNs;
    private final int instrumentId;
    private final @Nullable RuntimeException failure;
    private int cursor;
    private volatile boolean isClosed;

    private ListFeed(final List<Long> timesNs, final int instrumentId, final @Nullable RuntimeException failure) {
        this.timesNs = timesNs;
        this.instrumentId = instrumentId;
        this.failure = failure;
        encode();
    }

    public static ListFeed of(final int instrumentId, final Long... timesNs) {
        return new ListFeed(List.of(timesNs), instrumentId, null);
    }

    public static ListFeed failing(final RuntimeException failure, final Long... timesNs) {
        return new ListFeed(List.of(timesNs), 0, failure);
    }

    public boolean isClosed() {
        return isClosed;
    }

    @Override
    public long peekTimeNs() {
        if (cursor < timesNs.size()) {
            return timesNs.get(cursor);
        }
        if (failure != null) {
            throw failure;
        }
        return END;
    }

    @Override
    public DirectBuffer buffer() {
        return input.buffer();
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return input.length();
    }

    @Override
    public void advance() {
        cursor++;
        encode();
    }

    @Override
    public void close() {
        isClosed = true;
    }

    private void encode() {
        if (cursor < timesNs.size()) {
            input.quote()
                    .receiveTimeNs(timesNs.get(cursor))
                    .eventTimeNs(0)
                    .sourceSequence(cursor + 1)
                    .bidTicks(99)
                    .askTicks(101)
                    .bidLots(1)
                    .askLots(1)
                    .instrumentId(instrumentId)
                    .sourceId(0);
        }
    }
}
