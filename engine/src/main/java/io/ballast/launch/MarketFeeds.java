package io.ballast.launch;

import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.recorded.FeedTally;
import io.ballast.gateway.recorded.RecordedFeeds;
import io.ballast.gateway.synthetic.SyntheticFeed;
import io.ballast.gateway.synthetic.SyntheticMarket;
import io.ballast.instrument.Instrument;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

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
     * @throws ConfigurationException                 naming every instrument that the synthetic market does not quote
     */
    public static MarketFeeds open(final EngineConfiguration configuration, final Path dataDirectory) {
        if (configuration.synthetic() != null) {
            final List<ConfigurationProblem> problems = problems(configuration);
            if (!problems.isEmpty()) {
                throw new ConfigurationException(configuration.sessionName(), problems);
            }
            final MarketFeed synthetic =
                    new SyntheticFeed(configuration.synthetic(), configuration.instruments(), configuration.seed());
            return new MarketFeeds(
                    synthetic, new FeedTally(configuration.instruments().size()));
        }
        final RecordedFeeds recorded =
                RecordedFeeds.open(configuration.sources(), configuration.instruments(), dataDirectory);
        return new MarketFeeds(recorded.feed(), recorded.tally());
    }

    /** Instruments that the configured market does not quote; of recorded files, only opening them tells. */
    public static List<ConfigurationProblem> problems(final EngineConfiguration configuration) {
        if (configuration.synthetic() == null) {
            return List.of();
        }
        return configuration.instruments().stream()
                .filter(instrument -> !instrument.isComposite())
                .filter(instrument ->
                        !SyntheticMarket.symbols(instrument.kind()).contains(instrument.symbol()))
                .map(MarketFeeds::notQuoted)
                .toList();
    }

    private static ConfigurationProblem notQuoted(final Instrument instrument) {
        final String kind = instrument.kind().name().toLowerCase(Locale.ROOT);
        final List<String> known = SyntheticMarket.symbols(instrument.kind());
        return new ConfigurationProblem(
                "instruments." + instrument.name(),
                0,
                "the synthetic market has no " + kind + " instrument '" + instrument.symbol() + "'",
                known.isEmpty() ? "remove it" : "choose one of " + String.join(", ", known));
    }

    @Override
    public void close() {
        feed.close();
    }
}
