package io.ballast.replay;

import io.ballast.journal.EndState;
import io.ballast.launch.JournalPlayback;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Goes on reading a journal while it is being written. It only looks: the writer does not notice. */
final class Following {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private volatile boolean isStopped;

    /** Re-runs it to the trailer, to damage, to a divergence or until told to stop. */
    void toTheEnd(final JournalPlayback playback) {
        toTheEnd(
                playback::next,
                () -> playback.divergence() == null && mayGoOn(playback.end().state()),
                () -> {});
    }

    /**
     * Reads until there is nothing more and none may come, or until told to stop.
     *
     * @param next takes what comes next; false: there is nothing yet
     * @param more whether something may still come
     * @param idle what to do before it waits
     */
    void toTheEnd(final BooleanSupplier next, final BooleanSupplier more, final Runnable idle) {
        while (!isStopped) {
            if (next.getAsBoolean()) {
                continue;
            }
            if (!more.getAsBoolean()) {
                return;
            }
            idle.run();
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    /** Whether a journal that ends so may be longer in a moment: a document that is not whole yet looks like a torn one. */
    static boolean mayGoOn(final EndState state) {
        return state == EndState.OPEN_END || state == EndState.TORN;
    }

    /** From any thread. */
    void stop() {
        isStopped = true;
    }
}
