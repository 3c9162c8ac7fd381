package io.ballast.launch;

import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.recorded.FeedTally;
import io.ballast.gateway.recorded.RecordedFeeds;
import io.ballast.gateway.synthetic.SyntheticFeed;
import java.nio.file.Path;

/**
 * The market data that a configuration names.
 *
 * @param feed  in the order of receive times
 * @param tally what recorded files held, taken and skipped; all zero for the synthetic market
 */
public record MarketFeeds(MarketFeed feed, FeedTally tally) implements AutoCloseable {
    /**
     * Opens recorded files or the synthetic market.
     *
     * @param dataDirectory where the paths of recorded sources begin
     * @throws io.ballast.gateway.MarketDataException naming every file that is missing
     */
    public static MarketFeeds open(final EngineConfiguration configuration, final Path dataDirectory) {
        if (configuration.synthetic() != null) {
            final MarketFeed synthetic =
                    new SyntheticFeed(configuration.synthetic(), configuration.instruments(), configuration.seed());
            return new MarketFeeds(
                    synthetic, new FeedTally(configuration.instruments().size()));
        }
        final RecordedFeeds recorded =
                RecordedFeeds.open(configuration.sources(), configuration.instruments(), dataDirectory);
        return new MarketFeeds(recorded.feed(), recorded.tally());
    }

    @Override
    public void close() {
        feed.close();
    }
}
