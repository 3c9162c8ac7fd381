package io.ballast.launch;

import io.ballast.gateway.MarketFeed;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;

/** A feed that ends early: after so many messages, at a moment of the wall clock, or when told to. */
final class BoundedFeed implements MarketFeed {
    private static final int MESSAGES_PER_LOOK = 64;

    private final MarketFeed feed;
    private final long messages;
    private final long deadlineNanoTime;
    private final BooleanSupplier isStopped;
    private long taken;
    private boolean isOver;

    /**
     * @param messages         most of them
     * @param deadlineNanoTime {@link System#nanoTime} from which on there are no more
     * @param isStopped        whether there shall be no more
     */
    BoundedFeed(
            final MarketFeed feed, final long messages, final long deadlineNanoTime, final BooleanSupplier isStopped) {
        this.feed = feed;
        this.messages = messages;
        this.deadlineNanoTime = deadlineNanoTime;
        this.isStopped = isStopped;
    }

    @Override
    public long peekTimeNs() {
        return isOver ? END : feed.peekTimeNs();
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
        isOver = taken >= messages || (taken % MESSAGES_PER_LOOK == 0 && isTimeUp());
    }

    private boolean isTimeUp() {
        return isStopped.getAsBoolean() || System.nanoTime() - deadlineNanoTime >= 0;
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
