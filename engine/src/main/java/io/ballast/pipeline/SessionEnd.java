package io.ballast.pipeline;

import io.ballast.slot.OrderSection;
import org.jspecify.annotations.Nullable;

/**
 * How a session ended.
 *
 * @param kind        why
 * @param isStopped   whether every thread has ended; if not, nobody else may touch stages or journal
 * @param inputs      inputs processed and journaled
 * @param unprocessed inputs published but not processed
 * @param lastTimeNs  receive time of the last input published; without one, when the session began
 * @param cancels     encoded cancellations for what may still be working; to be journaled, then sent
 * @param cause       what broke, for a fail-stop
 */
public record SessionEnd(
        Kind kind,
        boolean isStopped,
        long inputs,
        long unprocessed,
        long lastTimeNs,
        OrderSection cancels,
        @Nullable Throwable cause) {

    /** Why a session ended. */
    public enum Kind {
        /** All input was processed. */
        CLEAN,
        /** An invariant broke, or the gateway failed. */
        FAIL_STOP,
        /** The pipeline did not drain in time. */
        DEADLINE
    }
}
