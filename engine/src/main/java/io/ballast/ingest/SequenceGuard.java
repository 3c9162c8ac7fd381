package io.ballast.ingest;

import java.util.Arrays;
import org.agrona.MutableDirectBuffer;

/** Lets each stream through in strictly rising order only. */
final class SequenceGuard {
    private static final long NONE_SEEN = Long.MIN_VALUE;

    private final long[] last;

    SequenceGuard(final int streams) {
        last = new long[streams];
        Arrays.fill(last, NONE_SEEN);
    }

    boolean isNext(final int stream, final long sequence) {
        return sequence > last[stream];
    }

    void accept(final int stream, final long sequence) {
        last[stream] = sequence;
    }

    void forget(final int stream) {
        last[stream] = NONE_SEEN;
    }

    int writeState(final MutableDirectBuffer buffer, final int offset) {
        int end = offset;
        for (final long sequence : last) {
            buffer.putLong(end, sequence);
            end += Long.BYTES;
        }
        return end;
    }
}
