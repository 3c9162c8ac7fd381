package io.ballast.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandRun;
import io.ballast.harness.SmallSession;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small files of every kind, made by hand, and the messages that must come of them. */
class ImportTest {
    private static final String YAML = """
        session: {name: imported, seed: 4, timer: 5s}
        topology: {profile: direct, wait: park}
        journal: {block: 1MiB, minFreeDisk: 0B}
        sources:
          bars: {kind: bars, bar: 1m, halfSpread: 5bp, quoteLots: 1000, files: [bars.csv]}
          ticks: {kind: capture, files: [perp.gz]}
        instruments:
          BTC: {source: bars, symbol: BTCUSDT, kind: spot, tick: 0.1, lot: 0.001}
          UNI: {source: bars, symbol: UNIUSDT, kind: spot, tick: 0.001, lot: 0.1}
          DEFI: {source: bars, symbol: DEFIUSDT, kind: linear, tick: 0.1, lot: 0.001}
          PERP: {source: ticks, symbol: BTCUSDT, kind: linear, tick: 0.1, lot: 0.001}
        portfolio: {cash: 50000, holdings: {BTC: 5.241, UNI: 24154.8}}
        sleeves:
          majors: {target: 57%, assets: [BTC]}
          defi: {target: 38%, assets: [UNI]}
        cashTarget: 5%
        overlays:
          defi: {sleeve: defi, contract: DEFI, band: 1%, tradeBack: 50%, maxOrder: 14, maxPosition: 300}
          btc: {sleeve: majors, contract: PERP, band: 1%, tradeBack: 50%, maxOrder: 1, maxPosition: 30}
        """;
    private static final String KLINES_HEADER = "open_time,open,high,low,close,volume,close_time,quote_volume,count,"
            + "taker_buy_volume,taker_buy_quote_volume,ignore";

    @TempDir
    private Path directory;

    private Path configuration = Path.of("");
    private int imports;

    @BeforeEach
    void writeTheConfiguration() throws IOException {
        configuration = Files.writeString(directory.resolve("imported.yaml"), YAML);
    }

    @Test
    void shouldMakeFourQuotesOfEachKlineWhateverItsUnitOfTime() throws IOException {
        final Path inMs = zip(
                "BTCUSDT-1m-2025-06-16.zip",
                KLINES_HEADER,
                "1750000020000,100.0,102.0,99.0,101.0,1,1750000079999,1,1,1,1,0",
                "1750000080000,101.0,101.5,98.0,99.0,1,1750000139999,1,1,1,1,0");
        final Path inUs = write(
                "BTCUSDT-1m-2025-06-17.csv",
                "1750000020000000,100.0,102.0,99.0,101.0,1,1750000079999999,1,1,1,1,0",
                "1750000080000000,101.0,101.5,98.0,99.0,1,1750000139999999,1,1,1,1,0");

        assertThat(messages("bars=" + inMs))
                .isEqualTo(messages("bars=" + inUs))
                .containsExactly(
                        quote(1750000020_000_000_000L, 1, 999, 1001),
                        quote(1750000035_000_000_000L, 2, 989, 991),
                        quote(1750000050_000_000_000L, 3, 1019, 1021),
                        quote(1750000065_000_000_000L, 4, 1009, 1011),
                        quote(1750000080_000_000_000L, 5, 1009, 1011),
                        quote(1750000095_000_000_000L, 6, 1014, 1016),
                        quote(1750000110_000_000_000L, 7, 979, 981),
                        quote(1750000125_000_000_000L, 8, 989, 991));
    }

    @Test
    void shouldMakeTradesOfAggTradesOfFuturesAndOfSpot() throws IOException {
        final Path futures = write(
                "BTCUSDT-aggTrades-2025-06-16.csv",
                "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker",
                "7,100.1,0.0125,11,12,1750000020123,true",
                "8,100.2,2,13,13,1750000020124,false");
        final Path spot = zip(
                "BTCUSDT-aggTrades-2025-06-17.zip",
                "7,100.10000000,0.01250000,11,12,1750000020123000,True,True",
                "8,100.20000000,2.00000000,13,13,1750000020124000,False,True");

        assertThat(messages("ticks=" + futures))
                .containsExactly(
                        "Trade receiveTimeNs=1750000020123000000 eventTimeNs=0 sourceSequence=7 priceTicks=1001"
                                + " qtyLots=12 instrumentId=3 sourceId=1 aggressor=SELL",
                        "Trade receiveTimeNs=1750000020124000000 eventTimeNs=0 sourceSequence=8 priceTicks=1002"
                                + " qtyLots=2000 instrumentId=3 sourceId=1 aggressor=BUY")
                .isEqualTo(messages("ticks=" + spot));
    }

    @Test
    void shouldMakeQuotesOfBookTickers() throws IOException {
        final Path file = write(
                "BTCUSDT-bookTicker-2025-06-16.csv",
                "update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,transaction_time,event_time",
                "41,100.1,1.5,100.2,0.002,1750000020000,1750000020003",
                "43,100.0,1.5,100.2,0.002,1750000020004,1750000020002");

        assertThat(messages("ticks=" + file))
                .containsExactly(
                        "Quote receiveTimeNs=1750000020003000000 eventTimeNs=0 sourceSequence=41"
                                + " bidTicks=1001 askTicks=1002 bidLots=1500 askLots=2 instrumentId=3 sourceId=1",
                        "Quote receiveTimeNs=1750000020003000000 eventTimeNs=0 sourceSequence=43"
                                + " bidTicks=1000 askTicks=1002 bidLots=1500 askLots=2 instrumentId=3 sourceId=1");
    }

    @Test
    void shouldPutAMarkInFrontOfEachPaymentOfFundingAndOneAtIt() throws IOException {
        final Path book = write(
                "BTCUSDT-bookTicker-2025-06-16.csv",
                "1,100.1,1.5,100.3,0.002,1750000000000,1750000000000",
                "2,100.5,1.5,100.7,0.002,1750000100000,1750000100000",
                "3,100.5,1.5,100.7,0.002,1750000300000,1750000300000");
        final Path funding = zip(
                "BTCUSDT-fundingRate-2025-06.zip",
                "calc_time,funding_interval_hours,last_funding_rate",
                "1749990000000,8,0.00009",
                "1750000120000,8,-0.00012345");
        final CommandRun run = imported("ticks=" + book, "ticks=" + funding);

        assertThat(run.out())
                .contains(
                        "3 quotes, 0 trades, 2 marks, ", "2 marks of funding left out: no price stands at their times");
        assertThat(dump(run))
                .filteredOn(text -> text.startsWith("Mark"))
                .containsExactly(
                        "Mark receiveTimeNs=1750000060000000000 eventTimeNs=1750000060000000000 sourceSequence=1"
                                + " markTicks=1002 indexTicks=1002 fundingRatePpb=-123450"
                                + " nextFundingTimeNs=1750000120000000000 instrumentId=3 sourceId=1",
                        "Mark receiveTimeNs=1750000120000000000 eventTimeNs=1750000120000000000 sourceSequence=2"
                                + " markTicks=1006 indexTicks=1006 fundingRatePpb=-123450"
                                + " nextFundingTimeNs=1750028920000000000 instrumentId=3 sourceId=1");
    }

    @Test
    void shouldReadWhatAMappingDescribes() throws IOException {
        final Path mapping = write(
                "mapping.yaml",
                "message: quote",
                "header: true",
                "separator: ';'",
                "columns:",
                "  pair: symbol",
                "  ts: {field: time, unit: iso}",
                "  bid in cents: {field: bid, unit: 0.01}",
                "  ask in cents: {field: ask, unit: 0.01}",
                "  bids: {field: bidQty, unit: 1000}",
                "  asks: {field: askQty, unit: 1000}");
        final Path file = write(
                "mine.txt",
                "asks;bids;ask in cents;bid in cents;ts;pair;note",
                "2;1;10020;10010;2025-06-16T00:00:00.5Z;BTCUSDT;\"x\"",
                "2;1;700.5;700.4;2025-06-16T00:00:01Z;UNIUSDT;",
                "2;1;1;1;2025-06-16T00:00:01Z;NOBODY;",
                "2;1;10030;10010;2025-06-16T00:00:02Z;BTCUSDT;");

        assertThat(messages("bars=" + file, "--mapping", mapping))
                .containsExactly(
                        "Quote receiveTimeNs=1750032000500000000 eventTimeNs=0 sourceSequence=1 bidTicks=1001"
                                + " askTicks=1002 bidLots=1000000 askLots=2000000 instrumentId=0 sourceId=0",
                        "Quote receiveTimeNs=1750032001000000000 eventTimeNs=0 sourceSequence=1 bidTicks=7004"
                                + " askTicks=7005 bidLots=10000 askLots=20000 instrumentId=1 sourceId=0",
                        "Quote receiveTimeNs=1750032002000000000 eventTimeNs=0 sourceSequence=2 bidTicks=1001"
                                + " askTicks=1003 bidLots=1000000 askLots=2000000 instrumentId=0 sourceId=0");
    }

    @Test
    void shouldRunOnAnImportAsOnTheFiles() throws IOException {
        final StringBuilder bars = new StringBuilder("open_ms,symbol,open,high,low,close\n");
        final StringBuilder ticks = new StringBuilder();
        for (int minute = 0; minute < 60; minute++) {
            final long openMs = 1_750_000_020_000L + minute * 60_000L;
            final double uni = 7 + 0.02 * minute;
            bars.append(openMs).append(",BTCUSDT,100000.0,100010.0,99990.0,100000.0\n");
            bars.append(openMs).append(String.format(",UNIUSDT,%.3f,%.3f,%.3f,%.3f%n", uni, uni + 0.01, uni, uni));
            bars.append(openMs)
                    .append(String.format(",DEFIUSDT,%.1f,%.1f,%.1f,%.1f%n", 70 * uni, 70 * uni, 70 * uni, 70 * uni));
            ticks.append(openMs)
                    .append("000000 {\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":")
                    .append(minute + 1)
                    .append(",\"s\":\"BTCUSDT\",\"b\":\"100000.0\",\"B\":\"1\",\"a\":\"100000.1\",\"A\":\"2\"}}\n");
        }
        Files.writeString(directory.resolve("bars.csv"), bars);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve("perp.gz")))) {
            out.write(ticks.toString().getBytes(StandardCharsets.UTF_8));
        }
        final Path inputs = directory.resolve("inputs");
        final Path named = directory.resolve("named");
        ok(importing(inputs));
        ok(importing(named, "bars=" + directory.resolve("bars.csv"), "ticks=" + directory.resolve("perp.gz")));

        final List<String> original = run("original", directory);
        assertThat(original).anyMatch(line -> line.contains("NewOrder ")).hasSizeGreaterThan(700);
        assertThat(run("again", inputs)).isEqualTo(original);
        assertThat(run("once-more", named)).isEqualTo(original);
        assertThat(Replay.verify(inputs).out()).contains("verify: identical");
    }

    @Test
    void shouldSayWhereEachBadRowIsAndWriteNothing() throws IOException {
        final Path file = write(
                "BTCUSDT-aggTrades-2025-06-16.csv",
                "7,100.1,0.5,11,12,1750000020123,true",
                "8,abc,2,13,13,1750000020124,false",
                "9,100.25,2,13,13,1750000020124,false",
                "9,100.2,2,13,13,1750000020124,perhaps",
                "10,100.2,2,13,13,,false",
                "11,100.2,2,13",
                "5,100.2,2,13,13,1750000020124,false",
                "12,100.2,2,13,13,1750000020125,false");
        final CommandRun run = imported("ticks=" + file);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .containsExactly(
                        file + ", line 2: price 'abc' is no price: correct or remove the row",
                        file
                                + ", line 3: price 100.25 is not a whole number of ticks: configure a tick that"
                                + " divides every price of the file",
                        file + ", line 4: isBuyerMaker 'perhaps' is none of true 1 false 0: correct or remove the row",
                        file + ", line 5: time '' is no time: correct or remove the row",
                        file + ", line 6: 4 columns instead of 7: correct or remove the row",
                        file + ", line 7: sequence 5 follows 7: correct or remove the row",
                        "6 bad rows, the first of them above; nothing is written: mend them, or leave them out with"
                                + " --max-bad 6");
        assertThat(directory.resolve("import-1")).doesNotExist();
        assertThat(messages("ticks=" + file, "--max-bad", "6")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BTCUSDT-1m-2025-06.csv       | can be of several sources (bars, ticks): say which, such as bars=",
                "ETHUSDT-1m-2025-06.csv       | no instrument has symbol ETHUSDT: did you mean",
                "UNIUSDT-5m-2025-06.csv       | holds bars of 5m, those of source bars last 1m: change one of the two",
                "ticks=BTCUSDT-1m-2025-06.csv | holds bars, and source ticks is not of kind bars: give it kind: bars"
                        + " with bar",
                "ticks=UNIUSDT-1m-2025-06.csv | no instrument of source ticks has symbol UNIUSDT",
                "unknown.csv                  | is of no kind that is known by its name or first line: name it as"
                        + " Binance does",
                "missing.csv                  | no such file, or not readable; name files, not directories",
                "UNIUSDT-fundingRate-2025-06.csv | funding rates alone are no market: import quotes, bars or trades"
                        + " with them",
            })
    void shouldSayWhatWouldWork(final String name, final String complaint) throws IOException {
        final String file = name.substring(name.indexOf('=') + 1);
        if (!file.startsWith("missing")) {
            write(file, file.contains("funding") ? "1750000020123,8,0.0001" : "words of no kind");
        }
        final CommandRun run =
                imported(name.replace(file, directory.resolve(file).toString()));

        assertThat(run.exitCode()).as("%s", run).isEqualTo(2);
        assertThat(run.err()).contains(complaint).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BTCUSDT-aggTrades-2025-06.csv | 1,2,3      | 3 columns are not those of aggTrades: name a file of"
                        + " aggTrades",
                "BTCUSDT-aggTrades-2025-06.csv | open_time,open,high,low,close,volume,x | has no column 'agg_trade_id'"
                        + " in place 1",
                "BTCUSDT-aggTrades-2025-06.csv | ''         | the file is empty: name a file of aggTrades",
                "BTCUSDT-aggTrades-2025-06.zip | PK         | the file is missing, unreadable or cut short",
            })
    void shouldRefuseAFileThatIsNotWhatItsNameSays(final String name, final String line, final String complaint)
            throws IOException {
        final Path file = Files.writeString(directory.resolve(name), line.isEmpty() ? "" : line + '\n');
        final CommandRun run = imported("ticks=" + file);

        assertThat(run.exitCode()).as("%s", run).isEqualTo(1);
        assertThat(run.err()).contains(complaint).doesNotContain("\tat ");
        assertThat(directory.resolve("import-1")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{message: quotes}                                        | message: 'quotes' is none: did you mean"
                        + " 'quote'?",
                "{message: quote, colums: {}}                             | there is no key 'colums': did you mean"
                        + " 'columns'?",
                "{message: mark, symbol: A, columns: {t: {field: tme}}}   | there is no field 'tme': did you mean"
                        + " 'time'?",
                "{message: mark, symbol: A, columns: {t: time}}           | no column is mark: rows cannot become"
                        + " marks without it",
                "{message: mark, columns: {t: time, m: mark}}             | say the symbol once",
                "{message: mark, symbol: A, columns: {t: {field: time, unit: h}, m: mark}} | the unit of a time is s,"
                        + " ms, us, ns",
                "{message: mark, header: false, symbol: A, columns: {t: time, m: mark}} | a file without a header has"
                        + " columns 1,",
                "{message: trade, symbol: A, columns: {t: time, p: price, q: qty}} | trades need one of them",
            })
    void shouldSayWhatAMappingLacks(final String yaml, final String complaint) throws IOException {
        final Path mapping = write("mapping.yaml", yaml);
        final CommandRun run = imported("bars=" + write("x.csv", "words"), "--mapping", mapping);

        assertThat(run.exitCode()).as("%s", run).isEqualTo(2);
        assertThat(run.err()).contains(mapping + ": ").contains(complaint);
    }

    @Test
    void shouldLeaveADirectoryAloneThatIsNotEmpty() throws IOException {
        final Path full = Files.createDirectories(directory.resolve("full"));
        final Path kept = Files.writeString(full.resolve("kept.txt"), "kept");
        final CommandRun run = importing(full, "ticks=" + write("BTCUSDT-aggTrades-2025-06.csv", "words"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is not empty; name a directory that is absent or empty");
        assertThat(kept).hasContent("kept");
    }

    @Test
    void shouldImportASyntheticMarketAsWell() throws IOException {
        final Path small = SmallSession.write(directory, SmallSession.yamlOf("1m"));
        final CommandRun run = CommandRun.of(() -> BallastReplay.run(
                CommandRun.strings("import", "--config", small, "--out", directory.resolve("synthetic"))));

        assertThat(run.out())
                .isEqualTo("49 messages in " + directory.resolve("synthetic")
                        + ": 48 quotes, 0 trades, 1 marks, 0 prices of order books\n");
    }

    private List<String> run(final String name, final Path data) {
        final Path journal = directory.resolve(name);
        ok(CommandRun.ballast("run", "--config", configuration, "--data", data, "--journal", journal));
        return Replay.dump(journal)
                .out()
                .lines()
                .filter(line -> !line.startsWith("end "))
                .toList();
    }

    private static void ok(final CommandRun run) {
        assertThat(run.exitCode()).as("%s", run).isZero();
    }

    /** What comes of files, message by message. */
    private List<String> messages(final Object... options) {
        final CommandRun run = imported(options);
        ok(run);
        return dump(run);
    }

    private List<String> dump(final CommandRun run) {
        ok(run);
        return Replay.dump(directory.resolve("import-" + imports))
                .out()
                .lines()
                .filter(line -> line.contains(" UNPROCESSED "))
                .map(line -> line.substring(line.indexOf("UNPROCESSED ") + "UNPROCESSED ".length()))
                .toList();
    }

    private CommandRun imported(final Object... options) {
        imports++;
        return importing(directory.resolve("import-" + imports), options);
    }

    private CommandRun importing(final Path out, final Object... options) {
        final Object[] args = new Object[options.length + 5];
        args[0] = "import";
        args[1] = "--config";
        args[2] = configuration;
        args[3] = "--out";
        args[4] = out;
        System.arraycopy(options, 0, args, 5, options.length);
        return CommandRun.of(() -> BallastReplay.run(CommandRun.strings(args)));
    }

    private static String quote(final long timeNs, final int number, final int bidTicks, final int askTicks) {
        return "Quote receiveTimeNs=" + timeNs + " eventTimeNs=" + timeNs + " sourceSequence=" + number + " bidTicks="
                + bidTicks + " askTicks=" + askTicks + " bidLots=1000 askLots=1000 instrumentId=0 sourceId=0";
    }

    private Path write(final String name, final String... lines) throws IOException {
        return Files.writeString(directory.resolve(name), String.join("\n", lines) + '\n');
    }

    private Path zip(final String name, final String... lines) throws IOException {
        final Path file = directory.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(name.replace(".zip", ".csv")));
            out.write((String.join("\n", lines) + '\n').getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
