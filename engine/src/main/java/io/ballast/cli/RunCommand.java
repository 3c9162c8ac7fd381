package io.ballast.cli;

import io.ballast.counter.Counter;
import io.ballast.gateway.GatewayException;
import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.recorded.FeedTally;
import io.ballast.launch.ConfigurationException;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionLog;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.MarketFeeds;
import io.ballast.launch.OversubscriptionCheck;
import io.ballast.launch.RemoteExchange;
import io.ballast.launch.Resumed;
import io.ballast.launch.Resumption;
import io.ballast.launch.Session;
import io.ballast.launch.SessionResult;
import io.ballast.launch.SessionSummary;
import io.ballast.launch.WarmedUp;
import io.ballast.message.CloseReason;
import io.ballast.pipeline.SessionEnd;
import io.ballast.settings.GatewayKind;
import io.ballast.settings.Profile;
import io.ballast.settings.TopologySettings;
import io.ballast.settings.WarmUpSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ballast run}: one session against the embedded exchange, in this process or another. */
@Command(
        name = "run",
        description =
                "Runs a session on recorded or synthetic market data against the embedded exchange, in this process or"
                        + " in one started by 'ballast exchange'.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    /** Shutdown deadlines that a session told to stop may take: to drain, to close its journal and to report. */
    private static final int STOP_DEADLINES = 3;

    private static final String NO_WARM_UP = "off";

    @Spec
    private CommandSpec spec;

    @Mixin
    private final MarketOptions market = new MarketOptions();

    @Option(names = "--summary", paramLabel = "FILE.json", description = "Write the session's figures here.")
    private @Nullable Path summaryFile;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Write the journal here; absent or empty. Default: the configuration's.")
    private @Nullable Path journalDirectory;

    @Option(
            names = "--profile",
            description = "Thread topology instead of the configured one: ${COMPLETION-CANDIDATES}.")
    private @Nullable Profile profile;

    @Option(
            names = "--gateway",
            description = "Where the exchange is, instead of the configured: ${COMPLETION-CANDIDATES}.")
    private @Nullable GatewayKind gatewayKind;

    @Option(
            names = "--resume",
            paramLabel = "JOURNAL",
            description = "Go on where the session of this journal ended, killed or not; with its configuration. The"
                    + " new journal lies beside it unless --journal says otherwise.")
    private @Nullable Path resumedJournal;

    @Option(
            names = "--warm-up",
            paramLabel = "JOURNAL|off",
            description = "Before the session, let a scratch engine trade the market of this journal too, or do without"
                    + " any warm-up. Default: the configuration's.")
    private @Nullable String warmUp;

    @Override
    public Integer call() throws IOException {
        final EngineConfiguration configuration = configuration();
        final Resumption resumption =
                resumedJournal == null ? null : Resumption.of(resumedJournal, configuration, this::announce);
        final Path journal = journal(configuration, resumption);
        refuseUnwritableSummary(journal);
        final Session session = resumption == null
                ? new Session(configuration, journal)
                : Session.resuming(configuration, journal, resumption);
        final long deadlineNs = STOP_DEADLINES * configuration.topology().shutdownDeadlineNs();
        final OrderlyEnd end = OrderlyEnd.onTermination(session::requestStop, deadlineNs);
        try {
            return run(session, resumption == null ? configuration : configuration.withEpoch(resumption.epoch()));
        } finally {
            end.reached();
        }
    }

    private int run(final Session session, final EngineConfiguration configuration) throws IOException {
        final SessionResult result;
        final FeedTally tally;
        try (ProgressLine progress = new ProgressLine(
                spec.commandLine().getErr(), "events", () -> session.counters().get(Counter.INPUTS))) {
            progress.start();
            if (configuration.gateway().kind() == GatewayKind.AERON) {
                announce(session.warmUp());
                final RemoteExchange exchange = RemoteExchange.connect(configuration, session.catchUp());
                result = session.run(exchange.gateway(), exchange.startNs());
                // Which files its market came from, the other process knows.
                tally = new FeedTally(configuration.instruments().size());
            } else {
                try (MarketFeeds feeds = market.open(configuration)) {
                    announce(session.warmUp());
                    result = session.run(feeds.feed());
                    tally = feeds.tally();
                }
            }
        }
        return report(result, tally);
    }

    /** That of a resumed session lies beside the one before, named after its number. */
    private Path journal(final EngineConfiguration configuration, final @Nullable Resumption resumption) {
        if (journalDirectory != null) {
            return journalDirectory;
        }
        return resumption == null ? Path.of(configuration.journal().directory()) : resumption.journalBeside();
    }

    /** What a resumed session goes on from, said before it does. */
    private void announce(final Resumed resumed) {
        final var out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "resumes %s behind %,d inputs, session epoch %d%n",
                resumed.journal(),
                resumed.inputs(),
                resumed.epoch());
        out.printf("%s: %s%n", resumed.end().state(), resumed.end().message());
        for (final String unusable : resumed.unusable()) {
            out.printf("checkpoint not used: %s%n", unusable);
        }
        out.printf(
                "state %s, re-run %s%n",
                resumed.stateSha256(),
                resumed.checkpoint() < 0
                        ? "from the first input"
                        : String.format(Locale.ROOT, "from the checkpoint behind input %,d", resumed.checkpoint()));
        if (resumed.trailer() != null && resumed.trailer().closeReason() == CloseReason.FAIL_STOP) {
            out.printf("it stopped itself: %s%n", resumed.trailer().cause());
        }
        if (resumed.unprocessed() > 0) {
            out.printf(Locale.ROOT, "%,d inputs that no stage had seen are left out%n", resumed.unprocessed());
        }
        out.printf("state   %s%n", resumed.stateSha256());
        out.flush();
    }

    private EngineConfiguration configuration() {
        final EngineConfiguration read = market.configuration(gatewayKind);
        final TopologySettings topology = read.topology();
        final EngineConfiguration configuration = read.withTopology(
                        topology.withProfile(Objects.requireNonNullElse(profile, topology.profile())))
                .withWarmUp(warmUp(read.warmUp()));
        OversubscriptionCheck.problem(
                        configuration.topology(), Runtime.getRuntime().availableProcessors())
                .ifPresent(problem -> {
                    throw new ConfigurationException(market.configurationFile().toString(), List.of(problem));
                });
        return configuration;
    }

    private WarmUpSettings warmUp(final WarmUpSettings configured) {
        if (warmUp == null) {
            return configured;
        }
        return NO_WARM_UP.equals(warmUp) ? WarmUpSettings.OFF : configured.withJournal(warmUp);
    }

    private void announce(final @Nullable WarmedUp done) {
        final var out = spec.commandLine().getOut();
        if (done == null) {
            out.println("no warm-up: the first inputs will be slow");
        } else {
            out.println(WarmUpLine.of(done));
        }
        out.flush();
    }

    /** Before the session runs, not behind it. */
    private void refuseUnwritableSummary(final Path journal) {
        if (summaryFile == null) {
            return;
        }
        if (summaryFile
                .toAbsolutePath()
                .normalize()
                .startsWith(journal.toAbsolutePath().normalize())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--summary " + summaryFile + " lies in the journal's directory; name a file elsewhere");
        }
        if (Files.isDirectory(summaryFile)) {
            throw new ParameterException(
                    spec.commandLine(), "--summary " + summaryFile + " is a directory; name a file");
        }
        Path ancestor = Paths.directoryOf(summaryFile);
        while (!Files.exists(ancestor) && ancestor.getParent() != null) {
            ancestor = ancestor.getParent();
        }
        if (!Files.isDirectory(ancestor) || !Files.isWritable(ancestor)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--summary " + summaryFile + " cannot be written: " + ancestor
                            + " is no directory that files can be made in");
        }
    }

    private int report(final SessionResult result, final FeedTally tally) throws IOException {
        final List<Decision> decisions = DecisionLog.read(result.journal());
        final var out = spec.commandLine().getOut();
        SessionLines.print(out, result, true);
        if (result.checkpointFailure() != null) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "checkpoints could not be written: %s; the journal is whole, to resume takes longer%n",
                            result.checkpointFailure());
        }
        if (summaryFile != null) {
            new SessionSummary(result, decisions, tally).writeTo(summaryFile);
            out.printf("summary %s%n", summaryFile);
        }
        return exitCode(result.end());
    }

    private int exitCode(final SessionEnd end) {
        if (end.kind() == SessionEnd.Kind.CLEAN) {
            return ExitCode.OK;
        }
        final var err = spec.commandLine().getErr();
        final Throwable cause = end.cause();
        if (cause instanceof MarketDataException || cause instanceof GatewayException) {
            err.printf(
                    "the %s ended the session: %s%n",
                    cause instanceof MarketDataException ? "data" : "gateway", cause.getMessage());
            return ExitCode.FAILED;
        }
        err.printf(
                "%s: %s; %d inputs were not processed%n",
                end.kind(), cause == null ? "the pipeline did not drain in time" : cause, end.unprocessed());
        return ExitCode.FAIL_STOP;
    }
}
