package io.ballast.launch;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.journal.Checkpoint;
import io.ballast.journal.CheckpointFile;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.pipeline.Stages;
import io.ballast.slot.Stage;
import io.ballast.state.StateImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes checkpoints to disk on a thread of its own. A stage leaves a copy of its state and goes on; once all have, the
 * copies are one consistent cut, for each was made behind the same input.
 *
 * <p>The first stage decides whether a checkpoint is kept, so its copy is the last to be given back: if it is free, all
 * are. A checkpoint that comes while the one before is being written is not kept, and counted.
 */
final class CheckpointKeeper implements AutoCloseable {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final List<StateImage> images;
    private final Path journal;
    private final String configurationSha256;
    private final Counters counters;
    private final Thread thread = new Thread(this::run, "ballast-checkpoints");
    private volatile boolean isClosed;
    private volatile @Nullable IOException failure;

    private CheckpointKeeper(
            final Stages stages, final Path journal, final String configurationSha256, final Counters counters) {
        images = stages.inOrder().stream().map(Stage::image).toList();
        this.journal = journal;
        this.configurationSha256 = configurationSha256;
        this.counters = counters;
    }

    /**
     * Begins to keep the checkpoints of stages that no thread runs yet.
     *
     * @param journal             directory that the files go to
     * @param configurationSha256 of what the stages were made from
     */
    static CheckpointKeeper start(
            final Stages stages, final Path journal, final String configurationSha256, final Counters counters) {
        final CheckpointKeeper keeper = new CheckpointKeeper(stages, journal, configurationSha256, counters);
        keeper.images.forEach(StateImage::want);
        keeper.thread.setDaemon(true);
        keeper.thread.start();
        return keeper;
    }

    private void run() {
        while (!isClosed) {
            if (!keepWhole()) {
                LockSupport.parkNanos(LOOK_NS);
            }
        }
        keepWhole();
    }

    /** Writes the checkpoint that all stages have left; false if there is none. */
    private boolean keepWhole() {
        for (final StateImage image : images) {
            if (!image.isKept()) {
                return false;
            }
        }
        try {
            if (failure == null) {
                write();
            }
        } finally {
            for (int i = images.size() - 1; i >= 0; i--) {
                images.get(i).release();
            }
        }
        return true;
    }

    private void write() {
        final List<byte[]> states = new ArrayList<>();
        for (final StateImage image : images) {
            final byte[] state = new byte[image.keptBytes()];
            image.kept().getBytes(0, state);
            states.add(state);
        }
        final StateImage first = images.get(0);
        try {
            CheckpointFile.write(
                    journal,
                    new Checkpoint(
                            first.keptSequence(),
                            first.keptTimeNs(),
                            MessageHeaderDecoder.SCHEMA_VERSION,
                            configurationSha256,
                            states));
            counters.increment(Counter.CHECKPOINTS_WRITTEN);
        } catch (final IOException e) {
            failure = e;
        } catch (final RuntimeException | OutOfMemoryError e) {
            failure = new IOException("a checkpoint could not be made", e);
        }
    }

    /** Why no further checkpoint is written; null as long as all were. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** Writes what the stages, which no thread runs any more, have left, and ends the thread. */
    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
