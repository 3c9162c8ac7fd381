package io.ballast.order;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;

/** The median of the last sizes, over a window of a fixed length: O(1). */
final class MedianSize implements Stateful {
    /** Sizes that are remembered; odd, so that the median is one of them once there are so many. */
    static final int WINDOW = 15;
    /** Sizes from which on the median says something. */
    static final int ENOUGH = 5;

    private final long[] sizes = new long[WINDOW];
    private final long[] sorted = new long[WINDOW];
    private int count;
    private int next;

    boolean isKnown() {
        return count >= ENOUGH;
    }

    /** The lower one of the two in the middle. */
    long median() {
        return sorted[(count - 1) / 2];
    }

    void add(final long size) {
        if (count == WINDOW) {
            remove(sizes[next]);
        }
        sizes[next] = size;
        next = next + 1 == WINDOW ? 0 : next + 1;
        insert(size);
    }

    private void remove(final long size) {
        final int at = Arrays.binarySearch(sorted, 0, count, size);
        count--;
        System.arraycopy(sorted, at + 1, sorted, at, count - at);
    }

    private void insert(final long size) {
        final int found = Arrays.binarySearch(sorted, 0, count, size);
        final int at = found < 0 ? -found - 1 : found;
        System.arraycopy(sorted, at, sorted, at + 1, count - at);
        sorted[at] = size;
        count++;
    }

    @Override
    public void codeState(final StateCodec state) {
        count = state.count(count, WINDOW);
        next = state.index(next, WINDOW);
        state.each(sizes, count);
        if (state.isReading()) {
            System.arraycopy(sizes, 0, sorted, 0, count);
            Arrays.sort(sorted, 0, count);
        }
    }
}
