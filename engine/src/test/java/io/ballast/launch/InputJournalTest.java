package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.counter.Counter;
import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.recorded.FeedCount;
import io.ballast.harness.SmallSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Market data in a journal is the market data that was written there. */
class InputJournalTest {
    private static final String YAML = SmallSession.yamlOf("10m");

    @TempDir
    private Path directory;

    private final EngineConfiguration configuration = ConfigurationFile.parse("small.yaml", YAML);

    @Test
    void shouldRunTheSessionThatItsFeedWouldHaveRun() {
        final SessionResult original = Sessions.run(configuration, directory, directory.resolve("original"));
        final SessionResult again = Sessions.run(configuration, imported(), directory.resolve("again"));

        assertThat(JournalDifference.between(original.journal(), again.journal()))
                .isEmpty();
        assertThat(again.counters().get(Counter.ORDERS_SENT))
                .isEqualTo(original.counters().get(Counter.ORDERS_SENT));
    }

    @Test
    void shouldGiveTheMarketOfAnotherSessionsJournalToo() {
        final SessionResult original = Sessions.run(configuration, directory, directory.resolve("original"));

        assertThat(texts(configuration, original.journal())).isEqualTo(texts(configuration, directory));
    }

    @Test
    void shouldWriteTheSameBytesAgainAndBeWhole() {
        final Path one = imported();
        final Path other = directory.resolve("other");
        final long[] seen = {0};
        final long written = InputJournal.write(configuration, feed(directory), other, count -> seen[0] = count);

        assertThat(JournalDifference.between(one, other)).isEmpty();
        assertThat(seen[0])
                .isEqualTo(written)
                .isEqualTo(texts(configuration, directory).size());
        final Verification verification = new JournalVerifier(one, inputs -> {}).verify();
        assertThat(verification.isIdentical()).isTrue();
        assertThat(verification.isStateCompared()).isTrue();
        assertThat(verification.inputs()).isZero();
        assertThat(verification.unprocessed()).isEqualTo(written);
    }

    @Test
    void shouldGiveEachInstrumentTheNumberThatTheConfigurationHasForIt() {
        final EngineConfiguration other = ConfigurationFile.parse(
                "other.yaml",
                YAML.replace(
                                "market: {kind: synthetic, staleness: 15s}",
                                "files: {kind: capture, files: [none.gz]}\n  market: {kind: synthetic, staleness: 15s}")
                        .replace("  UNI: {source: market, kind: spot, tick: 0.001, lot: 0.1}\n", "")
                        .replace(
                                "instruments:\n",
                                "instruments:\n  UNI: {source: market, kind: spot, tick: 0.001, lot: 0.1}\n"));
        final Path journal = imported();

        assertThat(texts(other, journal))
                .isEqualTo(texts(configuration, journal).stream()
                        .map(text -> text.replace("instrumentId=0", "instrumentId=x")
                                .replace("instrumentId=1", "instrumentId=0")
                                .replace("instrumentId=x", "instrumentId=1")
                                .replace("sourceId=0", "sourceId=1"))
                        .toList());
    }

    @Test
    void shouldCountWhatItGives() {
        try (MarketFeeds feeds = MarketFeeds.open(configuration, imported())) {
            final List<String> texts = texts(feeds.feed());
            final long quotes =
                    texts.stream().filter(text -> text.startsWith("Quote")).count();
            assertThat(feeds.tally().total(FeedCount.QUOTES)).isEqualTo(quotes).isPositive();
        }
    }

    @Test
    void shouldRefuseInstrumentsThatItDoesNotHaveOrCountsOtherwise() {
        final Path journal = imported();

        assertThatThrownBy(() -> texts(ConfigurationFile.parse("x", YAML.replace("UNI", "UNIS")), journal))
                .isInstanceOf(MarketDataException.class)
                .hasMessage(journal + " has no instrument 'UNIS': did you mean 'UNI'?");
        assertThatThrownBy(() -> texts(
                        ConfigurationFile.parse("x", YAML.replace("tick: 0.01, lot: 0.01", "tick: 0.005, lot: 0.01")),
                        journal))
                .isInstanceOf(MarketDataException.class)
                .hasMessage(journal + " counts AAVE in ticks of 0.01 and lots of 0.01, the configuration in ticks of"
                        + " 0.005 and lots of 0.01: configure those of the journal, or import again");
    }

    @Test
    void shouldRefuseOneThatWasNotWrittenToItsEnd() {
        final Path journal = directory.resolve("cut");
        final MarketFeed broken = ShortFeed.breaking(feed(directory), 100);

        assertThatThrownBy(() -> InputJournal.write(configuration, broken, journal, count -> {}))
                .isInstanceOf(MarketDataException.class);
        assertThatThrownBy(() -> texts(configuration, journal))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("was not written to its end: import its files again");
    }

    private Path imported() {
        final Path journal = directory.resolve("imported");
        InputJournal.write(configuration, feed(directory), journal, count -> {});
        return journal;
    }

    private MarketFeed feed(final Path data) {
        return MarketFeeds.open(configuration, data).feed();
    }

    private static List<String> texts(final EngineConfiguration configuration, final Path data) {
        try (MarketFeeds feeds = MarketFeeds.open(configuration, data)) {
            return texts(feeds.feed());
        }
    }

    private static List<String> texts(final MarketFeed feed) {
        final List<String> texts = new ArrayList<>();
        while (feed.peekTimeNs() != MarketFeed.END) {
            texts.add(MessageText.of(feed.buffer(), feed.offset(), feed.length()));
            feed.advance();
        }
        return texts;
    }
}
