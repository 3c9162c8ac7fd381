package io.ballast.ingest;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;

/** Lets each stream through in strictly rising order only. */
final class SequenceGuard implements Stateful {
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

    @Override
    public void codeState(final StateCodec state) {
        state.each(last);
    }
}
