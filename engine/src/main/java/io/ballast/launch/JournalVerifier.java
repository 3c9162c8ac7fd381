package io.ballast.launch;

import io.ballast.counter.Counters;
import io.ballast.journal.JournalException;
import io.ballast.journal.SessionTrailer;
import io.ballast.message.CloseReason;
import io.ballast.message.MessageHeaderDecoder;
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
        return verify(RerunObserver.NONE);
    }

    /** The same, with somebody looking on. */
    Verification verify(final RerunObserver observer) {
        final JournalChain chain = JournalChain.of(directory);
        final EngineConfiguration configuration = JournalPlayback.configuration(chain);
        final Stages stages = StagesFactory.create(configuration, new Counters());
        try (JournalPlayback playback = JournalPlayback.of(chain, configuration, stages, observer)) {
            return run(playback, observer);
        }
    }

    /**
     * Verifies from the latest checkpoint before an input on; what comes earlier is read, so that damage is found, and
     * not run.
     *
     * @param sequence of the first input that is to be verified
     * @throws JournalException       if the journal, or one that it goes on from, has no header that this engine can
     *                                read, or an input too long for one
     * @throws ConfigurationException if its configuration is not one this engine accepts
     */
    public Verification verifyFrom(final long sequence) {
        try (JournalPlayback playback = JournalPlayback.openAt(directory, sequence)) {
            return run(playback, RerunObserver.NONE);
        }
    }

    /** Verifies from where a playback is up to the journal's present end or the first divergence. */
    public static Verification verify(final JournalPlayback playback) {
        return new JournalVerifier(playback.directory(), inputs -> {}).run(playback, RerunObserver.NONE);
    }

    /** Brings fresh stages behind the last input of a chain. */
    Verification run(final JournalPlayback playback, final RerunObserver observer) {
        while (playback.next()) {
            final long inputs = playback.inputs();
            if ((inputs & (PROGRESS_INTERVAL - 1)) == 0) {
                progress.accept(inputs);
            }
        }
        return verification(playback, observer);
    }

    private static Verification verification(final JournalPlayback playback, final RerunObserver observer) {
        final String stateSha256 = playback.stages().stateSha256();
        Divergence divergence = playback.divergence();
        final SessionTrailer trailer = divergence == null ? playback.trailer() : null;
        final boolean isSame = trailer != null && trailer.stateSha256().equals(stateSha256);
        final boolean isStateCompared = trailer != null
                && trailer.closeReason() == CloseReason.CLEAN
                && playback.schemaVersion() == MessageHeaderDecoder.SCHEMA_VERSION
                && (isSame || playback.isOfThisBuild());
        if (trailer != null && isStateCompared && !isSame) {
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
                playback.lastTimeNs(),
                playback.schemaVersion(),
                playback.startSequence(),
                playback.unusableCheckpoints());
    }
}
