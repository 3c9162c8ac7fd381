package io.ballast.replay.step;

import io.ballast.journal.CheckpointFile;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalEnd;
import io.ballast.journal.SessionHeader;
import io.ballast.launch.Divergence;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalPlayback;
import io.ballast.launch.PlaybackPlace;
import io.ballast.launch.ReadingProgress;
import io.ballast.pipeline.Stages;
import io.ballast.slot.Slot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Stands behind one input of a journal, or in front of the first, and moves along it both ways. It goes back by
 * returning to a snapshot and running forward from there; far ahead it begins at the session's own checkpoint files.
 * Sessions that the journal goes on from are run before its first input.
 *
 * <p>Not thread-safe, but for {@link #interrupt}, {@link #done} and {@link #share}.
 */
final class Stepper implements AutoCloseable {
    /** Where it stands in front of the first input. */
    static final long START = -1;

    private static final long NEAR = 256;
    /** Of a move that ends where something is found. */
    private static final long UNKNOWN = 0;
    /** Opening a checkpoint reads everything before it: fewer inputs are as soon run. */
    private static final long CHECKPOINT_WORTH = 50_000;

    private final Path journal;
    private final Snapshots snapshots;
    private final long checkpointWorth;
    private final AtomicLong done = new AtomicLong();
    private volatile ReadingProgress reading;
    private volatile double shareBefore;
    private volatile long toDo;
    private JournalPlayback playback;
    private long sequence = START;
    private boolean isAtEnd;
    private volatile boolean isInterrupted;

    private Stepper(
            final Path journal,
            final JournalPlayback playback,
            final ReadingProgress reading,
            final Snapshots snapshots,
            final long checkpointWorth) {
        this.journal = journal;
        this.reading = reading;
        this.playback = playback;
        this.snapshots = snapshots;
        this.checkpointWorth = checkpointWorth;
        snapshots.add(playback.place());
    }

    /**
     * Opens a journal in front of its first input.
     *
     * @param progress told how far the sessions before have been run
     * @throws io.ballast.journal.JournalException if it, or one that it goes on from, has no header that can be read
     * @throws StepException if a session that it goes on from does not run as recorded
     */
    static Stepper open(final Path journal, final ReadingProgress progress) {
        return open(journal, progress, new Snapshots(), CHECKPOINT_WORTH);
    }

    /** @param checkpointWorth fewest inputs for which a checkpoint file is looked for */
    static Stepper open(
            final Path journal, final ReadingProgress progress, final Snapshots snapshots, final long checkpointWorth) {
        final JournalPlayback playback = JournalPlayback.open(journal, progress);
        boolean isOpen = false;
        try {
            if (!playback.runEarlier()) {
                throw StepException.diverged("a session before did something else than recorded; look at it with"
                        + " verify: " + playback.divergence());
            }
            final Stepper stepper = new Stepper(journal, playback, progress, snapshots, checkpointWorth);
            isOpen = true;
            return stepper;
        } finally {
            if (!isOpen) {
                playback.close();
            }
        }
    }

    /**
     * Runs the next input.
     *
     * @return false if there is none: {@link #divergence} or {@link #end} says why
     */
    boolean next() {
        if (playback.divergence() != null || playback.trailer() != null) {
            return false;
        }
        final PlaybackPlace place = snapshots.isWanted(sequence + 1) ? playback.place() : null;
        if (!playback.next() && playback.divergence() == null) {
            isAtEnd = true;
            return false;
        }
        isAtEnd = false;
        if (place != null) {
            snapshots.add(place);
        }
        sequence = playback.sequence();
        done.lazySet(done.get() + 1);
        return true;
    }

    /** Goes to an input, back or forward; if there is none of this sequence, as far as it gets. */
    void moveTo(final long target) {
        if (target == sequence) {
            return;
        }
        final PlaybackPlace place = snapshots.before(target);
        if (target < sequence || place.nextSequence() > sequence + 1) {
            jump(place);
        }
        beginAtCheckpoint(target);
        toDo = target == Long.MAX_VALUE ? UNKNOWN : target - sequence;
        snapshots.wantNear(target - NEAR);
        while (sequence < target && next()) {
            if (isInterrupted) {
                return;
            }
        }
    }

    /**
     * Goes to the first input at an engine time or after it, back or forward.
     *
     * @return false if there is none, or somebody interrupted
     */
    boolean moveToTime(final long timeNs) {
        final PlaybackPlace place = snapshots.beforeTime(timeNs);
        if (sequence == START || timeNs() >= timeNs || place.nextSequence() > sequence + 1) {
            jump(place);
        }
        while (next()) {
            if (timeNs() >= timeNs) {
                return true;
            }
            if (isInterrupted) {
                return false;
            }
        }
        return false;
    }

    private void jump(final PlaybackPlace place) {
        playback.returnTo(place);
        sequence = place.nextSequence() - 1;
        isAtEnd = false;
    }

    private void beginAtCheckpoint(final long target) {
        if (target - sequence < checkpointWorth || !hasCheckpointBefore(target)) {
            return;
        }
        final ReadingProgress readingOther = new ReadingProgress();
        final JournalPlayback other = JournalPlayback.openAt(journal, target, readingOther);
        final boolean isWhole = other.inputs() == other.startSequence() + 1;
        if (!other.isEarlier() && other.startSequence() > sequence && isWhole && other.next()) {
            playback.close();
            playback = other;
            reading = readingOther;
            sequence = other.sequence();
        } else {
            other.close();
        }
    }

    private boolean hasCheckpointBefore(final long target) {
        final Path first = CheckpointFile.path(journal, Math.max(0, sequence));
        final Path last = CheckpointFile.path(journal, target);
        try {
            return CheckpointFile.list(journal).stream()
                    .anyMatch(file -> file.compareTo(first) > 0 && file.compareTo(last) < 0);
        } catch (final IOException e) {
            throw new UncheckedIOException(journal + ": cannot be listed", e);
        }
    }

    /** Makes the move that is under way stop where it is; any thread. */
    void interrupt() {
        isInterrupted = true;
    }

    /** A new move begins. */
    void begin() {
        isInterrupted = false;
        done.set(0);
        toDo = UNKNOWN;
        shareBefore = reading.share();
    }

    boolean isInterrupted() {
        return isInterrupted;
    }

    /** Inputs that the move under way has run; any thread. */
    long done() {
        return done.get();
    }

    /** Share of the move under way that is done: towards its input, or else towards the journal's end; any thread. */
    double share() {
        final long wanted = toDo;
        if (wanted > 0) {
            return (double) done.get() / wanted;
        }
        return Math.max(0, (reading.share() - shareBefore) / (1 - shareBefore));
    }

    /** Sequence of the input behind which it stands, or {@link #START}. */
    long sequence() {
        return sequence;
    }

    /** What the stages have made of that input; null in front of the first: nothing is known yet. */
    @Nullable
    Slot slot() {
        return sequence == START ? null : playback.slot();
    }

    /** Engine time behind that input; in front of the first when the session began. */
    long timeNs() {
        return sequence == START ? playback.header().createdTimeNs() : playback.slot().ingest.timeNs;
    }

    /** That input and what it caused, as recorded; not in front of the first. */
    JournalDocument document() {
        return playback.document();
    }

    Stages stages() {
        return playback.stages();
    }

    EngineConfiguration configuration() {
        return playback.configuration();
    }

    SessionHeader header() {
        return playback.header();
    }

    /** What the input behind which it stands did differently from what is recorded; null if nothing. */
    @Nullable
    Divergence divergence() {
        return playback.divergence();
    }

    /** Whether {@link #next} has found no input behind this one. */
    boolean isAtEnd() {
        return isAtEnd;
    }

    /** How the journal ends: only at its end. */
    JournalEnd end() {
        return playback.end();
    }

    @Override
    public void close() {
        playback.close();
    }
}
