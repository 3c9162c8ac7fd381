package io.ballast.launch;

import io.ballast.counter.Counters;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalEnd;
import io.ballast.journal.JournalException;
import io.ballast.journal.JournalReader;
import io.ballast.journal.SessionHeader;
import io.ballast.journal.SessionTrailer;
import io.ballast.pipeline.Stages;
import io.ballast.slot.Slot;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Re-runs a journal through stages, one input at a time, the journals that it goes on from first. Every output is held
 * against the recorded one, byte for byte; a difference ends it. Not thread-safe. Memory is bounded.
 *
 * <pre>{@code
 * try (JournalPlayback playback = JournalPlayback.open(directory)) {
 *     while (playback.next()) {
 *         look(playback.slot(), playback.sequence());
 *     }
 * }
 * }</pre>
 */
public final class JournalPlayback implements AutoCloseable {
    private final JournalDocument document = new JournalDocument();
    private final List<JournalChain.Link> links;
    private final EngineConfiguration configuration;
    private final Stages stages;
    private final RerunObserver observer;
    private JournalChain.Link link;
    private int place;
    private JournalReader reader;
    private JournalRerun rerun;
    private @Nullable Divergence divergence;
    private long earlierInputs;
    private long earlierGatewayInputs;
    private long skippedInputs;
    private final CheckpointSearch start;
    private final ReadingProgress progress;
    private final String build = BuildVersion.current().git();

    private JournalPlayback(
            final JournalChain chain,
            final EngineConfiguration configuration,
            final Stages stages,
            final CheckpointSearch start,
            final RerunObserver observer,
            final ReadingProgress progress) {
        this.start = start;
        this.progress = progress;
        this.configuration = configuration;
        this.stages = stages;
        this.observer = observer;
        progress.begin(chain.fileBytes());
        links = chain.links();
        link = links.get(place);
        reader = JournalReader.open(link.directory());
        rerun = rerun();
        if (start.link() < 0) {
            stages.ingest().begin(link.header().createdTimeNs());
        }
        skipToStart();
    }

    private JournalRerun rerun() {
        return new JournalRerun(stages, configuration, isOfThisBuild(), progress);
    }

    /** The stages stand behind a checkpoint: the inputs up to there are read, so that damage is found, but not run. */
    private void skipToStart() {
        for (int i = 0; i < start.link(); i++) {
            rerun.skip(reader, document, link.inputs() - 1);
            if (rerun.inputs() != link.inputs()) {
                divergence = otherInputs();
                return;
            }
            goOn();
        }
        if (start.link() >= 0) {
            rerun.skip(reader, document, start.sequence());
            rerun.begin(start.timeNs());
        }
        skippedInputs = earlierInputs + rerun.inputs();
    }

    /**
     * Opens a journal in front of its first input, with fresh stages of the configuration in its header.
     *
     * @throws JournalException       if the journal, or one that it goes on from, has no header that can be read
     * @throws ConfigurationException if its configuration is not one this engine accepts
     */
    public static JournalPlayback open(final Path directory) {
        return open(directory, new ReadingProgress());
    }

    /** The same, with the stages counting where the caller can see it. */
    public static JournalPlayback open(final Path directory, final Counters counters, final ReadingProgress progress) {
        final JournalChain chain = JournalChain.of(directory);
        final EngineConfiguration configuration = configuration(chain);
        final Stages stages = StagesFactory.create(configuration, counters);
        return new JournalPlayback(chain, configuration, stages, CheckpointSearch.NONE, RerunObserver.NONE, progress);
    }

    /** The same, with somebody looking how far it has come. */
    public static JournalPlayback open(final Path directory, final ReadingProgress progress) {
        return open(directory, new Counters(), progress);
    }

    /**
     * Opens a journal behind the latest checkpoint that lies before an input, or in front of its first.
     *
     * @param sequence of the first input that is wanted
     * @throws JournalException       if the journal, or one that it goes on from, has no header that can be read
     * @throws ConfigurationException if its configuration is not one this engine accepts
     */
    public static JournalPlayback openAt(final Path directory, final long sequence) {
        return openAt(directory, sequence, new ReadingProgress());
    }

    /** The same, with somebody looking how far it has come. */
    public static JournalPlayback openAt(final Path directory, final long sequence, final ReadingProgress progress) {
        final JournalChain chain = JournalChain.of(directory);
        final EngineConfiguration configuration = configuration(chain);
        final Stages stages = StagesFactory.create(configuration, new Counters());
        return behindCheckpoint(chain, configuration, stages, sequence, progress);
    }

    /** With fresh stages of one's own. */
    static JournalPlayback behindCheckpoint(
            final JournalChain chain,
            final EngineConfiguration configuration,
            final Stages stages,
            final long sequence) {
        return behindCheckpoint(chain, configuration, stages, sequence, new ReadingProgress());
    }

    private static JournalPlayback behindCheckpoint(
            final JournalChain chain,
            final EngineConfiguration configuration,
            final Stages stages,
            final long sequence,
            final ReadingProgress progress) {
        final CheckpointSearch start = CheckpointSearch.restore(chain, sequence, stages);
        while (true) {
            final JournalPlayback playback =
                    new JournalPlayback(chain, configuration, stages, start, RerunObserver.NONE, progress);
            final String fault = start.fault(playback.reader.nextSequence(), playback.document);
            if (fault == null) {
                return playback;
            }
            playback.close();
            start.goBack(fault, stages);
        }
    }

    /** With stages of one's own, which are as fresh ones. */
    static JournalPlayback of(
            final JournalChain chain,
            final EngineConfiguration configuration,
            final Stages stages,
            final RerunObserver observer) {
        return new JournalPlayback(
                chain, configuration, stages, CheckpointSearch.NONE, observer, new ReadingProgress());
    }

    /**
     * Where a journal and those that it goes on from lie, the first session's first.
     *
     * @throws JournalException if one of them is not there or has no header that can be read
     */
    public static List<Path> directories(final Path directory) {
        return JournalChain.of(directory).links().stream()
                .map(JournalChain.Link::directory)
                .toList();
    }

    /** What the journal's session was told. */
    static EngineConfiguration configuration(final JournalChain chain) {
        return ConfigurationFile.parse(
                "the journal's header", chain.last().header().configuration());
    }

    /**
     * Runs the next input, of this journal or of one before it.
     *
     * @return false at the end, or behind the first divergence
     * @throws JournalException if an input is longer than any that an engine takes
     */
    public boolean next() {
        while (divergence == null) {
            if (rerun.inputs() < link.inputs() && rerun.next(reader, document)) {
                divergence = rerun.divergence();
                if (divergence != null) {
                    return false;
                }
                observer.onInput(rerun.slot(), document.sequence());
                return true;
            }
            divergence = rerun.divergence();
            if (!link.isResumed()) {
                return false;
            }
            passOn();
        }
        return false;
    }

    /**
     * Runs what is left of the sessions that this journal goes on from: its own first input comes next.
     *
     * @return false behind a divergence
     */
    public boolean runEarlier() {
        while (divergence == null && link.isResumed()) {
            if (rerun.inputs() == link.inputs()) {
                passOn();
            } else {
                next();
            }
        }
        return divergence == null;
    }

    /**
     * Where it stands, to come back to: behind the last input, or in front of the first of this journal.
     *
     * @throws IllegalStateException behind the journal's trailer
     */
    public PlaybackPlace place() {
        return new PlaybackPlace(place, reader.place(), rerun.count(), earlierInputs, earlierGatewayInputs, stages);
    }

    /**
     * Goes back, or forward, to a place in the same journal, whatever has happened since. {@link #slot} and
     * {@link #document} show what is there only behind the next {@link #next}.
     */
    public void returnTo(final PlaybackPlace to) {
        if (to.link() != place) {
            reader.close();
            place = to.link();
            link = links.get(place);
            reader = JournalReader.open(link.directory());
            rerun = rerun();
        }
        to.setStages(stages);
        reader.returnTo(to.reading());
        rerun.returnTo(to.count());
        earlierInputs = to.earlierInputs();
        earlierGatewayInputs = to.earlierGatewayInputs();
        divergence = null;
    }

    /** Goes over to the journal that went on from this one. */
    private void passOn() {
        divergence = divergence == null ? differenceToNext() : divergence.in(link.directory());
        if (divergence != null) {
            return;
        }
        readToEnd();
        goOn();
        stages.order().resume(link.header().sessionEpoch());
    }

    private void goOn() {
        reader.close();
        earlierInputs += rerun.inputs();
        earlierGatewayInputs += rerun.gatewayInputs();
        progress.onJournalEnd(link.fileBytes());
        place++;
        link = links.get(place);
        reader = JournalReader.open(link.directory());
        rerun = rerun();
    }

    private @Nullable Divergence differenceToNext() {
        if (rerun.inputs() != link.inputs()) {
            return otherInputs();
        }
        final String stateSha256 = stages.stateSha256();
        final boolean isOfThisBuild = isOfThisBuild(links.get(place + 1));
        return !isOfThisBuild || stateSha256.equals(link.stateSha256())
                ? null
                : atEnd("state hash", link.stateSha256(), stateSha256);
    }

    private Divergence otherInputs() {
        return atEnd(
                "inputs that the next session took over",
                String.valueOf(link.inputs()),
                String.valueOf(rerun.inputs()));
    }

    private Divergence atEnd(final String what, final String recorded, final String now) {
        return new Divergence(Divergence.AT_END, what, "", recorded, now).in(link.directory());
    }

    /** What a session sent because it was closed came behind everything, and reached the venue all the same. */
    private void readToEnd() {
        final JournalDocument unseen = new JournalDocument();
        while (reader.next(unseen)) {
            // Inputs that no stage has seen.
        }
        final SessionTrailer trailer = reader.trailer();
        if (trailer != null) {
            observer.onClose(reader.trailerOutputs(), trailer.closedTimeNs());
        }
    }

    /** Sequence of the input behind whose checkpoint the re-run began, −1: at the first input of all. */
    public long startSequence() {
        return start.sequence();
    }

    /** Directory of the journal whose checkpoint that is, or that the first input is from. */
    public Path startDirectory() {
        return links.get(Math.max(0, start.link())).directory();
    }

    /** Inputs, those of earlier sessions included, that were read and not run: the stages were behind them already. */
    public long skippedInputs() {
        return skippedInputs;
    }

    /** The journals that are re-run, the first session's first. */
    public List<Path> directories() {
        return links.stream().map(JournalChain.Link::directory).toList();
    }

    /** Checkpoints that could not be used, and why. */
    public List<String> unusableCheckpoints() {
        return start.unusable();
    }

    /** What the stages have made of the last input; valid until the next one. */
    public Slot slot() {
        return rerun.slot();
    }

    /** The last input and what it caused, as recorded; valid until the next one. */
    public JournalDocument document() {
        return document;
    }

    /** Sequence of the last input in the journal of its session. */
    public long sequence() {
        return document.sequence();
    }

    /** Whether inputs still come from a session that the journal goes on from. */
    public boolean isEarlier() {
        return link.isResumed();
    }

    /** Directory of the journal that the last input is from. */
    public Path directory() {
        return link.directory();
    }

    /** What the session of the last input began with. */
    public SessionHeader header() {
        return link.header();
    }

    /** Version of the message schema that the journal was written with: state of another is not comparable. */
    public int schemaVersion() {
        return reader.schemaVersion();
    }

    /** Whether this build wrote the journal: state of another build may be encoded otherwise. */
    boolean isOfThisBuild() {
        return isOfThisBuild(link);
    }

    private boolean isOfThisBuild(final JournalChain.Link of) {
        return of.header().gitRevision().equals(build);
    }

    public EngineConfiguration configuration() {
        return configuration;
    }

    /** State behind the last input. */
    public Stages stages() {
        return stages;
    }

    /** The first difference; null as long as there is none. */
    public @Nullable Divergence divergence() {
        return divergence;
    }

    /** Inputs of this journal so far, without those of the sessions before. */
    public long inputs() {
        return rerun.inputs();
    }

    /** Inputs of the sessions before. */
    public long earlierInputs() {
        return earlierInputs;
    }

    /** Outputs of this journal so far, all held against the recorded ones. */
    public long outputs() {
        return rerun.outputs();
    }

    /** Inputs of this journal that its session did not process. */
    public long unprocessed() {
        return rerun.unprocessed();
    }

    /** Inputs so far, the sessions before included, that a gateway made. */
    public long gatewayInputs() {
        return earlierGatewayInputs + rerun.gatewayInputs();
    }

    /** Engine time behind the last input of this journal; 0 without one. */
    public long lastTimeNs() {
        return rerun.lastTimeNs();
    }

    /** What the session ended with; null before its end, and if there is none. */
    public @Nullable SessionTrailer trailer() {
        return reader.trailer();
    }

    /** The encoded messages that the session sent because it ended. */
    public List<DirectBuffer> trailerOutputs() {
        return reader.trailerOutputs();
    }

    /** How the journal ends: known once {@link #next} has given false without a divergence. */
    public JournalEnd end() {
        return reader.end();
    }

    @Override
    public void close() {
        reader.close();
    }
}
