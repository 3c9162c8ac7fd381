package io.ballast.replay;

import io.ballast.journal.CheckpointFile;
import io.ballast.launch.JournalPlayback;
import io.ballast.launch.JournalVerifier;
import io.ballast.launch.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Verifies a journal in parts, each on a thread of its own. A part begins behind a checkpoint, set to the state in its file,
 * which is used only if it has the checksums that the journal holds there; the part before is run up to the same
 * checkpoint, and its state is held against the same checksums. So nothing is taken for granted that one run from the first
 * input to the last would show, and the first divergence of the first part that has one is the journal's.
 */
final class PartedVerification implements AutoCloseable {
    private static final int STOP_INTERVAL = 1 << 10;
    /** From checkpoint to checkpoint, in a part: while the code is new, parts and compiler compete for the cores. */
    private static final int LEAST_STRETCHES = 4;

    private static final int NONE = Integer.MAX_VALUE;

    private final List<JournalPart> parts;
    /** The first part known to have diverged: those behind it need not be run to their ends. */
    private final AtomicInteger diverged = new AtomicInteger(NONE);

    private PartedVerification(final List<JournalPart> parts) {
        this.parts = parts;
    }

    /** As many parts as the machine has cores, each long enough to pay for the compiler's core. */
    static PartedVerification of(final Path journal) {
        final List<Long> checkpoints = checkpoints(journal);
        final int worthwhile = Math.max(1, (checkpoints.size() + 1) / LEAST_STRETCHES);
        return of(journal, checkpoints, Math.min(Runtime.getRuntime().availableProcessors(), worthwhile));
    }

    /** As many parts as there are threads, if there are checkpoints to begin so many behind. */
    static PartedVerification of(final Path journal, final int threads) {
        return of(journal, checkpoints(journal), threads);
    }

    private static PartedVerification of(final Path journal, final List<Long> checkpoints, final int threads) {
        final int stretches = checkpoints.size() + 1;
        final int count = Math.min(threads, stretches);
        final List<JournalPart> parts = new ArrayList<>();
        parts.add(new JournalPart(journal, -1));
        for (int part = 1; part < count; part++) {
            parts.add(new JournalPart(journal, checkpoints.get(stretches * part / count - 1)));
        }
        return new PartedVerification(parts);
    }

    /** Sequences of the checkpoints that can be read, the first first. What speaks against one is no part's beginning. */
    private static List<Long> checkpoints(final Path journal) {
        final List<Long> sequences = new ArrayList<>();
        try {
            for (final Path file : CheckpointFile.list(journal)) {
                add(file, sequences);
            }
        } catch (final IOException e) {
            return List.of();
        }
        Collections.sort(sequences);
        return sequences;
    }

    private static void add(final Path file, final List<Long> sequences) {
        try {
            sequences.add(CheckpointFile.read(file).sequence());
        } catch (final IOException e) {
            // A damaged file is passed over here, and named by verify --from, which would have to begin at it.
            return;
        }
    }

    int count() {
        return parts.size();
    }

    /** Inputs run so far by all parts. */
    long inputs() {
        return parts.stream().mapToLong(JournalPart::inputs).sum();
    }

    /** Share of the journal that has been run, by the length of its first inputs; NaN before there is one. */
    double share() {
        return inputs() * parts.get(0).sharePerInput();
    }

    /**
     * Runs all parts and waits for them.
     *
     * @return of the first part that diverged, else of the last
     */
    JournalPlayback run() {
        if (parts.size() == 1) {
            return run(0);
        }
        final ExecutorService threads = Executors.newFixedThreadPool(parts.size(), task -> {
            final Thread thread = new Thread(task, "ballast-verify");
            thread.setDaemon(true);
            return thread;
        });
        try {
            final List<Future<JournalPlayback>> runs = new ArrayList<>();
            for (int part = 0; part < parts.size(); part++) {
                final int number = part;
                runs.add(threads.submit(() -> run(number)));
            }
            return result(runs);
        } finally {
            threads.shutdownNow();
        }
    }

    private JournalPlayback result(final List<Future<JournalPlayback>> runs) {
        JournalPlayback last = get(runs.get(0));
        for (int part = 1; part < parts.size() && last.divergence() == null; part++) {
            if (parts.get(part).isBegun()) {
                last = get(runs.get(part));
            }
        }
        return last;
    }

    private static JournalPlayback get(final Future<JournalPlayback> run) {
        try {
            return run.get();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while parts of the journal were verified", e);
        } catch (final ExecutionException e) {
            if (e.getCause() instanceof RuntimeException broken) {
                throw broken;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Runs one part up to the checkpoint where the next one began, or to the end. */
    private JournalPlayback run(final int number) {
        final JournalPart part = parts.get(number);
        final JournalPlayback playback = part.begin();
        if (!part.isBegun()) {
            return playback;
        }
        int next = number + 1;
        long steps = 0;
        while (playback.next()) {
            if ((++steps & (STOP_INTERVAL - 1)) == 0 && diverged.get() < number) {
                return playback;
            }
            if (next < parts.size()
                    && playback.sequence() >= parts.get(next).afterSequence()
                    && !playback.isEarlier()) {
                if (parts.get(next).isBegun()) {
                    return playback;
                }
                next++;
            }
        }
        if (playback.divergence() != null) {
            diverged.accumulateAndGet(number, Math::min);
        }
        return playback;
    }

    /** What one run of the whole journal would have shown, once all parts have been run; {@code last} is their result. */
    Verification verification(final JournalPlayback last) {
        final Verification shown = JournalVerifier.verify(last);
        long outputs = 0;
        for (final JournalPart part : parts) {
            if (part.isBegun()) {
                outputs += Objects.requireNonNull(part.playback()).outputs();
            }
            if (part.playback() == last) {
                break;
            }
        }
        return new Verification(
                shown.header(),
                shown.end(),
                shown.inputs(),
                outputs,
                shown.unprocessed(),
                shown.stateSha256(),
                shown.trailer(),
                shown.isStateCompared(),
                shown.divergence(),
                shown.earlierInputs(),
                shown.gatewayInputs(),
                shown.lastTimeNs(),
                shown.schemaVersion(),
                -1,
                List.of());
    }

    @Override
    public void close() {
        parts.forEach(JournalPart::close);
    }
}
