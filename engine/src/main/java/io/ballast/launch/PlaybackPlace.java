package io.ballast.launch;

import io.ballast.journal.ReadingPlace;
import io.ballast.pipeline.Stages;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A place behind one input of a {@link JournalPlayback}, with the state of all stages there. Any playback of the same
 * journal can come back to it.
 */
public final class PlaybackPlace {
    private final int link;
    private final ReadingPlace reading;
    private final RerunCount count;
    private final long earlierInputs;
    private final long earlierGatewayInputs;
    private final UnsafeBuffer state;

    PlaybackPlace(
            final int link,
            final ReadingPlace reading,
            final RerunCount count,
            final long earlierInputs,
            final long earlierGatewayInputs,
            final Stages stages) {
        this.link = link;
        this.reading = reading;
        this.count = count;
        this.earlierInputs = earlierInputs;
        this.earlierGatewayInputs = earlierGatewayInputs;
        state = stateOf(stages);
    }

    private static UnsafeBuffer stateOf(final Stages stages) {
        final ExpandableArrayBuffer written = new ExpandableArrayBuffer(1 << 16);
        final byte[] bytes = new byte[stages.writeState(written, 0)];
        written.getBytes(0, bytes);
        return new UnsafeBuffer(bytes);
    }

    int link() {
        return link;
    }

    ReadingPlace reading() {
        return reading;
    }

    RerunCount count() {
        return count;
    }

    long earlierInputs() {
        return earlierInputs;
    }

    long earlierGatewayInputs() {
        return earlierGatewayInputs;
    }

    void setStages(final Stages stages) {
        stages.restore(state, 0, state.capacity());
    }

    /** Sequence of the input that comes next. */
    public long nextSequence() {
        return reading.nextSequence();
    }

    /** Engine time behind the last input of its journal, 0 in front of the first. */
    public long timeNs() {
        return count.lastTimeNs();
    }

    /** What it holds of state. */
    public int stateBytes() {
        return state.capacity();
    }
}
