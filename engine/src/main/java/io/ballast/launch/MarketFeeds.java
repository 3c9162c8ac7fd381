package io.ballast.launch;

import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.recorded.RecordedFeeds;
import io.ballast.gateway.synthetic.SyntheticFeed;
import io.ballast.settings.SourceKind;
import java.nio.file.Path;

/** Opens the market data that a configuration names. */
public final class MarketFeeds {
    private MarketFeeds() {}

    /**
     * Opens recorded files or the synthetic market.
     *
     * @param dataDirectory where the paths of recorded sources begin
     * @throws io.ballast.gateway.MarketDataException naming every file that is missing
     */
    public static MarketFeed open(final EngineConfiguration configuration, final Path dataDirectory) {
        final boolean isSynthetic =
                configuration.sources().stream().anyMatch(source -> source.kind() == SourceKind.SYNTHETIC);
        if (isSynthetic && configuration.synthetic() != null) {
            return new SyntheticFeed(configuration.instruments(), configuration.synthetic(), configuration.seed());
        }
        return RecordedFeeds.open(configuration.sources(), configuration.instruments(), dataDirectory);
    }
}
