package io.ballast.replay;

import io.ballast.launch.JournalPlayback;
import io.ballast.launch.ReadingProgress;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A part of a journal: the inputs behind one checkpoint up to and with that of a later part. One thread runs it; what it
 * has come to is looked at once that has ended.
 */
final class JournalPart {
    private final Path journal;
    private final long afterSequence;
    private final ReadingProgress progress = new ReadingProgress();
    /** Whether it begins where it was to begin: else the part before runs on over it. */
    private final CompletableFuture<Boolean> isBegun = new CompletableFuture<>();

    private volatile long skippedInputs = Long.MAX_VALUE;
    private @Nullable JournalPlayback playback;

    /** @param afterSequence of the checkpoint that it begins behind, −1: it is the first */
    JournalPart(final Path journal, final long afterSequence) {
        this.journal = journal;
        this.afterSequence = afterSequence;
    }

    /** Opens the journal and reads up to where the part begins. */
    JournalPlayback begin() {
        boolean isWhereItWas = false;
        try {
            final JournalPlayback opened = afterSequence < 0
                    ? JournalPlayback.open(journal, progress)
                    : JournalPlayback.openAt(journal, afterSequence + 1, progress);
            playback = opened;
            skippedInputs = opened.skippedInputs();
            isWhereItWas = afterSequence < 0
                    || (opened.startSequence() == afterSequence
                            && opened.startDirectory().equals(opened.directory()));
            return opened;
        } finally {
            isBegun.complete(isWhereItWas);
        }
    }

    /** Sequence of the checkpoint that it begins behind. */
    long afterSequence() {
        return afterSequence;
    }

    /** Whether it began where it was to begin; waits until that is known. */
    boolean isBegun() {
        return isBegun.join();
    }

    /** Where it ended; null if it could not be opened. */
    @Nullable
    JournalPlayback playback() {
        return playback;
    }

    /** Inputs run so far. */
    long inputs() {
        return Math.max(0, progress.inputs() - skippedInputs);
    }

    /** Of the first part: share of all bytes that it has read for one input. */
    double sharePerInput() {
        final long inputs = progress.inputs();
        return inputs == 0 ? Double.NaN : progress.share() / inputs;
    }

    void close() {
        if (playback != null) {
            playback.close();
        }
    }
}
