package io.ballast.gateway.recorded;

import static io.ballast.gateway.recorded.RecordedFiles.capture;
import static io.ballast.gateway.recorded.RecordedFiles.spot;
import static io.ballast.gateway.recorded.RecordedFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.gateway.FeedReading;
import io.ballast.gateway.MarketDataException;
import io.ballast.instrument.Instrument;
import io.ballast.settings.SourceSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureFeedTest {
    private static final String FILE = "capture";
    private static final long DAMAGE_SEED = Long.getLong("ballast.seed", 11);
    private static final Instrument SPOT = spot(3, 1, "AAAUSDT", "0.01", "0.001");
    private static final String SPOT_QUOTE =
            "1000 {'stream':'aaausdt@bookTicker','data':{'u':7,'s':'AAAUSDT','b':'10.01000000','B':'2.50099000','a':'10.02','A':'1'}}";
    private static final String FUTURE_QUOTE =
            "2000 {'stream':'aaausdt@bookTicker','data':{'e':'bookTicker','u':9,'s':'AAAUSDT','b':'10.01','B':'1','a':'10.03','A':'2','T':5,'E':6}}";
    private static final String TRADE =
            "3000 {'stream':'aaausdt@trade','data':{'e':'trade','E':8,'s':'AAAUSDT','t':4,'p':'10.02','q':'0.0019','T':7,'m':true,'M':true}}";
    private static final String DEPTH =
            "3500 {'stream':'aaausdt@depth@100ms','data':{'e':'depthUpdate','E':8,'s':'AAAUSDT','U':1,'u':3,'b':[['1','0']],'a':[]}}";

    @TempDir
    Path directory;

    private final FeedTally tally = new FeedTally(5);
    private boolean isDepthWanted;

    @Test
    void shouldReadBookTickersAndTrades() throws IOException {
        assertThat(read(
                        SPOT_QUOTE,
                        FUTURE_QUOTE,
                        TRADE,
                        TRADE.replace("true", "false").replace("3000", "4000")))
                .containsExactly(
                        "Q 1000 0 #7 1001/1002 2500x1000 @3.1",
                        "Q 2000 6000000 #9 1001/1003 1000x2000 @3.1",
                        "T 3000 8000000 #4 SELL 1 at 1002 @3.1",
                        "T 4000 8000000 #4 BUY 1 at 1002 @3.1");
        assertThat(tally.count(FeedCount.QUOTES, 3)).isEqualTo(2);
        assertThat(tally.count(FeedCount.TRADES, 3)).isEqualTo(2);
    }

    @Test
    void shouldCountWhatItSkips() throws IOException {
        final String other = "3600 {'stream':'aaausdt@kline','data':{'s':'AAAUSDT','k':{'t':1}}}";

        assertThat(read(DEPTH, SPOT_QUOTE.replace("1000 ", "3550 "), other, DEPTH))
                .hasSize(1);
        assertThat(tally.count(FeedCount.DEPTH_UPDATES_SKIPPED, 3)).isEqualTo(2);
        assertThat(tally.count(FeedCount.UNKNOWN_SKIPPED, 3)).isEqualTo(1);
    }

    @Test
    void shouldQuoteFromASnapshotThatIsNewer() throws IOException {
        assertThat(read(SPOT_QUOTE, snapshot(8))).contains("Q 1500 0 #8 1000/1005 3000x4000 @3.1");
        assertThat(tally.count(FeedCount.SNAPSHOTS_SKIPPED, 3)).isZero();
    }

    @Test
    void shouldSkipASnapshotThatIsOlder() throws IOException {
        assertThat(read(SPOT_QUOTE, snapshot(7))).hasSize(1);
        assertThat(tally.count(FeedCount.SNAPSHOTS_SKIPPED, 3)).isEqualTo(1);
    }

    @Test
    void shouldRaiseAReceiveTimeThatRunsBack() throws IOException {
        assertThat(read(FUTURE_QUOTE, SPOT_QUOTE, TRADE))
                .extracting(line -> line.split(" ", -1)[1])
                .containsExactly("2000", "2000", "3000");
        assertThat(tally.count(FeedCount.TIMES_CLAMPED, 3)).isEqualTo(1);
    }

    @Test
    void shouldGiveEveryInstrumentOfTheSymbolItsMessages() throws IOException {
        write(directory.resolve(FILE), SPOT_QUOTE.replace('\'', '"'));
        final List<Instrument> instruments =
                List.of(SPOT, spot(4, 1, "AAAUSDT", "0.001", "1"), spot(2, 0, "AAAUSDT", "1", "1"));

        try (CaptureFeed feed = new CaptureFeed(source(), FILE, instruments, directory, tally)) {
            assertThat(FeedReading.lines(feed))
                    .containsExactly("Q 1000 0 #7 1001/1002 2500x1000 @3.1", "Q 1000 0 #7 10010/10020 2x1 @4.1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "garbage | no local time before the message",
                "x {} | local time 'x' is no whole number",
                "5 [1] | not a JSON object",
                "5 {'stream':'aaausdt@trade','data':{'s':'AAAUSDT' | not a JSON object",
                "5 {} {} | text behind the JSON object",
                "5 {'stream':'aaausdt@trade','data':7} | 'data' is not a JSON object",
                "5 {'stream':'aaausdt@bookTicker','data':{'s':'AAAUSDT','b':'1','B':'1','a':'1','A':'1'}} | the"
                        + " message has no u",
                "5 {'stream':'aaausdt@bookTicker','data':{'s':'AAAUSDT','u':8,'B':'1','a':'1','A':'1'}} | the message"
                        + " has no bid",
                "5 {'stream':'aaausdt@bookTicker','data':{'s':'AAAUSDT','u':8,'b':'NaN','B':'1','a':'1','A':'1'}} |"
                        + " bid 'NaN' is no price",
                "5 {'stream':'aaausdt@bookTicker','data':{'s':'AAAUSDT','u':8,'b':'1.005','B':'1','a':'1','A':'1'}} |"
                        + " bid 1.005 is not a whole number of ticks: configure a tickSize",
                "5 {'stream':'aaausdt@bookTicker','data':{'s':'AAAUSDT','u':8,'b':'1','B':'-1','a':'1','A':'1'}} | bid"
                        + " quantity '-1' is no quantity",
                "5 {'stream':'bbbusdt@bookTicker','data':{'s':'BBBUSDT','u':8}} | holds BBBUSDT among AAAUSDT",
                "5 {'stream':'aaausdt@trade','data':{'s':'AAAUSDT','t':8,'E':9223372036854775807,'p':'1','q':'1'}} | E"
                        + " '9223372036854775807' is no time",
                "5 {'lastUpdateId':8,'bids':[[]],'asks':[['1','1']]} | : ",
                "5 {'lastUpdateId':8,'bids':[],'asks':[['1','1']]} | the snapshot has an empty side"
            })
    void shouldNameFileLineAndRemedyOfABadLine(final String line, final String problem) {
        assertThatThrownBy(() -> read(SPOT_QUOTE, line))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContainingAll("capture, line 2: ", problem, ": ");
    }

    @Test
    void shouldRefuseAFileOfAnUnconfiguredSymbol() {
        assertThatThrownBy(() -> read(SPOT_QUOTE.replace("AAAUSDT", "BBBUSDT")))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("holds BBBUSDT, which no instrument of source source-1 has");
    }

    @Test
    void shouldRefuseAFileWithoutMessages() {
        assertThatThrownBy(() -> read(snapshot(5)))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("holds no line that names a symbol");
    }

    @Test
    void shouldReadOrRefuseWhateverDamageDoes() throws IOException {
        final SplittableRandom random = new SplittableRandom(DAMAGE_SEED);
        final List<String> lines = List.of(SPOT_QUOTE, FUTURE_QUOTE, TRADE, DEPTH, snapshot(8));
        for (int i = 0; i < 3_000; i++) {
            final StringBuilder line = new StringBuilder(lines.get(random.nextInt(lines.size())));
            for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
                line.setCharAt(random.nextInt(line.length()), "0'{}[],:.-xE ".charAt(random.nextInt(13)));
            }
            line.setLength(random.nextInt(4) == 0 ? random.nextInt(line.length()) : line.length());
            try {
                assertThat(read(SPOT_QUOTE, line.toString())).isNotEmpty();
            } catch (final MarketDataException e) {
                assertThat(e).as("edit %d: %s", i, line).hasMessageContaining("capture, line 2: ");
            }
        }
    }

    @Test
    void shouldGiveTheBookFromTheSnapshotOnWhenAsked() throws IOException {
        isDepthWanted = true;
        assertThat(read(
                        update(500, 6, "['9.98','7']", ""),
                        SPOT_QUOTE,
                        update(1200, 9, "['9.97','5']", ""),
                        snapshot(8),
                        update(1600, 7, "['9.99','8']", ""),
                        update(1700, 12, "['9.99','0.000'],['9.96','1']", "['10.07','2','x']"),
                        update(1800, 13, "", ""),
                        TRADE))
                .as("the update before the snapshot that it lacks follows it; older ones are dropped")
                .containsExactly(
                        "Q 1000 0 #7 1001/1002 2500x1000 @3.1",
                        "Q 1500 0 #8 1000/1005 3000x4000 @3.1",
                        "NEW BOOK 1500 #9 BUY 3000 at 1000 @3.1",
                        "L 1500 #9 BUY 1000 at 999 @3.1",
                        "L 1500 #9 SELL 4000 at 1005 @3.1",
                        "L 1500 #9 SELL 1000 at 1006 @3.1",
                        "L 1500 #9 BUY 5000 at 997 @3.1",
                        "L 1700 #12 BUY 0 at 999 @3.1",
                        "L 1700 #12 BUY 1000 at 996 @3.1",
                        "L 1700 #12 SELL 2000 at 1007 @3.1",
                        "T 3000 8000000 #4 SELL 1 at 1002 @3.1");
        assertThat(tally.count(FeedCount.DEPTH_LEVELS, 3)).isEqualTo(8);
        assertThat(tally.count(FeedCount.DEPTH_UPDATES_SKIPPED, 3)).isEqualTo(2);
        assertThat(tally.messages()).isEqualTo(3);
    }

    @Test
    void shouldGiveTheBookOfASnapshotThatIsNoQuote() throws IOException {
        isDepthWanted = true;
        assertThat(read(SPOT_QUOTE, snapshot(7))).hasSize(5).contains("NEW BOOK 1500 #7 BUY 3000 at 1000 @3.1");
        assertThat(tally.count(FeedCount.SNAPSHOTS_SKIPPED, 3)).isEqualTo(1);
    }

    @Test
    void shouldForgetTheBookWhereFuturesUpdatesAreMissing() throws IOException {
        isDepthWanted = true;
        assertThat(read(
                        SPOT_QUOTE,
                        snapshot(8),
                        following(1600, 7, 9, "['9.98','1']"),
                        following(1700, 9, 12, "['9.98','2']"),
                        following(1800, 13, 15, "['9.98','3']"),
                        following(1900, 15, 17, "['9.98','4']"),
                        snapshot(14).replace("1500", "2000"),
                        following(2100, 17, 18, "['9.98','5']")))
                .as("13 is missing behind 12; the snapshot at 14 lies in the update to 15, and the others follow it")
                .containsExactly(
                        "Q 1000 0 #7 1001/1002 2500x1000 @3.1",
                        "Q 1500 0 #8 1000/1005 3000x4000 @3.1",
                        "NEW BOOK 1500 #8 BUY 3000 at 1000 @3.1",
                        "L 1500 #8 BUY 1000 at 999 @3.1",
                        "L 1500 #8 SELL 4000 at 1005 @3.1",
                        "L 1500 #8 SELL 1000 at 1006 @3.1",
                        "L 1600 #9 BUY 1000 at 998 @3.1",
                        "L 1700 #12 BUY 2000 at 998 @3.1",
                        "NEW BOOK 1800 #15 BUY 0 at 0 @3.1",
                        "Q 2000 0 #14 1000/1005 3000x4000 @3.1",
                        "NEW BOOK 2000 #17 BUY 3000 at 1000 @3.1",
                        "L 2000 #17 BUY 1000 at 999 @3.1",
                        "L 2000 #17 SELL 4000 at 1005 @3.1",
                        "L 2000 #17 SELL 1000 at 1006 @3.1",
                        "L 2000 #17 BUY 3000 at 998 @3.1",
                        "L 2000 #17 BUY 4000 at 998 @3.1",
                        "L 2100 #18 BUY 5000 at 998 @3.1");
        assertThat(tally.count(FeedCount.DEPTH_HOLES, 3)).isEqualTo(1);
    }

    @Test
    void shouldForgetTheBookWhereSpotUpdatesAreMissing() throws IOException {
        isDepthWanted = true;
        final String following = update(1700, 12, "['9.98','2']", "").replace("'U':1,", "'U':9,");
        final String missing = update(1800, 15, "['9.98','3']", "").replace("'U':1,", "'U':14,");
        assertThat(read(SPOT_QUOTE, snapshot(8), following, missing))
                .endsWith("L 1700 #12 BUY 2000 at 998 @3.1", "NEW BOOK 1800 #15 BUY 0 at 0 @3.1");
        assertThat(tally.count(FeedCount.DEPTH_HOLES, 3)).isEqualTo(1);
    }

    @Test
    void shouldMakeNoBookOfASnapshotBehindWhichUpdatesAreMissing() throws IOException {
        isDepthWanted = true;
        assertThat(read(
                        SPOT_QUOTE,
                        following(1200, 11, 12, "['9.98','1']"),
                        snapshot(8),
                        following(1600, 12, 13, "['9.98','2']"),
                        snapshot(11).replace("1500", "1700")))
                .containsExactly(
                        "Q 1000 0 #7 1001/1002 2500x1000 @3.1",
                        "Q 1500 0 #8 1000/1005 3000x4000 @3.1",
                        "Q 1700 0 #11 1000/1005 3000x4000 @3.1",
                        "NEW BOOK 1700 #13 BUY 3000 at 1000 @3.1",
                        "L 1700 #13 BUY 1000 at 999 @3.1",
                        "L 1700 #13 SELL 4000 at 1005 @3.1",
                        "L 1700 #13 SELL 1000 at 1006 @3.1",
                        "L 1700 #13 BUY 1000 at 998 @3.1",
                        "L 1700 #13 BUY 2000 at 998 @3.1");
        assertThat(tally.count(FeedCount.DEPTH_HOLES, 3)).isEqualTo(1);
    }

    @Test
    void shouldMakeNoBookOfASnapshotWithoutPrices() throws IOException {
        isDepthWanted = true;
        assertThat(read(SPOT_QUOTE, "1500 {'lastUpdateId':7}", update(1600, 9, "['9.98','1']", "")))
                .containsExactly("Q 1000 0 #7 1001/1002 2500x1000 @3.1");
        assertThat(tally.count(FeedCount.SNAPSHOTS_SKIPPED, 3)).isEqualTo(1);
    }

    private static String following(final long timeNs, final long previousId, final long id, final String bids) {
        return update(timeNs, id, bids, "").replace("'U':1,", "'U':" + (previousId + 1) + ",'pu':" + previousId + ",");
    }

    private static String update(final long timeNs, final long id, final String bids, final String asks) {
        return timeNs + " {'stream':'aaausdt@depth@100ms','data':{'e':'depthUpdate','E':8,'s':'AAAUSDT','U':1,'u':" + id
                + ",'b':[" + bids + "],'a':[" + asks + "]}}";
    }

    private static String snapshot(final long updateId) {
        return "1500 {'lastUpdateId':" + updateId
                + ",'bids':[['10.00','3'],['9.99','1']],'asks':[['10.05','4'],['10.06','1']]}";
    }

    private List<String> read(final String... lines) throws IOException {
        final String[] json = new String[lines.length];
        for (int i = 0; i < lines.length; i++) {
            json[i] = lines[i].replace('\'', '"');
        }
        write(directory.resolve(FILE), json);
        try (CaptureFeed feed = new CaptureFeed(source(), FILE, List.of(SPOT), directory, tally)) {
            return FeedReading.lines(feed);
        }
    }

    private SourceSettings source() {
        final SourceSettings plain = capture(1, FILE);
        return new SourceSettings(
                plain.id(),
                plain.name(),
                plain.kind(),
                plain.files(),
                plain.stalenessNs(),
                plain.clockOffsetNs(),
                plain.maxClockSkewNs(),
                plain.barNs(),
                plain.halfSpreadPpb(),
                plain.quoteLots(),
                isDepthWanted);
    }
}
