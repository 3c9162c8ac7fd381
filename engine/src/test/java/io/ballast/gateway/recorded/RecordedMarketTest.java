package io.ballast.gateway.recorded;

import static io.ballast.gateway.recorded.RecordedFiles.bars;
import static io.ballast.gateway.recorded.RecordedFiles.capture;
import static io.ballast.gateway.recorded.RecordedFiles.spot;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.RecordedData;
import io.ballast.gateway.MarketFeed;
import io.ballast.instrument.Instrument;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.settings.SourceSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Whole recordings, compared with counts made the naive way. Skipped where there are none. */
class RecordedMarketTest {
    private static final String WEEK = "bars/perp_1m_index_week_20250616_20250622.csv.gz";
    private static final List<String> WEEK_SYMBOLS_AND_TICKS = List.of(
            "BTCUSDT 0.1",
            "ETHUSDT 0.01",
            "UNIUSDT 0.001",
            "AAVEUSDT 0.01",
            "MKRUSDT 0.1",
            "CRVUSDT 0.001",
            "COMPUSDT 0.01",
            "SNXUSDT 0.001",
            "LDOUSDT 0.0001",
            "SUSHIUSDT 0.0001",
            "YFIUSDT 1",
            "1INCHUSDT 0.0001",
            "PENDLEUSDT 0.0001",
            "DYDXUSDT 0.001",
            "DEFIUSDT 0.1");
    private static final List<String> CAPTURES = List.of(
            "ticks/spot_btcusdt_20240808.gz",
            "ticks/spot_ethusdt_20240808.gz",
            "ticks/usdm_btcusdt_20240808.gz",
            "ticks/usdm_ethusdt_20240808.gz",
            "ticks/cm_btcusd_perp_20240808.gz",
            "ticks/cm_ethusd_perp_20240808.gz");

    @Test
    void shouldReadEveryBarOfTheWeek() throws IOException {
        final Path directory = RecordedData.require();
        final List<Instrument> instruments = new ArrayList<>();
        for (final String symbolAndTick : WEEK_SYMBOLS_AND_TICKS) {
            final String[] words = symbolAndTick.split(" ", -1);
            instruments.add(spot(instruments.size(), 0, words[0], words[1], "0.0001"));
        }
        final RecordedFeeds feeds = RecordedFeeds.open(List.of(bars(WEEK)), instruments, directory);

        final Path file = directory.resolve(WEEK);
        final long rows = count(file, line -> true) - 1;
        final long wanted = instruments.stream()
                .mapToLong(instrument -> unchecked(file, line -> line.contains(',' + instrument.symbol() + ',')))
                .sum();
        assertThat(readInOrder(feeds.feed(), instruments.size())).isEqualTo(4 * wanted);
        assertThat(feeds.tally().messages()).isEqualTo(4 * wanted);
        assertThat(feeds.tally().otherSymbolBars()).isEqualTo(rows - wanted);
        assertThat(instruments)
                .allSatisfy(instrument -> assertThat(feeds.tally().count(FeedCount.QUOTES, instrument.id()))
                        .isEqualTo(4 * 8641));
    }

    @Test
    void shouldReadEveryMessageOfTheSixCaptures() throws IOException {
        final Path directory = RecordedData.require();
        final List<SourceSettings> sources = new ArrayList<>();
        for (int id = 0; id < 3; id++) {
            sources.add(capture(id, CAPTURES.get(2 * id), CAPTURES.get(2 * id + 1)));
        }
        final List<Instrument> instruments = List.of(
                spot(0, 0, "BTCUSDT", "0.01", "0.00001"),
                spot(1, 0, "ETHUSDT", "0.01", "0.0001"),
                spot(2, 1, "BTCUSDT", "0.1", "0.001"),
                spot(3, 1, "ETHUSDT", "0.01", "0.001"),
                spot(4, 2, "BTCUSD_PERP", "0.1", "1"),
                spot(5, 2, "ETHUSD_PERP", "0.01", "1"));
        final RecordedFeeds feeds = RecordedFeeds.open(sources, instruments, directory);

        assertThat(readInOrder(feeds.feed(), instruments.size()))
                .isEqualTo(feeds.tally().messages());

        for (int id = 0; id < instruments.size(); id++) {
            final Path file = directory.resolve(CAPTURES.get(id));
            final FeedTally tally = feeds.tally();
            assertThat(tally.count(FeedCount.TRADES, id)).isEqualTo(count(file, line -> line.contains("@trade\"")));
            assertThat(tally.count(FeedCount.DEPTH_UPDATES_SKIPPED, id))
                    .isEqualTo(count(file, line -> line.contains("@depth")));
            assertThat(tally.count(FeedCount.QUOTES, id) + tally.count(FeedCount.SNAPSHOTS_SKIPPED, id))
                    .isEqualTo(count(file, line -> line.contains("@bookTicker\""))
                            + count(file, line -> line.contains("\"lastUpdateId\"")));
            assertThat(tally.count(FeedCount.UNKNOWN_SKIPPED, id)).isZero();
            assertThat(tally.count(FeedCount.TIMES_CLAMPED, id)).isZero();
        }
        assertThat(feeds.tally().total(FeedCount.SNAPSHOTS_SKIPPED)).isEqualTo(2);
    }

    /** Reads to the end: receive times never run back, sequences of quotes rise, quotes are not crossed. */
    private static long readInOrder(final MarketFeed feed, final int instruments) {
        final long[] sequences = new long[instruments];
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final QuoteDecoder quote = new QuoteDecoder();
        long messages = 0;
        long faults = 0;
        long timeNs = 0;
        try (feed) {
            while (feed.peekTimeNs() != MarketFeed.END) {
                messages++;
                faults += feed.peekTimeNs() < timeNs ? 1 : 0;
                timeNs = feed.peekTimeNs();
                if (header.wrap(feed.buffer(), feed.offset()).templateId() == QuoteDecoder.TEMPLATE_ID) {
                    quote.wrapAndApplyHeader(feed.buffer(), feed.offset(), header);
                    faults += quote.bidTicks() <= 0 || quote.bidTicks() >= quote.askTicks() ? 1 : 0;
                    faults += quote.sourceSequence() <= sequences[quote.instrumentId()] ? 1 : 0;
                    sequences[quote.instrumentId()] = quote.sourceSequence();
                }
                feed.advance();
            }
        }
        assertThat(faults).isZero();
        return messages;
    }

    private static long unchecked(final Path file, final Predicate<String> wanted) {
        try {
            return count(file, wanted);
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long count(final Path file, final Predicate<String> wanted) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
                Stream<String> lines = reader.lines()) {
            return lines.filter(wanted).count();
        }
    }
}
