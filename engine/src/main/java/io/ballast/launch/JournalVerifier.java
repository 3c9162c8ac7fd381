package io.ballast.launch;

import io.ballast.counter.Counters;
import io.ballast.journal.JournalException;
import io.ballast.journal.SessionTrailer;
import io.ballast.message.CloseReason;
import io.ballast.pipeline.Stages;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * Re-runs a journal's inputs through fresh stages and compares every output, byte for byte, and the state at the end. Of
 * a resumed session the journals before it come first.
 */
public final class JournalVerifier {
    private static final int PROGRESS_INTERVAL = 1 << 14;

    private final Path directory;
    private final LongConsumer progress;

    /** @param progress told now and then how many inputs have been re-run */
    public JournalVerifier(final Path directory, final LongConsumer progress) {
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Verifies up to the journal's end or the first divergence.
     *
     * @throws JournalException       if the journal, or one that it goes on from, has no header that this engine can
     *                                read, or an input too long for one
     * @throws ConfigurationException if its configuration is not one this engine accepts
     */
    public Verification verify() {
        final JournalChain chain = JournalChain.of(directory);
        final EngineConfiguration configuration = JournalPlayback.configuration(chain);
        return run(chain, configuration, StagesFactory.create(configuration, new Counters()), RerunObserver.NONE);
    }

    /** Brings fresh stages behind the last input of a chain. */
    Verification run(
            final JournalChain chain,
            final EngineConfiguration configuration,
            final Stages stages,
            final RerunObserver observer) {
        try (JournalPlayback playback = JournalPlayback.of(chain, configuration, stages, observer)) {
            while (playback.next()) {
                final long inputs = playback.inputs();
                if ((inputs & (PROGRESS_INTERVAL - 1)) == 0) {
                    progress.accept(inputs);
                }
            }
            return verification(playback, observer);
        }
    }

    private static Verification verification(final JournalPlayback playback, final RerunObserver observer) {
        final String stateSha256 = playback.stages().stateSha256();
        Divergence divergence = playback.divergence();
        final SessionTrailer trailer = divergence == null ? playback.trailer() : null;
        final boolean isStateCompared = trailer != null && trailer.closeReason() == CloseReason.CLEAN;
        if (trailer != null && isStateCompared && !trailer.stateSha256().equals(stateSha256)) {
            divergence = new Divergence(Divergence.AT_END, "state hash", "", trailer.stateSha256(), stateSha256);
        }
        if (trailer != null && divergence == null) {
            observer.onClose(playback.trailerOutputs(), trailer.closedTimeNs());
        }
        return new Verification(
                playback.header(),
                divergence == null ? playback.end() : null,
                playback.inputs(),
                playback.outputs(),
                playback.unprocessed(),
                stateSha256,
                trailer,
                isStateCompared,
                divergence,
                playback.earlierInputs(),
                playback.gatewayInputs(),
                playback.lastTimeNs());
    }
}
