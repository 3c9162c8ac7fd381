package io.ballast.launch;

import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.recorded.FeedTally;
import io.ballast.gateway.recorded.PipedFeed;
import io.ballast.gateway.recorded.RecordedFeeds;
import io.ballast.gateway.synthetic.SyntheticFeed;
import io.ballast.gateway.synthetic.SyntheticMarket;
import io.ballast.instrument.Instrument;
import io.ballast.journal.JournalReader;
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
     * Opens recorded files, the synthetic market, or a journal in place of either.
     *
     * @param dataDirectory where the paths of recorded sources begin; or an {@link InputJournal}, or the journal of a
     *                      session, whose market data is taken whatever sources are configured
     * @throws io.ballast.gateway.MarketDataException naming every file that is missing, or what the journal lacks
     * @throws io.ballast.journal.JournalException    if the journal's header cannot be read
     * @throws ConfigurationException                 naming every instrument that the synthetic market does not quote
     */
    public static MarketFeeds open(final EngineConfiguration configuration, final Path dataDirectory) {
        if (JournalReader.isJournal(dataDirectory)) {
            final FeedTally tally = new FeedTally(configuration.instruments().size());
            return new MarketFeeds(PipedFeed.start(JournalFeed.open(dataDirectory, configuration, tally)), tally);
        }
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
