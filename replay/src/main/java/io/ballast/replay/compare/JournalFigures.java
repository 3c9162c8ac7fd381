package io.ballast.replay.compare;

import io.ballast.launch.Divergence;
import io.ballast.launch.JournalPlayback;
import io.ballast.launch.KeyFigures;
import io.ballast.launch.SessionRecorder;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a recorded session, found by re-running it. Sessions that it goes on from are re-run first and are not
 * part of them.
 *
 * @param figures    up to the end, or to the divergence
 * @param divergence where this engine does something else than the journal says; null if it does not
 */
public record JournalFigures(KeyFigures figures, @Nullable Divergence divergence) {
    /** Inputs from one report of progress to the next. */
    private static final int PROGRESS_STEP = 1 << 10;

    /**
     * Re-runs a journal.
     *
     * @param progress told now and then how many inputs have run
     * @throws io.ballast.journal.JournalException if it cannot be read
     */
    public static JournalFigures of(final Path journal, final LongConsumer progress) {
        try (JournalPlayback playback = JournalPlayback.open(journal)) {
            final SessionRecorder recorder = new SessionRecorder(playback.configuration());
            long done = 0;
            while (playback.next()) {
                if (!playback.isEarlier()) {
                    // Only a live session has a latency.
                    playback.slot().input.claimedNanoTime = System.nanoTime();
                    recorder.onSlot(playback.slot(), playback.sequence());
                }
                if (++done % PROGRESS_STEP == 0) {
                    progress.accept(done);
                }
            }
            return new JournalFigures(recorder.figures(), playback.divergence());
        }
    }
}
