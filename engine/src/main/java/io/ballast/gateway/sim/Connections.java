package io.ballast.gateway.sim;

import io.ballast.gateway.MarketFeed;
import io.ballast.message.FeedStatusEncoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.SourceStatus;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Whether each source can be reached, loses data, and tells the right time. */
final class Connections {
    private static final long NEVER = MarketFeed.END;
    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + FeedStatusEncoder.BLOCK_LENGTH;

    private final long[] downUntilNs;
    private final long[] gapUntilNs;
    private final long[] shiftUntilNs;
    private final long[] shiftNs;
    private final long[] statusSequence;
    private final Deliveries deliveries;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);
    private final FeedStatusEncoder status = new FeedStatusEncoder();
    private long nextEndNs = NEVER;

    Connections(final int sources, final Deliveries deliveries) {
        this.deliveries = deliveries;
        downUntilNs = new long[sources];
        gapUntilNs = new long[sources];
        shiftUntilNs = new long[sources];
        shiftNs = new long[sources];
        statusSequence = new long[sources];
        Arrays.fill(downUntilNs, NEVER);
        Arrays.fill(gapUntilNs, NEVER);
        status.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    }

    boolean isDown(final int sourceId) {
        return downUntilNs[sourceId] != NEVER;
    }

    /** Whether market data of the source is lost. */
    boolean isMute(final int sourceId) {
        return downUntilNs[sourceId] != NEVER || gapUntilNs[sourceId] != NEVER;
    }

    boolean isShifted(final int sourceId, final long timeNs) {
        return timeNs < shiftUntilNs[sourceId];
    }

    /** The source's time when it is this one. */
    long eventTimeNs(final int sourceId, final long timeNs) {
        return isShifted(sourceId, timeNs) ? shifted(sourceId, timeNs) : timeNs;
    }

    /** A time as a clock tells it that has jumped. */
    long shifted(final int sourceId, final long timeNs) {
        return timeNs + shiftNs[sourceId];
    }

    /** A source that is down stays so until the later time. */
    void disconnect(final int sourceId, final long timeNs, final long untilNs) {
        final boolean wasDown = isDown(sourceId);
        downUntilNs[sourceId] = wasDown ? Math.max(downUntilNs[sourceId], untilNs) : untilNs;
        if (!wasDown) {
            deliveries.lose(sourceId);
            tell(sourceId, SourceStatus.DOWN, timeNs);
        }
        findNextEnd();
    }

    void loseData(final int sourceId, final long untilNs) {
        final boolean wasGap = gapUntilNs[sourceId] != NEVER;
        gapUntilNs[sourceId] = wasGap ? Math.max(gapUntilNs[sourceId], untilNs) : untilNs;
        findNextEnd();
    }

    void shift(final int sourceId, final long byNs, final long untilNs) {
        shiftNs[sourceId] = byNs;
        shiftUntilNs[sourceId] = untilNs;
    }

    /** When the next outage ends, {@link MarketFeed#END} if there is none. */
    long nextEndNs() {
        return nextEndNs;
    }

    /** Ends a gap that is over now. */
    void endGap(final int sourceId, final long timeNs) {
        if (gapUntilNs[sourceId] <= timeNs) {
            gapUntilNs[sourceId] = NEVER;
            if (!isDown(sourceId)) {
                tell(sourceId, SourceStatus.GAP, timeNs);
            }
            findNextEnd();
        }
    }

    /** Connects a source whose time has come; whether it did. */
    boolean reconnect(final int sourceId, final long timeNs) {
        if (downUntilNs[sourceId] > timeNs) {
            return false;
        }
        downUntilNs[sourceId] = NEVER;
        tell(sourceId, SourceStatus.UP, timeNs);
        findNextEnd();
        return true;
    }

    int sources() {
        return downUntilNs.length;
    }

    private void findNextEnd() {
        nextEndNs = NEVER;
        for (int source = 0; source < downUntilNs.length; source++) {
            nextEndNs = Math.min(nextEndNs, Math.min(downUntilNs[source], gapUntilNs[source]));
        }
    }

    private void tell(final int sourceId, final SourceStatus sourceStatus, final long timeNs) {
        status.receiveTimeNs(timeNs)
                .eventTimeNs(timeNs)
                .sourceSequence(++statusSequence[sourceId])
                .sourceId(sourceId)
                .status(sourceStatus);
        deliveries.add(buffer, 0, LENGTH, Deliveries.NO_SOURCE, timeNs);
    }
}
