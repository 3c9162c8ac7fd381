package io.ballast.counter;

import org.agrona.concurrent.UnsafeBuffer;

/** The counter buffer: one cache line for each counter, one writing thread for each counter, any number of readers. */
public final class Counters {
    private static final int STRIDE = 64;
    private static final Counter[] ALL = Counter.values();

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[STRIDE * ALL.length]);

    public void increment(final Counter counter) {
        add(counter, 1);
    }

    public void add(final Counter counter, final long amount) {
        final int offset = counter.ordinal() * STRIDE;
        // Only this thread writes this counter; the release lets readers see whole values in order.
        buffer.putLongOrdered(offset, buffer.getLong(offset) + amount);
    }

    /** Begins to count anew; only while no other thread counts. */
    public void reset() {
        for (final Counter counter : ALL) {
            buffer.putLongOrdered(counter.ordinal() * STRIDE, 0);
        }
    }

    public long get(final Counter counter) {
        return buffer.getLongVolatile(counter.ordinal() * STRIDE);
    }
}
