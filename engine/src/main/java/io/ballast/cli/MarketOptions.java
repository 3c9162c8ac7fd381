package io.ballast.cli;

import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.MarketFeeds;
import io.ballast.settings.GatewayKind;
import io.ballast.settings.WaitMode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command takes that plays a configuration's market. */
final class MarketOptions {
    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration, YAML.")
    private Path configurationFile;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the paths of recorded files begin, or a journal whose market data is taken instead."
                    + " Default: the configuration's directory.")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--wait",
            description = "What idle threads do, instead of the configured: ${COMPLETION-CANDIDATES}.")
    private @Nullable WaitMode waitMode;

    /** The configuration as read, with the idle threads asked for. */
    EngineConfiguration configuration() {
        return configuration(null);
    }

    /** @param gateway instead of the configured; null: the configured */
    EngineConfiguration configuration(final @Nullable GatewayKind gateway) {
        final EngineConfiguration read = ConfigurationFile.read(configurationFile, gateway);
        return waitMode == null ? read : read.withTopology(read.topology().withWaitMode(waitMode));
    }

    /** Opens the market data of a configuration; the caller closes it. */
    MarketFeeds open(final EngineConfiguration configuration) {
        return MarketFeeds.open(
                configuration, dataDirectory != null ? dataDirectory : Paths.directoryOf(configurationFile));
    }

    Path configurationFile() {
        return configurationFile;
    }
}
