package io.ballast.launch;

import io.ballast.counter.Counters;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalException;
import io.ballast.journal.JournalReader;
import io.ballast.journal.SessionTrailer;
import io.ballast.message.CloseReason;
import io.ballast.pipeline.Stages;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Re-runs a journal's inputs through fresh stages and compares every output, byte for byte, and the state at the end. Of
 * a resumed session the journals before it come first.
 */
public final class JournalVerifier {
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
        final EngineConfiguration configuration = configuration(chain);
        return run(chain, configuration, StagesFactory.create(configuration, new Counters()), RerunObserver.NONE);
    }

    /** What the journal's session was told. */
    static EngineConfiguration configuration(final JournalChain chain) {
        return ConfigurationFile.parse(
                "the journal's header", chain.last().header().configuration());
    }

    /** Brings fresh stages behind the last input of a chain. */
    Verification run(
            final JournalChain chain,
            final EngineConfiguration configuration,
            final Stages stages,
            final RerunObserver observer) {
        long earlierInputs = 0;
        long gatewayInputs = 0;
        for (final JournalChain.Link link : chain.links()) {
            final JournalRerun rerun = new JournalRerun(stages, configuration, observer, progress);
            if (!link.header().predecessor().isEmpty()) {
                stages.order().resume(link.header().sessionEpoch());
            }
            try (JournalReader reader = JournalReader.open(link.directory())) {
                rerun.run(reader, link.inputs());
                gatewayInputs += rerun.gatewayInputs();
                final Divergence divergence = divergence(link, rerun, stages);
                if (!link.isResumed() || divergence != null) {
                    return verification(
                            link, reader, rerun, stages, divergence, earlierInputs, gatewayInputs, observer);
                }
                readToEnd(reader, observer);
            }
            earlierInputs += rerun.inputs();
        }
        throw new IllegalStateException("a chain ends with a journal that nobody resumed");
    }

    /** What a session sent because it was closed came behind everything, and reached the venue all the same. */
    private static void readToEnd(final JournalReader reader, final RerunObserver observer) {
        final JournalDocument document = new JournalDocument();
        while (reader.next(document)) {
            // Inputs that no stage has seen.
        }
        final SessionTrailer trailer = reader.trailer();
        if (trailer != null) {
            observer.onClose(reader.trailerOutputs(), trailer.closedTimeNs());
        }
    }

    private static @Nullable Divergence divergence(
            final JournalChain.Link link, final JournalRerun rerun, final Stages stages) {
        final Divergence divergence = rerun.divergence();
        if (!link.isResumed()) {
            return divergence;
        }
        if (divergence != null) {
            return divergence.in(link.directory());
        }
        if (rerun.inputs() != link.inputs()) {
            return new Divergence(
                            Divergence.AT_END,
                            "inputs that the next session took over",
                            "",
                            String.valueOf(link.inputs()),
                            String.valueOf(rerun.inputs()))
                    .in(link.directory());
        }
        final String stateSha256 = stages.stateSha256();
        return stateSha256.equals(link.stateSha256())
                ? null
                : new Divergence(Divergence.AT_END, "state hash", "", link.stateSha256(), stateSha256)
                        .in(link.directory());
    }

    private static Verification verification(
            final JournalChain.Link link,
            final JournalReader reader,
            final JournalRerun rerun,
            final Stages stages,
            final @Nullable Divergence found,
            final long earlierInputs,
            final long gatewayInputs,
            final RerunObserver observer) {
        final String stateSha256 = stages.stateSha256();
        final SessionTrailer trailer = found == null ? reader.trailer() : null;
        final boolean isStateCompared = trailer != null && trailer.closeReason() == CloseReason.CLEAN;
        Divergence divergence = found;
        if (trailer != null && isStateCompared && !trailer.stateSha256().equals(stateSha256)) {
            divergence = new Divergence(Divergence.AT_END, "state hash", "", trailer.stateSha256(), stateSha256);
        }
        if (trailer != null && divergence == null) {
            observer.onClose(reader.trailerOutputs(), trailer.closedTimeNs());
        }
        return new Verification(
                link.header(),
                divergence == null ? reader.end() : null,
                rerun.inputs(),
                rerun.outputs(),
                rerun.unprocessed(),
                stateSha256,
                trailer,
                isStateCompared,
                divergence,
                earlierInputs,
                gatewayInputs,
                rerun.lastTimeNs());
    }
}
