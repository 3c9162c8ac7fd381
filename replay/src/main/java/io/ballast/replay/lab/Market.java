package io.ballast.replay.lab;

import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.MarketFeeds;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where runs take their market from; each opens it anew.
 *
 * @param place   a journal, or where the paths of recorded files begin
 * @param session the journal whose inputs from outside are played as well; null for none
 */
record Market(Path place, @Nullable Path session) {
    /**
     * Opens it at its beginning; the caller closes it.
     *
     * @throws io.ballast.gateway.MarketDataException   if it is not there, or is no market for this configuration
     * @throws io.ballast.launch.ConfigurationException if the synthetic market does not quote an instrument
     */
    MarketFeeds open(final EngineConfiguration configuration) {
        final MarketFeeds market = MarketFeeds.open(configuration, place);
        if (session == null) {
            return market;
        }
        return new MarketFeeds(new OutsideFeed(market.feed(), session), market.tally());
    }
}
