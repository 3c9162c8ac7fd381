package io.ballast.launch;

import io.ballast.journal.EndState;
import io.ballast.journal.JournalEnd;
import io.ballast.journal.JournalException;
import io.ballast.journal.JournalWriter;
import io.ballast.pipeline.Stages;
import io.ballast.slot.ClientOrderId;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A session that goes on where another ended, however that was: killed, stopped by itself, or closed.
 *
 * <p>What its journal holds whole is re-run and held against what is recorded. Inputs that no stage had seen are left
 * out: executions among them come again, for every venue is asked before anything is sent. Of a journal that is damaged
 * nobody knows what else was sent, so it is refused.
 */
public final class Resumption {
    private final Path journal;
    private final JournalChain chain;
    private final EngineConfiguration configuration;
    private final int epoch;
    private final Consumer<Resumed> listener;

    private Resumption(
            final Path journal,
            final JournalChain chain,
            final EngineConfiguration configuration,
            final Consumer<Resumed> listener) {
        this.journal = journal;
        this.chain = chain;
        this.configuration = configuration;
        this.listener = listener;
        epoch = chain.last().header().sessionEpoch() + 1;
    }

    /**
     * Opens the journal of the session that ended.
     *
     * @param listener told where the session goes on, before it does
     * @throws ResumeException        if that session still runs, was told something else, or has no successor left
     * @throws JournalException       if the journal, or one that it goes on from, cannot be read
     */
    public static Resumption of(
            final Path journal, final EngineConfiguration configuration, final Consumer<Resumed> listener) {
        if (JournalWriter.isInUse(journal)) {
            throw new ResumeException(journal + ": its session still runs; stop it first, or let it be");
        }
        final JournalChain chain = JournalChain.of(journal);
        final String recorded = chain.last().header().configurationSha256();
        final String now = Session.sha256(configuration.canonical().resolvedYaml());
        if (!recorded.equals(now)) {
            throw new ResumeException(journal + ": its session ran configuration " + recorded + ", this is " + now
                    + "; resume with the configuration in its header (ballast-replay dump --header " + journal
                    + "), or start a new session");
        }
        if (chain.last().header().sessionEpoch() >= ClientOrderId.MAX_EPOCH) {
            throw new ResumeException(journal + ": no session epoch is left behind " + ClientOrderId.MAX_EPOCH
                    + "; start a new session with a smaller one");
        }
        return new Resumption(journal, chain, configuration, listener);
    }

    /** Number of the resumed session: its order ids are nobody else's. */
    public int epoch() {
        return epoch;
    }

    /** Where the resumed session's journal goes unless told otherwise: beside the one before, named after its number. */
    public Path journalBeside() {
        final Path before = journal.toAbsolutePath().normalize();
        final String name = before.getFileName().toString();
        final String suffix = "." + (epoch - 1);
        final boolean isResumed = chain.links().size() > 1 && name.endsWith(suffix);
        final String stem = isResumed ? name.substring(0, name.length() - suffix.length()) : name;
        return before.resolveSibling(stem + "." + epoch);
    }

    /** From the latest checkpoint; but an exchange that died with its engine must be told everything again. */
    private Verification verify(final Stages stages, final RerunObserver observer) {
        try (JournalPlayback playback = observer == RerunObserver.NONE
                ? JournalPlayback.behindCheckpoint(chain, configuration, stages, Long.MAX_VALUE)
                : JournalPlayback.of(chain, configuration, stages, observer)) {
            return new JournalVerifier(journal, inputs -> {}).run(playback, observer);
        }
    }

    JournalChain chain() {
        return chain;
    }

    /**
     * Brings fresh stages to where the session ended.
     *
     * @throws ResumeException  if they do something else than the journal says
     * @throws JournalException if the journal is damaged
     */
    Resumed replay(final Stages stages, final RerunObserver observer) {
        final Verification verification = verify(stages, observer);
        final Divergence divergence = verification.divergence();
        if (divergence != null) {
            throw new ResumeException(journal + ": this engine does not do again what the journal says, at sequence "
                    + divergence.sequence() + " (" + divergence.what() + "): recorded " + divergence.recorded()
                    + ", re-run " + divergence.rerun() + "; resume with the engine that wrote it");
        }
        final JournalEnd end = Objects.requireNonNull(verification.end());
        if (end.state() == EndState.DAMAGED || end.state() == EndState.NEWER_SCHEMA) {
            throw new ResumeException(journal + ": " + end.message() + " at byte " + end.offsetBytes()
                    + "; what was sent behind that is unknown, so nothing can go on from it: settle the account by hand"
                    + " and start a new session");
        }
        final Resumed resumed = new Resumed(
                journal,
                end,
                verification.trailer(),
                verification.inputs(),
                verification.unprocessed(),
                verification.earlierInputs(),
                verification.gatewayInputs(),
                verification.stateSha256(),
                Math.max(verification.lastTimeNs(), chain.last().header().createdTimeNs()),
                verification.startSequence(),
                verification.unusableCheckpoints(),
                epoch);
        stages.order().resume(epoch);
        listener.accept(resumed);
        return resumed;
    }
}
