package io.ballast.pipeline;

import io.ballast.gateway.InputSink;
import io.ballast.gateway.InputTime;
import io.ballast.message.CommandEncoder;
import io.ballast.message.CommandType;
import io.ballast.message.MessageHeaderEncoder;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Throws the kill switch when it is told to from outside, though no input comes: by a KILL that enters like any other
 * input. After an operator's reset it looks again.
 */
final class KillGuard {
    /** From one look to the next, in wall time: each is a system call. */
    private static final long INTERVAL_NS = 2_000_000;

    private static final int ALL_OVERLAYS = -1;
    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + CommandEncoder.BLOCK_LENGTH;

    private final BooleanSupplier isKillOrdered;
    private final KillLatch latch;
    private long lookedNanoTime = System.nanoTime() - INTERVAL_NS;
    private final UnsafeBuffer kill = kill();
    private int resets;
    private boolean isSeen;
    private boolean isTold;

    KillGuard(final BooleanSupplier isKillOrdered, final KillLatch latch) {
        this.isKillOrdered = isKillOrdered;
        this.latch = latch;
    }

    /** Feed thread. */
    int poll(final InputSink sink) {
        if (isTold && latch.resets() == resets) {
            return 0;
        }
        if (!isSeen && !look()) {
            return 0;
        }
        if (!sink.offer(kill, 0, LENGTH)) {
            return 0;
        }
        isTold = true;
        isSeen = false;
        return 1;
    }

    private boolean look() {
        final long now = System.nanoTime();
        if (now - lookedNanoTime < INTERVAL_NS) {
            return false;
        }
        lookedNanoTime = now;
        isTold = false;
        resets = latch.resets();
        isSeen = isKillOrdered.getAsBoolean();
        if (isSeen) {
            latch.hold(now);
        }
        return isSeen;
    }

    private static UnsafeBuffer kill() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);
        new CommandEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .receiveTimeNs(InputTime.NOW)
                .eventTimeNs(0)
                .sourceSequence(0)
                .value(0)
                .overlayId(ALL_OVERLAYS)
                .commandType(CommandType.KILL)
                .expiryTimeNs(0)
                .author("kill file")
                .reason("the kill file is there");
        return buffer;
    }
}
