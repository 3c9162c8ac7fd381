package io.ballast.launch;

import io.ballast.counter.Counters;
import io.ballast.gateway.Gateway;
import io.ballast.journal.JournalWriter;
import io.ballast.journal.SessionHeader;
import io.ballast.message.CloseReason;
import io.ballast.pipeline.FeedGuards;
import io.ballast.pipeline.Pipeline;
import io.ballast.pipeline.SessionEnd;
import io.ballast.pipeline.Stages;
import io.ballast.settings.CheckpointSettings;
import io.ballast.settings.JournalSettings;
import io.ballast.settings.TopologySettings;
import io.ballast.settings.WaitMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An engine whose results nobody wants: the threads, stages, ring and journal that a session of the configuration would
 * have, all its own. It reaches nothing but the gateway it is given and its journal's directory.
 */
final class ScratchEngine {
    private final EngineConfiguration configuration;
    private final Counters counters = new Counters();
    private volatile boolean isStopRequested;
    private volatile @Nullable Pipeline pipeline;

    ScratchEngine(final EngineConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Runs to the end of a gateway's inputs.
     *
     * @param gateway   not connected to anything outside; the caller closes it
     * @param startNs   receive time of its first input
     * @param directory for the journal; absent
     */
    SessionEnd run(final Gateway gateway, final long startNs, final Path directory) {
        final JournalSettings settings = configuration.journal();
        final Stages stages = StagesFactory.create(configuration, counters);
        final SessionRecorder recorder = new SessionRecorder(configuration);
        try (JournalWriter writer = JournalWriter.open(
                directory,
                new JournalSettings("", settings.blockBytes(), settings.blockBytes(), CheckpointSettings.NONE),
                new SessionHeader(startNs, configuration.sessionEpoch(), "", "", "", "", ""))) {
            final Pipeline started = new Pipeline(
                    unspinning(),
                    stages,
                    new SessionJournal(writer, counters),
                    gateway,
                    recorder,
                    counters,
                    FeedGuards.NONE,
                    configuration.slotShape(),
                    configuration.instruments().size());
            final List<Thread> threads = new ArrayList<>(started.consumerThreads());
            threads.add(Thread.currentThread());
            recorder.watch(threads);
            pipeline = started;
            if (isStopRequested) {
                started.requestStop();
            }
            final SessionEnd end = started.run(startNs);
            if (end.isStopped()) {
                writer.close(end.lastTimeNs(), CloseReason.CLEAN, stages.stateSha256(), "");
            }
            return end;
        }
    }

    /** Threads that spin would leave no processor to the JVM's compiler. */
    private TopologySettings unspinning() {
        final TopologySettings topology = configuration.topology();
        return topology.waitMode() == WaitMode.SPIN ? topology.withWaitMode(WaitMode.YIELD) : topology;
    }

    /** Lets it end after the inputs already taken; any thread may ask. */
    void requestStop() {
        isStopRequested = true;
        final Pipeline running = pipeline;
        if (running != null) {
            running.requestStop();
        }
    }

    /** What it counted. */
    Counters counters() {
        return counters;
    }
}
