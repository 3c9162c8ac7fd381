package io.ballast.gateway.recorded;

import static io.ballast.gateway.recorded.RecordedFiles.BAR_HEADER;
import static io.ballast.gateway.recorded.RecordedFiles.bars;
import static io.ballast.gateway.recorded.RecordedFiles.spot;
import static io.ballast.gateway.recorded.RecordedFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.gateway.FeedReading;
import io.ballast.gateway.MarketDataException;
import io.ballast.instrument.Instrument;
import io.ballast.settings.SourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarFeedTest {
    private static final Instrument AAA = spot(0, 0, "AAA", "0.01", "1");
    private static final Instrument BBB = spot(1, 0, "BBB", "0.5", "1");
    private static final String FILE = "bars.csv";
    private static final long DAMAGE_SEED = Long.getLong("ballast.seed", 11);

    @TempDir
    Path directory;

    @Test
    void shouldWalkARisingBarThroughItsLowFirst() throws IOException {
        assertThat(read(List.of(AAA), "60000,AAA,100,102,99,101,5"))
                .containsExactly(
                        "Q 60000000000 60000000000 #1 9995/10005 1000x1000 @0.0",
                        "Q 75000000000 75000000000 #2 9895/9905 1000x1000 @0.0",
                        "Q 90000000000 90000000000 #3 10194/10206 1000x1000 @0.0",
                        "Q 105000000000 105000000000 #4 10094/10106 1000x1000 @0.0");
    }

    @Test
    void shouldWalkAFallingBarThroughItsHighFirst() throws IOException {
        assertThat(read(List.of(AAA), "60000,AAA,101,102,99,100,5"))
                .extracting(BarFeedTest::mid)
                .containsExactly("10100", "10200", "9900", "10000");
    }

    @Test
    void shouldTakeAnUnchangedBarAsRising() throws IOException {
        assertThat(read(List.of(AAA), "60000,AAA,100,102,99,100,5"))
                .extracting(BarFeedTest::mid)
                .containsExactly("10000", "9900", "10200", "10000");
    }

    @Test
    void shouldInterleaveBarsByTimeThenSymbolThenInstrument() throws IOException {
        final Instrument second = spot(2, 0, "AAA", "0.001", "1");

        assertThat(read(List.of(second, BBB, AAA), "0,BBB,10,10,10,10,5", "0,AAA,1,1,1,1,5", "60000,BBB,10,10,10,10,5"))
                .extracting(line -> line.substring(2, line.indexOf(' ', 2)) + line.substring(line.indexOf('@')))
                .containsExactly(
                        "0@0.0",
                        "0@2.0",
                        "0@1.0",
                        "15000000000@0.0",
                        "15000000000@2.0",
                        "15000000000@1.0",
                        "30000000000@0.0",
                        "30000000000@2.0",
                        "30000000000@1.0",
                        "45000000000@0.0",
                        "45000000000@2.0",
                        "45000000000@1.0",
                        "60000000000@1.0",
                        "75000000000@1.0",
                        "90000000000@1.0",
                        "105000000000@1.0");
    }

    @Test
    void shouldCountOtherSymbolsAndLeaveThemOut() throws IOException {
        write(directory.resolve(FILE), BAR_HEADER, "0,AAA,1,1,1,1,5", "0,ZZZ,NaN,1,1,1,5", "60000,ZZZ,1,1,1,1,5");
        final FeedTally tally = new FeedTally(2);

        try (BarFeed feed = new BarFeed(bars(FILE), List.of(AAA), directory, tally)) {
            assertThat(FeedReading.lines(feed)).hasSize(4);
        }
        assertThat(tally.otherSymbolBars()).isEqualTo(2);
        assertThat(tally.count(FeedCount.QUOTES, 0)).isEqualTo(4);
        assertThat(tally.messages()).isEqualTo(4);
    }

    @Test
    void shouldMergeFilesOnTheirOpenTimes() throws IOException {
        write(directory.resolve("a.csv"), BAR_HEADER, "0,AAA,1,1,1,1,5", "60000,AAA,2,2,2,2,5");
        Files.write(
                directory.resolve("b.csv.gz"),
                RecordedFiles.gzip(BAR_HEADER, "0,BBB,3,3,3,3,5", "60000,BBB,4,4,4,4,5"));

        try (BarFeed feed = new BarFeed(bars("a.csv", "b.csv.gz"), List.of(AAA, BBB), directory, new FeedTally(2))) {
            assertThat(FeedReading.lines(feed))
                    .extracting(BarFeedTest::mid)
                    .startsWith("100", "6", "100", "6")
                    .endsWith("200", "8", "200", "8")
                    .hasSize(16);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "0,AAA,1,1,1,1 | 6 columns instead of 7",
                "0,AAA,NaN,1,1,1,5 | 'NaN' of AAA is no price",
                "0,AAA,1,Infinity,1,1,5 | 'Infinity' of AAA is no price",
                "0,AAA,1,1,0,1,5 | a price of AAA is zero",
                "0,AAA,1,1,-1,1,5 | '-1' of AAA is no price",
                "0,AAA,1,0.9,1,1,5 | high and low do not enclose open and close",
                "0,AAA,1,2,1.5,2,5 | high and low do not enclose open and close",
                "0,AAA,1,1,1,,5 | '' of AAA is no price",
                "0,AAA,1.001,1.001,1.001,1.001,5 | price 1.001 of AAA is not a whole number of ticks: configure a tickSize",
                "0,AAA,0.01,0.01,0.01,0.01,5 | not more than half its spread",
                "x,AAA,1,1,1,1,5 | open_ms 'x' is no time",
                "-5,AAA,1,1,1,1,5 | open_ms '-5' is no time",
                "9223372036854775807,AAA,1,1,1,1,5 | is no time"
            })
    void shouldNameFileLineAndRemedyOfABadRow(final String row, final String problem) throws IOException {
        write(directory.resolve(FILE), BAR_HEADER, row);

        assertBroken("bars.csv, line 2: ", problem, ": ");
    }

    @Test
    void shouldRefuseTimeThatRunsBack() throws IOException {
        write(directory.resolve(FILE), BAR_HEADER, "60000,AAA,1,1,1,1,5", "0,AAA,1,1,1,1,5");

        assertBroken("bars.csv, line 3: open_ms runs back: sort the file by open_ms");
    }

    @Test
    void shouldRefuseBarsCloserThanTheirLength() throws IOException {
        write(directory.resolve(FILE), BAR_HEADER, "0,AAA,1,1,1,1,5", "30000,AAA,1,1,1,1,5");

        assertBroken("bars.csv, line 3: ", "set the source's bar length");
    }

    @Test
    void shouldRefuseASecondBarOfTheSameTime() throws IOException {
        write(directory.resolve(FILE), BAR_HEADER, "0,AAA,1,1,1,1,5", "0,AAA,1,1,1,1,5");

        assertBroken("bars.csv, line 3: a second bar of AAA at the same time");
    }

    @Test
    void shouldRefuseAnotherHeader() throws IOException {
        write(directory.resolve(FILE), "time,symbol,open,high,low,close", "0,AAA,1,1,1,1");

        assertBroken("bars.csv, line 1: the header is not open_ms,symbol,open,high,low,close");
    }

    @Test
    void shouldRefuseAnEmptyFile() throws IOException {
        Files.createFile(directory.resolve(FILE));

        assertBroken("bars.csv, line 1: the header is not");
    }

    @Test
    void shouldRefuseAMissingFile() {
        assertBroken("bars.csv, line 1: the file is missing, unreadable or cut short");
    }

    @Test
    void shouldRefuseATruncatedGzip() throws IOException {
        final String[] rows = new String[2_000];
        Arrays.setAll(rows, i -> i == 0 ? BAR_HEADER : i * 60_000L + ",AAA," + "1.0" + i % 7 + ",9,1,1.01," + i);
        final byte[] whole = RecordedFiles.gzip(rows);
        for (final int cut : new int[] {3, 12, whole.length / 2, whole.length - 5, whole.length - 1}) {
            Files.write(directory.resolve(FILE), Arrays.copyOf(whole, cut));

            assertBroken("bars.csv, line ", "cut short", "restore it from its source");
        }
    }

    @Test
    void shouldReadOrRefuseWhateverDamageDoes() throws IOException {
        final SplittableRandom random = new SplittableRandom(DAMAGE_SEED);
        for (int i = 0; i < 3_000; i++) {
            final StringBuilder row = new StringBuilder("120000,AAA,100.25,102,99.5,101,5");
            for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
                row.setCharAt(random.nextInt(row.length()), "019,.-xE ".charAt(random.nextInt(9)));
            }
            try {
                assertThat(read(List.of(AAA), "0,AAA,100,102,99,101,5", row.toString())
                                .size())
                        .as("edit %d: %s", i, row)
                        .isIn(4, 8);
            } catch (final MarketDataException e) {
                assertThat(e).as("edit %d: %s", i, row).hasMessageContaining("bars.csv, line 3: ");
            }
        }
    }

    @Test
    void shouldNameSymbolsThatNoFileHasBeforeReading() throws IOException {
        write(directory.resolve(FILE), BAR_HEADER, "0,AAA,1,1,1,1,5");
        final SourceSettings source = bars(FILE);

        assertThatThrownBy(() -> new BarFeed(source, List.of(AAA, BBB), directory, new FeedTally(2)))
                .isInstanceOf(MarketDataException.class)
                .hasMessage("source source-0 has no bar of BBB in [bars.csv]: "
                        + "correct the symbols or add a file that has them");
    }

    private List<String> read(final List<Instrument> instruments, final String... rows) throws IOException {
        final String[] lines = new String[rows.length + 1];
        lines[0] = BAR_HEADER;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        write(directory.resolve(FILE), lines);
        try (BarFeed feed = new BarFeed(bars(FILE), instruments, directory, new FeedTally(3))) {
            return FeedReading.lines(feed);
        }
    }

    private void assertBroken(final String... parts) {
        assertThatThrownBy(() -> {
                    try (BarFeed feed = new BarFeed(bars(FILE), List.of(AAA), directory, new FeedTally(1))) {
                        FeedReading.lines(feed);
                    }
                })
                .isInstanceOf(MarketDataException.class)
                .hasMessageContainingAll(parts);
    }

    private static String mid(final String line) {
        final String[] prices = line.split(" ", -1)[4].split("/", -1);
        return String.valueOf((Long.parseLong(prices[0]) + Long.parseLong(prices[1])) / 2);
    }
}
