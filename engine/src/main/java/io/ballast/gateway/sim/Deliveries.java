package io.ballast.gateway.sim;

import io.ballast.gateway.MarketFeed;
import io.ballast.message.MessageHeaderEncoder;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Encoded inputs on their way to the engine, the one that arrives first at hand; of equal times the one sent first. A
 * heap of places in one buffer, which doubles when a report of many executions does not fit.
 */
final class Deliveries {
    /** Longest input that is kept. */
    static final int ENTRY_BYTES = 128;
    /** Concerns no source that could lose it. */
    static final int NO_SOURCE = -1;

    private static final int FIRST_CAPACITY = 1 << 10;

    private UnsafeBuffer buffer = new UnsafeBuffer(new byte[FIRST_CAPACITY * ENTRY_BYTES]);
    private int[] heap = new int[FIRST_CAPACITY];
    private long[] timesNs = new long[FIRST_CAPACITY];
    private long[] orders = new long[FIRST_CAPACITY];
    private int[] lengths = new int[FIRST_CAPACITY];
    private int[] sourceIds = new int[FIRST_CAPACITY];
    private int size;
    private long sent;

    Deliveries() {
        for (int i = 0; i < heap.length; i++) {
            heap[i] = i;
        }
    }

    /** Takes a copy and stamps it with the time at which it arrives. */
    void add(final DirectBuffer input, final int offset, final int length, final int sourceId, final long timeNs) {
        if (size == heap.length) {
            grow();
        }
        final int place = heap[size];
        final int at = place * ENTRY_BYTES;
        buffer.putBytes(at, input, offset, length);
        buffer.putLong(at + MessageHeaderEncoder.ENCODED_LENGTH, timeNs, ByteOrder.LITTLE_ENDIAN);
        lengths[place] = length;
        sourceIds[place] = sourceId;
        timesNs[place] = timeNs;
        orders[place] = sent++;
        rise(size++);
    }

    /** Drops what is on its way from a source. */
    void lose(final int sourceId) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (sourceIds[heap[i]] != sourceId) {
                swap(kept++, i);
            }
        }
        size = 0;
        while (size < kept) {
            rise(size++);
        }
    }

    /** When the first arrives, {@link MarketFeed#END} if nothing is on its way. */
    long nextTimeNs() {
        return size == 0 ? MarketFeed.END : timesNs[heap[0]];
    }

    DirectBuffer buffer() {
        return buffer;
    }

    int offset() {
        return heap[0] * ENTRY_BYTES;
    }

    int length() {
        return lengths[heap[0]];
    }

    void remove() {
        swap(0, --size);
        sink();
    }

    private void rise(final int from) {
        int child = from;
        while (child > 0) {
            final int parent = (child - 1) >>> 1;
            if (!isBefore(child, parent)) {
                return;
            }
            swap(child, parent);
            child = parent;
        }
    }

    private void sink() {
        int parent = 0;
        while (true) {
            int least = parent;
            for (int child = 2 * parent + 1; child <= 2 * parent + 2 && child < size; child++) {
                least = isBefore(child, least) ? child : least;
            }
            if (least == parent) {
                return;
            }
            swap(parent, least);
            parent = least;
        }
    }

    private boolean isBefore(final int a, final int b) {
        final int first = heap[a];
        final int second = heap[b];
        return timesNs[first] != timesNs[second] ? timesNs[first] < timesNs[second] : orders[first] < orders[second];
    }

    private void swap(final int a, final int b) {
        final int place = heap[a];
        heap[a] = heap[b];
        heap[b] = place;
    }

    private void grow() {
        final int capacity = 2 * heap.length;
        final UnsafeBuffer larger = new UnsafeBuffer(new byte[capacity * ENTRY_BYTES]);
        larger.putBytes(0, buffer, 0, buffer.capacity());
        buffer = larger;
        timesNs = Arrays.copyOf(timesNs, capacity);
        orders = Arrays.copyOf(orders, capacity);
        lengths = Arrays.copyOf(lengths, capacity);
        sourceIds = Arrays.copyOf(sourceIds, capacity);
        heap = Arrays.copyOf(heap, capacity);
        for (int i = size; i < capacity; i++) {
            heap[i] = i;
        }
    }
}
