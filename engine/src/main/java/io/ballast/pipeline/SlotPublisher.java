package io.ballast.pipeline;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.gateway.InputTime;
import io.ballast.slot.ClientOrderId;
import io.ballast.slot.InputSection;
import io.ballast.slot.Slot;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The only publisher. A full ring makes recorded input wait; live quotes are conflated per instrument and counted, and
 * everything else stays at the gateway until there is room.
 */
final class SlotPublisher implements InputSink {
    private static final int SHORTEST_INPUT = 2 * Long.BYTES;

    private final RingBuffer<Slot> ring;
    private final Sequence lastDone;
    private final @Nullable QuoteConflater conflater;
    private final CheckpointClock checkpoints;
    private final Counters counters;
    private final long[] receiveTimesNs;
    private final int mask;
    private long published = -1;
    private long lastTimeNs = Long.MIN_VALUE;

    /**
     * @param lastDone  sequence of the last handler of the pipeline
     * @param conflater for live input; null if input waits
     * @param checkpoints when the stages are to write down their state
     */
    SlotPublisher(
            final RingBuffer<Slot> ring,
            final Sequence lastDone,
            final @Nullable QuoteConflater conflater,
            final CheckpointClock checkpoints,
            final Counters counters) {
        this.ring = ring;
        this.lastDone = lastDone;
        this.conflater = conflater;
        this.checkpoints = checkpoints;
        this.counters = counters;
        receiveTimesNs = new long[ring.getBufferSize()];
        mask = ring.getBufferSize() - 1;
    }

    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
        final boolean isBehind = conflater != null && !conflater.isEmpty();
        if (!isBehind && hasRoom()) {
            publishDue(buffer, offset, length);
            return true;
        }
        return onRingFull(buffer, offset, length);
    }

    private boolean onRingFull(final DirectBuffer buffer, final int offset, final int length) {
        counters.increment(Counter.RING_FULL);
        if (conflater == null || !conflater.accepts(buffer, offset, length)) {
            return false;
        }
        if (conflater.keep(buffer, offset, length)) {
            counters.increment(Counter.QUOTES_CONFLATED);
        }
        return true;
    }

    /** Publishes what was conflated as far as there is room. */
    int flush() {
        if (conflater == null) {
            return 0;
        }
        int flushed = 0;
        while (!conflater.isEmpty() && hasRoom()) {
            publishDue(conflater.buffer(), conflater.offset(), conflater.length());
            conflater.removeOldest();
            flushed++;
        }
        return flushed;
    }

    /** For one input, and for the checkpoint that may have to come before it. */
    private boolean hasRoom() {
        return ring.hasAvailableCapacity(checkpoints.isDue(lastTimeNs) ? 2 : 1);
    }

    private void publishDue(final DirectBuffer buffer, final int offset, final int length) {
        if (checkpoints.isDue(lastTimeNs)) {
            final DirectBuffer mark = checkpoints.mark();
            publish(mark, 0, mark.capacity());
            checkpoints.onCheckpoint(lastTimeNs);
        }
        publish(buffer, offset, length);
        checkpoints.onInput(lastTimeNs);
    }

    private void publish(final DirectBuffer buffer, final int offset, final int length) {
        final long sequence = ring.next();
        if (sequence > ClientOrderId.MAX_SEQUENCE) {
            throw new IllegalStateException("no order id is left for input " + sequence + ": start another session");
        }
        final InputSection input = ring.get(sequence).input;
        // Longer than any input of the schema: ingest refuses what is left of it.
        final int kept = Math.min(length, InputSection.CAPACITY);
        input.buffer.putBytes(0, buffer, offset, kept);
        input.length = kept;
        input.claimedNanoTime = System.nanoTime();
        if (kept >= SHORTEST_INPUT) {
            lastTimeNs = Math.max(lastTimeNs, InputTime.receiveTimeNs(buffer, offset));
        }
        receiveTimesNs[(int) sequence & mask] = lastTimeNs;
        published = sequence;
        ring.publish(sequence);
    }

    /** Receive time of the oldest input that is not done, or {@link Gateway#NOTHING_PENDING}. */
    long oldestPendingTimeNs() {
        final long done = lastDone.get();
        return done == published ? Gateway.NOTHING_PENDING : receiveTimesNs[(int) (done + 1) & mask];
    }

    /** Before the first input: when the session begins. */
    void begin(final long timeNs) {
        lastTimeNs = timeNs;
    }

    /** Latest receive time of an input published; before the first, when the session began. */
    long lastTimeNs() {
        return lastTimeNs;
    }

    /** Sequence of the last input published, −1 before the first. */
    long published() {
        return published;
    }
}
