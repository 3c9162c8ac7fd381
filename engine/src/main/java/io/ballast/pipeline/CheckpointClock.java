package io.ballast.pipeline;

import io.ballast.gateway.InputTime;
import io.ballast.message.CheckpointEncoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.settings.CheckpointSettings;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Says when the next checkpoint is due: by inputs and by their time alone, so that it stands at the same place in every
 * topology.
 */
final class CheckpointClock {
    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + CheckpointEncoder.BLOCK_LENGTH;

    private final CheckpointSettings settings;
    private final UnsafeBuffer mark = new UnsafeBuffer(new byte[LENGTH]);
    private long inputs;
    private long nextNs = Long.MIN_VALUE;

    CheckpointClock(final CheckpointSettings settings) {
        this.settings = settings;
        new CheckpointEncoder()
                .wrapAndApplyHeader(mark, 0, new MessageHeaderEncoder())
                .receiveTimeNs(InputTime.NOW)
                .eventTimeNs(0)
                .sourceSequence(0);
    }

    /** An input was published; {@code timeNs} is the latest receive time so far. */
    void onInput(final long timeNs) {
        inputs++;
        if (settings.intervalNs() > 0 && nextNs == Long.MIN_VALUE && timeNs != Long.MIN_VALUE) {
            nextNs = timeNs + settings.intervalNs();
        }
    }

    /** Whether a checkpoint comes before the next input. */
    boolean isDue(final long timeNs) {
        return (settings.inputs() > 0 && inputs >= settings.inputs()) || (nextNs != Long.MIN_VALUE && timeNs >= nextNs);
    }

    /** A checkpoint was published. */
    void onCheckpoint(final long timeNs) {
        inputs = 0;
        if (nextNs != Long.MIN_VALUE) {
            nextNs = timeNs + settings.intervalNs();
        }
    }

    DirectBuffer mark() {
        return mark;
    }
}
