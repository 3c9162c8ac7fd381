package io.ballast.replay.compare;

import io.ballast.counter.Counters;
import io.ballast.launch.Divergence;
import io.ballast.launch.JournalPlayback;
import io.ballast.launch.ReadingProgress;
import io.ballast.launch.SessionRecorder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a recorded session, found by re-running it. Sessions that it goes on from are re-run first and are not
 * part of them.
 *
 * @param session    up to the end, or to the divergence
 * @param divergence where this engine does something else than the journal says; null if it does not
 */
public record JournalFigures(
        MeasuredSession session, @Nullable Divergence divergence) {
    /**
     * Re-runs a journal.
     *
     * @throws io.ballast.journal.JournalException if it cannot be read
     */
    public static JournalFigures of(final Path journal, final ReadingProgress progress) {
        try (JournalPlayback playback = JournalPlayback.open(journal, new Counters(), progress)) {
            final SessionRecorder recorder = new SessionRecorder(playback.configuration());
            final TrackedErrors errors = new TrackedErrors(playback.configuration());
            while (playback.next()) {
                if (!playback.isEarlier()) {
                    // Only a live session has a latency.
                    playback.slot().input.claimedNanoTime = System.nanoTime();
                    recorder.onSlot(playback.slot(), playback.sequence());
                    errors.onSlot(playback.slot(), playback.sequence());
                }
            }
            return new JournalFigures(new MeasuredSession(recorder.figures(), errors), playback.divergence());
        }
    }
}
