package io.ballast.launch;

import io.ballast.counter.Counters;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import io.ballast.journal.DiskWatermark;
import io.ballast.journal.JournalWriter;
import io.ballast.journal.SessionHeader;
import io.ballast.message.CloseReason;
import io.ballast.pipeline.FeedGuards;
import io.ballast.pipeline.Pipeline;
import io.ballast.pipeline.SessionEnd;
import io.ballast.pipeline.SlotObserver;
import io.ballast.pipeline.Stages;
import io.ballast.settings.CheckpointSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One session against an exchange: market data in, orders out, everything journaled. */
public final class Session {
    private final EngineConfiguration configuration;
    private final Path journalDirectory;
    private final BuildVersion build = BuildVersion.current();
    private final Counters counters = new Counters();
    private final Stages stages;
    private final @Nullable Resumption resumption;
    private final boolean isOffline;
    private final SlotObserver witness;
    private @Nullable Resumed resumed;
    private boolean isWarm;
    private volatile boolean isStopRequested;
    private volatile @Nullable Pipeline pipeline;

    /** @param journalDirectory absent or empty */
    public Session(final EngineConfiguration configuration, final Path journalDirectory) {
        this(configuration, journalDirectory, null, false, SlotObserver.NONE);
    }

    private Session(
            final EngineConfiguration configuration,
            final Path journalDirectory,
            final @Nullable Resumption resumption,
            final boolean isOffline,
            final SlotObserver witness) {
        this.configuration = configuration;
        this.journalDirectory = journalDirectory;
        this.resumption = resumption;
        this.isOffline = isOffline;
        this.witness = witness;
        stages = StagesFactory.create(configuration, counters);
    }

    /** One that goes on where another ended; {@code journalDirectory} is its own. */
    public static Session resuming(
            final EngineConfiguration configuration, final Path journalDirectory, final Resumption resumption) {
        return new Session(configuration, journalDirectory, resumption, false, SlotObserver.NONE);
    }

    /**
     * One that trades a market of the past for study: nothing but its inputs reaches it, so no kill file does, and a full
     * disk breaks it off instead of changing what it does. It needs no warm-up, because nobody waits for its first order.
     *
     * @param witness is shown every slot, on the pipeline's last thread
     */
    public static Session offline(
            final EngineConfiguration configuration, final Path journalDirectory, final SlotObserver witness) {
        return new Session(configuration, journalDirectory, null, true, witness);
    }

    /** Counts while the session runs. */
    public Counters counters() {
        return counters;
    }

    /** Lets the session end after the inputs already taken, or before the first; any thread may ask. */
    public void requestStop() {
        isStopRequested = true;
        final Pipeline running = pipeline;
        if (running != null) {
            running.requestStop();
        }
    }

    /**
     * Runs scratch engines as the configuration says, which changes nothing but how fast the first inputs are processed.
     * A run does so itself; who connects to a gateway first should ask before, so that it is not kept waiting.
     *
     * @return what was done; null if there was nothing to do, or it was done before
     * @throws WarmUpException if it cannot be done as the configuration says
     */
    public @Nullable WarmedUp warmUp() {
        if (isOffline || isWarm) {
            return null;
        }
        isWarm = true;
        return WarmUp.run(configuration, () -> isStopRequested);
    }

    /**
     * Runs to the end of the feed on the calling thread.
     *
     * @param feed market data; closed at the end
     * @throws MarketDataException if the feed holds nothing or breaks before the first input
     * @throws io.ballast.journal.JournalDirectoryException if the journal cannot be begun
     */
    public SessionResult run(final MarketFeed feed) {
        try (feed) {
            final long startNs = EmbeddedExchange.startNs(feed);
            final Gateway exchange = EmbeddedExchange.open(configuration, feed, startNs);
            if (resumption != null) {
                replay(resumption, new ExchangeRerun(exchange, resumption.chain()));
            }
            return run(exchange, startNs);
        }
    }

    /**
     * Brings a resuming session to where the one before ended, for a gateway that has lived on; of any other session it
     * does nothing.
     *
     * @return inputs of the gateway that are journaled: it goes on behind them
     * @throws ResumeException if the journal's session cannot be resumed
     */
    public long catchUp() {
        return resumption == null ? 0 : replay(resumption, RerunObserver.NONE).gatewayInputs();
    }

    private Resumed replay(final Resumption from, final RerunObserver observer) {
        final Resumed point = from.replay(stages, observer);
        counters.reset();
        resumed = point;
        return point;
    }

    /**
     * Runs to the end of a gateway's inputs on the calling thread.
     *
     * @param gateway ready to be polled; closed at the end
     * @param startNs receive time of its first input of all
     * @throws io.ballast.journal.JournalDirectoryException if the journal cannot be begun
     */
    public SessionResult run(final Gateway gateway, final long startNs) {
        try (gateway) {
            warmUp();
            final JournalWriter writer =
                    JournalWriter.open(journalDirectory, configuration.journal(), header(beganNs(startNs)));
            return run(gateway, writer, beganNs(startNs));
        }
    }

    /** Engine time at which the session begins: a resumed one where the one before ended. */
    private long beganNs(final long startNs) {
        return resumed == null ? startNs : resumed.lastTimeNs();
    }

    private SessionResult run(final Gateway gateway, final JournalWriter writer, final long beganNs) {
        final SessionRecorder recorder = new SessionRecorder(configuration);
        final Pipeline started = new Pipeline(
                configuration.topology(),
                stages,
                new SessionJournal(writer, counters),
                gateway,
                isOffline ? withWitness(recorder) : recorder,
                counters,
                guards(),
                configuration.slotShape(),
                configuration.instruments().size());
        final List<Thread> threads = new ArrayList<>(started.consumerThreads());
        threads.add(Thread.currentThread());
        recorder.watch(threads);
        pipeline = started;
        final CheckpointKeeper keeper =
                CheckpointKeeper.start(stages, journalDirectory, sha256(canonicalYaml()), counters);
        if (isStopRequested) {
            started.requestStop();
        }
        final SessionEnd end;
        try (keeper) {
            end = started.run(beganNs);
        }
        // A thread that did not end in time may still be appending: then stages and journal are its alone.
        final String stateSha256 = end.isStopped() ? stages.stateSha256() : "";
        if (end.isStopped()) {
            started.cancelWorking(end);
            try {
                close(writer, end, end.lastTimeNs(), stateSha256);
            } finally {
                // Journaled first if the journal takes it; an order left working is worse than one unexplained.
                started.sendCancels(end);
            }
        }
        return new SessionResult(
                configuration,
                build,
                journalDirectory,
                end,
                stateSha256,
                counters,
                recorder,
                started.killSeenToCancelNs(),
                keeper.failure(),
                resumed);
    }

    private SlotObserver withWitness(final SessionRecorder recorder) {
        return (slot, sequence) -> {
            recorder.onSlot(slot, sequence);
            witness.onSlot(slot, sequence);
        };
    }

    private static void close(
            final JournalWriter writer, final SessionEnd end, final long closedNs, final String stateSha256) {
        try {
            writer.close(
                    closedNs,
                    closeReason(end.kind()),
                    stateSha256,
                    end.cause() == null ? "" : String.valueOf(end.cause()),
                    end.cancels().outputs,
                    end.cancels().outputBytes,
                    end.cancels().outputCount);
        } catch (final RuntimeException e) {
            if (end.cause() != null) {
                e.addSuppressed(end.cause());
            }
            throw e;
        }
    }

    private FeedGuards guards() {
        final DiskWatermark watermark = watermark();
        final CheckpointSettings checkpoints = configuration.journal().checkpoints();
        return isOffline
                ? new FeedGuards(() -> refuseLow(watermark), null, checkpoints)
                : new FeedGuards(watermark::isLow, killFile(), checkpoints);
    }

    private boolean refuseLow(final DiskWatermark watermark) {
        if (watermark.isLow()) {
            throw new UncheckedIOException(new IOException(journalDirectory + ": less than the "
                    + configuration.journal().minFreeDiskBytes()
                    + " bytes of journal.minFreeDisk are left on its disk; free some"));
        }
        return false;
    }

    /** By the plain file class: the newer one makes an exception of a file that is not there. */
    private @Nullable BooleanSupplier killFile() {
        final String path = configuration.risk().killFile();
        return path.isEmpty() ? null : new File(path)::exists;
    }

    private DiskWatermark watermark() {
        try {
            return DiskWatermark.of(journalDirectory, configuration.journal().minFreeDiskBytes());
        } catch (final IOException e) {
            throw new UncheckedIOException(journalDirectory + ": its disk cannot be asked how much is free", e);
        }
    }

    private SessionHeader header(final long beganNs) {
        final String yaml = canonicalYaml();
        return new SessionHeader(
                beganNs,
                resumed == null ? configuration.sessionEpoch() : resumed.epoch(),
                build.engine(),
                build.git(),
                sha256(yaml),
                resumed == null ? "" : predecessor(resumed).text(),
                yaml);
    }

    private String canonicalYaml() {
        return configuration.canonical().resolvedYaml();
    }

    private Predecessor predecessor(final Resumed before) {
        final Path from = journalDirectory.toAbsolutePath().normalize();
        final Path to = before.journal().toAbsolutePath().normalize();
        return new Predecessor(
                before.inputs(), before.stateSha256(), from.relativize(to).toString());
    }

    private static CloseReason closeReason(final SessionEnd.Kind kind) {
        return switch (kind) {
            case CLEAN -> CloseReason.CLEAN;
            case FAIL_STOP -> CloseReason.FAIL_STOP;
            case DEADLINE -> CloseReason.DEADLINE;
        };
    }

    /** SHA-256 of a text in UTF-8, in hexadecimal. */
    static String sha256(final String text) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
