package io.ballast.cli;

import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.ExchangeProcess;
import io.ballast.launch.MarketFeeds;
import io.ballast.settings.WaitMode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ballast exchange}: the embedded exchange in a process of its own. */
@Command(
        name = "exchange",
        description = "Serves recorded or synthetic market data and the embedded exchange over Aeron, for 'ballast run "
                + "--gateway aeron' with the same configuration. Runs until it is told to end.",
        mixinStandardHelpOptions = true)
final class ExchangeCommand implements Callable<Integer> {
    private static final long STOP_NS = TimeUnit.SECONDS.toNanos(10);

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration, YAML.")
    private Path configurationFile;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the paths of recorded files begin. Default: the configuration's directory.")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--log",
            paramLabel = "DIR",
            description =
                    "Log every order here before acting on it. Started again with the same log, the exchange goes "
                            + "on where it was.")
    private @Nullable Path logDirectory;

    @Option(
            names = "--wait",
            description = "What an idle thread does, instead of the configured: ${COMPLETION-CANDIDATES}.")
    private @Nullable WaitMode waitMode;

    @Override
    public Integer call() {
        final EngineConfiguration read = ConfigurationFile.read(configurationFile);
        final EngineConfiguration configuration =
                waitMode == null ? read : read.withTopology(read.topology().withWaitMode(waitMode));
        final ExchangeProcess exchange = new ExchangeProcess(
                configuration,
                logDirectory,
                notice -> spec.commandLine().getOut().println(notice));
        final OrderlyEnd end = OrderlyEnd.onTermination(exchange::requestStop, STOP_NS);
        try (MarketFeeds market = MarketFeeds.open(
                configuration, dataDirectory != null ? dataDirectory : Paths.directoryOf(configurationFile))) {
            exchange.run(market.feed());
        } finally {
            end.reached();
        }
        return ExitCode.OK;
    }
}
