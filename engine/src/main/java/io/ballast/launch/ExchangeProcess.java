package io.ballast.launch;

import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.aeron.ExchangeServer;
import io.ballast.gateway.aeron.OrderLog;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The embedded exchange as a process of its own, for an engine with the same configuration. */
public final class ExchangeProcess {
    private final EngineConfiguration configuration;
    private final @Nullable Path logDirectory;
    private final Consumer<String> notices;
    private volatile boolean isStopRequested;

    /**
     * @param logDirectory where orders are kept, so that another process can go on; null if none is to
     * @param notices      takes what a person should know
     */
    public ExchangeProcess(
            final EngineConfiguration configuration,
            final @Nullable Path logDirectory,
            final Consumer<String> notices) {
        this.configuration = configuration;
        this.logDirectory = logDirectory;
        this.notices = notices;
    }

    /** Ends it; any thread may ask. */
    public void requestStop() {
        isStopRequested = true;
    }

    /**
     * Serves engines on the calling thread until somebody asks to stop.
     *
     * @param feed market data; closed at the end
     * @throws io.ballast.gateway.MarketDataException if the feed holds nothing or breaks
     * @throws io.ballast.gateway.GatewayException    if the media driver or the log cannot be used
     */
    public void run(final MarketFeed feed) {
        try (ExchangeServer server = open(feed)) {
            while (!isStopRequested) {
                server.run();
            }
        }
    }

    private ExchangeServer open(final MarketFeed feed) {
        final long startNs = EmbeddedExchange.startNs(feed);
        final String sha256 = EmbeddedExchange.sha256(configuration);
        final OrderLog log = logDirectory == null ? null : OrderLog.open(logDirectory, sha256);
        return new ExchangeServer(
                configuration.gateway(),
                configuration.topology().waitMode(),
                EmbeddedExchange.open(configuration, feed, startNs),
                startNs,
                sha256,
                log,
                notices);
    }
}
