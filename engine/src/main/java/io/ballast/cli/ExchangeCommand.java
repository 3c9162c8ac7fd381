package io.ballast.cli;

import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.ExchangeProcess;
import io.ballast.launch.MarketFeeds;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private final MarketOptions market = new MarketOptions();

    @Option(
            names = "--log",
            paramLabel = "DIR",
            description =
                    "Log every order here before acting on it. Started again with the same log, the exchange goes "
                            + "on where it was.")
    private @Nullable Path logDirectory;

    @Override
    public Integer call() {
        final EngineConfiguration configuration = market.configuration();
        final ExchangeProcess exchange = new ExchangeProcess(
                configuration,
                logDirectory,
                notice -> spec.commandLine().getOut().println(notice));
        final OrderlyEnd end = OrderlyEnd.onTermination(exchange::requestStop, STOP_NS);
        try (MarketFeeds feeds = market.open(configuration)) {
            exchange.run(feeds.feed());
        } finally {
            end.reached();
        }
        return ExitCode.OK;
    }
}
