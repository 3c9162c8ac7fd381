package io.ballast.replay;

import io.ballast.journal.EndState;
import io.ballast.launch.JournalPlayback;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Goes on re-running a journal while it is being written. It only looks: the writer does not notice. */
final class Following {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private volatile boolean isStopped;

    /** Runs to the trailer, to damage, to a divergence or until told to stop. */
    void toTheEnd(final JournalPlayback playback) {
        while (!isStopped) {
            if (playback.next()) {
                continue;
            }
            if (playback.divergence() != null || !mayGoOn(playback.end().state())) {
                return;
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    /** A document that is not whole yet looks like a torn one. */
    private static boolean mayGoOn(final EndState state) {
        return state == EndState.OPEN_END || state == EndState.TORN;
    }

    /** From any thread. */
    void stop() {
        isStopped = true;
    }
}
