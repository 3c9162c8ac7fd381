package io.ballast.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandRun;
import io.ballast.harness.SmallSession;
import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.InputJournal;
import io.ballast.launch.Instants;
import io.ballast.launch.JournalPlayback;
import io.ballast.launch.MarketFeeds;
import io.ballast.replay.series.SeriesCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code export} writes, against a re-run that is looked at input by input. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {
    private static final String NAMES = "nav,sleeve.defi.weight,position.DEFI,overlay.defi.outlook";
    private static final String HEADER =
            "sequence,time_ns,time,nav,sleeve.defi.weight,position.DEFI,overlay.defi.outlook";
    private static final long STEP_NS = 7_000_000_000L;

    private Path directory = Path.of("");
    private Path journal = Path.of("");
    /** What stands behind each input: its time, and its row but for that. */
    private final List<Point> points = new ArrayList<>();

    private record Point(long timeNs, String cells) {
        String row(final long sequence, final long rowNs) {
            return sequence + "," + rowNs + ',' + Instants.format(rowNs) + ',' + cells;
        }
    }

    @BeforeAll
    void runASession(@TempDir final Path temporary) {
        directory = temporary;
        journal = SmallSession.run(directory, SmallSession.yaml());
        try (JournalPlayback playback = JournalPlayback.open(journal)) {
            final SeriesCatalogue catalogue = SeriesCatalogue.of(playback.configuration());
            while (playback.next()) {
                points.add(new Point(
                        playback.slot().ingest.timeNs,
                        List.of(NAMES.split(",", -1)).stream()
                                .map(name -> catalogue.named(name).text(playback.slot()))
                                .collect(Collectors.joining(","))));
            }
        }
    }

    @Test
    void shouldGiveTheValuesAsOfEachGridTime() {
        final List<String> expected = new ArrayList<>(List.of(HEADER));
        long gridNs = Math.floorDiv(points.get(0).timeNs() - 1, STEP_NS) * STEP_NS + STEP_NS;
        while (gridNs <= points.get(points.size() - 1).timeNs()) {
            expected.add(asOf(gridNs));
            gridNs += STEP_NS;
        }

        assertThat(lines("--series", NAMES, "--every", "7s"))
                .isEqualTo(expected)
                .hasSizeGreaterThan(1000);
    }

    @Test
    void shouldGiveTheValuesBehindEachInputAndBehindThoseThatChangedOne() {
        final List<String> each = new ArrayList<>(List.of(HEADER));
        final List<String> changes = new ArrayList<>(List.of(HEADER));
        String before = "";
        for (int i = 0; i < points.size(); i++) {
            final Point point = points.get(i);
            each.add(point.row(i, point.timeNs()));
            if (!point.cells().equals(before)) {
                changes.add(point.row(i, point.timeNs()));
            }
            before = point.cells();
        }

        assertThat(lines("--series", NAMES, "--each-event")).isEqualTo(each);
        assertThat(lines("--series", NAMES, "--changes")).isEqualTo(changes).hasSizeLessThan(each.size());
    }

    @Test
    void shouldKeepToTheRangeThatItIsGiven() {
        final long fromNs = points.get(500).timeNs() + 1;
        final long toNs = points.get(900).timeNs() + 1;
        final List<String> rows = lines(
                "--series", NAMES, "--every", "1s", "--from", Instants.format(fromNs), "--to", Instants.format(toNs));

        final List<String> expected = new ArrayList<>(List.of(HEADER));
        for (long gridNs = ceilingSecond(fromNs); gridNs <= toNs; gridNs += 1_000_000_000L) {
            expected.add(asOf(gridNs));
        }
        assertThat(rows).isEqualTo(expected).hasSizeGreaterThan(50);
        assertThat(lines("--series", NAMES, "--each-event", "--from", "100", "--to", "102"))
                .containsExactly(
                        HEADER,
                        points.get(100).row(100, points.get(100).timeNs()),
                        points.get(101).row(101, points.get(101).timeNs()),
                        points.get(102).row(102, points.get(102).timeNs()));
    }

    @Test
    void shouldWriteTheSameAsParquet() throws SQLException {
        final Path csv = directory.resolve("out/values.csv");
        final Path parquet = directory.resolve("out/values.parquet");
        assertThat(export("--series", NAMES, "--every", "7s", "--out", csv).out())
                .endsWith(" rows in " + csv + '\n');
        assertThat(export("--series", NAMES, "--every", "7s", "--out", parquet).exitCode())
                .isZero();

        final List<String> rows = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM '" + parquet + "'")) {
            assertThat(types(result))
                    .containsExactly(
                            "sequence BIGINT",
                            "time_ns BIGINT",
                            "time TIMESTAMP_NS",
                            "nav DECIMAL(38,9)",
                            "sleeve.defi.weight DOUBLE",
                            "position.DEFI DECIMAL(38,3)",
                            "overlay.defi.outlook VARCHAR");
            while (result.next()) {
                rows.add(result.getLong(1) + "," + result.getLong(2) + ',' + text(result.getBigDecimal(4)) + ','
                        + number(result, 5) + ',' + text(result.getBigDecimal(6)) + ',' + result.getString(7));
            }
        }
        assertThat(rows)
                .isEqualTo(read(csv).stream()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .map(cells -> String.join(
                                ",",
                                cells[0],
                                cells[1],
                                cells[3],
                                cells[4].isEmpty() ? "" : number(cells[4]),
                                cells[5],
                                cells[6]))
                        .toList());
        assertThat(directory.resolve("out")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void shouldSayWhatBecameOfEveryOrder() {
        final Path orders = directory.resolve("orders.csv");
        assertThat(export("--table", "orders", "--out", orders).exitCode()).isZero();

        assertThat(read(orders).get(0))
                .isEqualTo(
                        "sequence,time_ns,time,client_order_id,overlay,instrument,side,qty,limit,time_in_force,status,"
                                + "filled_qty,average_price,fee_usd,accepted,first_fill,ended,amendments,last_qty,last_limit,"
                                + "cancel_reason");
        final List<String> sent = new ArrayList<>();
        dump().forEach((sequence, messages) -> messages.stream()
                .filter(message -> message.startsWith("NewOrder "))
                .forEach(message -> sent.add(sequence + "," + field(message, "clientOrderId") + ','
                        + field(message, "side") + ','
                        + thousandth(field(message, "qtyLots")) + ','
                        + thousandth(field(message, "limitTicks")))));
        assertThat(rows(orders))
                .hasSizeGreaterThan(3)
                .extracting(row -> row.get("sequence")
                        + ','
                        + row.get("client_order_id")
                        + ','
                        + row.get("side")
                        + ','
                        + row.get("qty")
                        + ','
                        + row.get("limit"))
                .isEqualTo(sent);
        assertThat(rows(orders)).allSatisfy(row -> {
            assertThat(row).containsEntry("status", "FILLED").containsEntry("overlay", "defi");
            assertThat(row.get("filled_qty")).isEqualTo(row.get("qty"));
            assertThat(row.get("ended")).isEqualTo(row.get("first_fill"));
            assertThat(Instant.parse(row.get("accepted"))).isAfter(Instant.parse(row.get("time")));
        });
    }

    @Test
    void shouldGiveEveryFillAsTheVenueReportedIt() {
        final Path fills = directory.resolve("fills.csv");
        assertThat(export("--table", "FILLS", "--out", fills).exitCode()).isZero();

        assertThat(read(fills).get(0))
                .isEqualTo("sequence,time_ns,time,source,execution,client_order_id,overlay,instrument,kind,side,qty,"
                        + "price,fee_usd,leaves_qty,position");
        final List<String> reported = new ArrayList<>();
        dump().forEach((sequence, messages) -> messages.stream()
                .filter(message -> message.startsWith("Execution ") && message.contains("executionType=FILL"))
                .forEach(message -> reported.add(sequence + "," + field(message, "clientOrderId") + ','
                        + thousandth(field(message, "lastLots")) + ',' + thousandth(field(message, "lastTicks")) + ','
                        + new BigDecimal(field(message, "feeNanoUsd"))
                                .movePointLeft(9)
                                .toPlainString())));
        assertThat(rows(fills))
                .extracting(row -> row.get("sequence")
                        + ','
                        + row.get("client_order_id")
                        + ','
                        + row.get("qty")
                        + ','
                        + row.get("price")
                        + ','
                        + row.get("fee_usd"))
                .isEqualTo(reported);
        final List<String> positions = rows(fills).stream()
                .map(row -> new BigDecimal(row.get("position")).setScale(3).toPlainString())
                .toList();
        final List<String> held = rows(fills).stream()
                .map(row -> points.get(Integer.parseInt(row.get("sequence")))
                        .cells()
                        .split(",", -1)[2])
                .toList();
        assertThat(positions).isEqualTo(held);
    }

    @Test
    void shouldListWhatItCanWrite() {
        assertThat(export("--list").out())
                .contains("sleeve.defi.drift ")
                .containsPattern("overlay.defi.target.DEFI +contracts +position wanted, short below zero\n");
    }

    @Test
    void shouldLeaveTheJournalAsItIs() {
        final Map<String, String> before = contents(journal);
        export("--series", NAMES, "--changes");
        export("--table", "orders");

        assertThat(contents(journal)).isEqualTo(before);
        final CommandRun inside = export("--series", "nav", "--out", journal.resolve("nav.csv"));
        assertThat(inside.exitCode()).isEqualTo(2);
        assertThat(inside.err()).contains("lies in the journal's directory; name a place elsewhere");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--series navv                                   | there is no series 'navv': did you mean 'nav'?",
                "--series sleeve.*.wait                          | no series is like 'sleeve.*.wait': ",
                "--series nav --out nav.xls                      | name a file that ends in .csv or .parquet",
                "--series nav --every 5                          | '5' is not a duration; write a number and a unit",
                "--series nav --every 1us                        | a grid is at least 1ms wide",
                "--series nav --from yesterday                   | 'yesterday' is no place in a journal: write a"
                        + " sequence",
                "--series nav --from 9 --to 8                    | nothing lies from input 9 to input 8: swap the two",
                "--series nav --from 2030-01-01T00:00:00Z        | it goes from 2025-01-01T00:00:00Z (input 0) to ",
                "--series nav --to 2020-01-01T00:00:00Z          | it goes from 2025-01-01T00:00:00Z (input 0) to ",
                "--series nav --from 99999999                    | there is nothing from input 99999999 on in ",
                "--series nav --every 1m --changes               | mutually exclusive",
                "--table trades                                  | expected one of [ORDERS, FILLS]",
                "--every 1m                                      | Missing required argument",
            })
    void shouldSayWhatWouldWork(final String options, final String complaint) {
        final CommandRun run = export((Object[]) options.strip().split(" +", -1));

        assertThat(run.exitCode()).as("%s", run).isEqualTo(2);
        assertThat(run.err()).contains(complaint).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void shouldSendAnInputJournalThroughASessionFirst() {
        final EngineConfiguration configuration = ConfigurationFile.parse("small.yaml", SmallSession.yaml());
        final Path inputs = directory.resolve("inputs");
        InputJournal.write(
                configuration, MarketFeeds.open(configuration, directory).feed(), inputs, count -> {});

        final CommandRun run = CommandRun.of(() -> BallastReplay.run("export", "--series", "nav", inputs.toString()));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("run it first (ballast run --config FILE --data " + inputs + ')');
    }

    private String asOf(final long gridNs) {
        int last = -1;
        while (last + 1 < points.size() && points.get(last + 1).timeNs() <= gridNs) {
            last++;
        }
        return points.get(last).row(last, gridNs);
    }

    private static long ceilingSecond(final long timeNs) {
        return Math.floorDiv(timeNs - 1, 1_000_000_000L) * 1_000_000_000L + 1_000_000_000L;
    }

    private List<String> lines(final Object... options) {
        final CommandRun run = export(options);
        assertThat(run.exitCode()).as("%s", run).isZero();
        return run.out().lines().toList();
    }

    private CommandRun export(final Object... options) {
        final List<String> args = new ArrayList<>(List.of("export", journal.toString()));
        args.addAll(List.of(CommandRun.strings(options)));
        return CommandRun.of(() -> BallastReplay.run(args.toArray(String[]::new)));
    }

    /** By sequence: the input and the outputs. */
    private Map<Long, List<String>> dump() {
        final Map<Long, List<String>> messages = new TreeMap<>();
        long sequence = -1;
        for (final String line : Replay.dump(journal).out().lines().toList()) {
            if (Character.isDigit(line.charAt(0))) {
                final int end = line.indexOf(' ');
                sequence = Long.parseLong(line.substring(0, end));
                messages.computeIfAbsent(sequence, key -> new ArrayList<>()).add(line.substring(end + 1));
            } else if (line.startsWith("    → ") && sequence >= 0) {
                messages.computeIfAbsent(sequence, key -> new ArrayList<>()).add(line.substring("    → ".length()));
            }
        }
        return messages;
    }

    private static String field(final String message, final String name) {
        final int start = message.indexOf(' ' + name + '=') + name.length() + 2;
        final int end = message.indexOf(' ', start);
        return message.substring(start, end < 0 ? message.length() : end);
    }

    private static String thousandth(final String units) {
        return new BigDecimal(units).movePointLeft(3).stripTrailingZeros().toPlainString();
    }

    private static List<Map<String, String>> rows(final Path csv) {
        final List<String> lines = read(csv);
        final String[] names = lines.get(0).split(",", -1);
        return lines.stream()
                .skip(1)
                .map(line -> {
                    final String[] cells = line.split(",", -1);
                    final Map<String, String> row = new TreeMap<>();
                    for (int i = 0; i < names.length; i++) {
                        row.put(names[i], cells[i]);
                    }
                    return row;
                })
                .toList();
    }

    private static List<String> read(final Path file) {
        try {
            return Files.readAllLines(file);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file of a directory by name, as text of its bytes. */
    private static Map<String, String> contents(final Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            final Map<String, String> contents = new TreeMap<>();
            for (final Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return contents;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> types(final ResultSet result) throws SQLException {
        final List<String> types = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            types.add(result.getMetaData().getColumnName(i)
                    + ' '
                    + result.getMetaData().getColumnTypeName(i));
        }
        return types;
    }

    private static String text(final BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }

    private static String number(final ResultSet result, final int column) throws SQLException {
        final double value = result.getDouble(column);
        return result.wasNull() ? "" : String.valueOf(value);
    }

    private static String number(final String text) {
        return String.valueOf(Double.parseDouble(text));
    }
}
