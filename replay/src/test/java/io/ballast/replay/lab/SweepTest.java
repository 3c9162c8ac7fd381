package io.ballast.replay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandRun;
import io.ballast.harness.SmallSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepTest {
    private static final String BANDS = "overlays.defi.band=1%,1.5%";
    private static final String FEES = "exchange.fee=2bp,5bp";

    private Path root = Path.of("");
    private Path journal = Path.of("");
    private Path swept = Path.of("");

    @BeforeAll
    void sweep(@TempDir final Path directory) {
        root = directory;
        journal = SmallSession.run(directory, SmallSession.yamlOf("40m"));
        swept = directory.resolve("swept");
        assertSwept(run(swept, "--jobs", 2));
    }

    @Test
    void shouldRunEveryCombinationInTheOrderOfTheGrid() throws IOException {
        final List<String> lines = Files.readAllLines(swept.resolve("results.csv"));

        assertThat(lines.get(0))
                .startsWith("unit,journal,overlays.defi.band,exchange.fee,status,cause,inputs,orders,fills,nav.start,");
        assertThat(lines.subList(1, lines.size()))
                .extracting(line -> line.split(",", -1)[2] + " " + line.split(",", -1)[3])
                .containsExactly("1% 2bp", "1% 5bp", "1.5% 2bp", "1.5% 5bp");
        assertThat(lines.get(2))
                .as("the recorded settings")
                .endsWith(Lab.bytes(journal).get(Lab.bytes(journal).size() - 1) + ",");
    }

    @Test
    void shouldSayWhichControlStoppedARun() throws IOException {
        final Path out = root.resolve("killed");
        final CommandRun run = Lab.run(
                "sweep",
                journal,
                "--grid",
                "commands=[{at: 2025-01-01T00:20:00Z, command: KILL, author: desk, reason: test}]",
                "--out",
                out);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(Files.readAllLines(out.resolve("results.csv")).get(1))
                .contains("KILLED at 2025-01-01T00:20:00", "overlay defi halted by KILLED at", "to the end");
    }

    /** Whatever breaks, one unit alone has failed, and says why. */
    @Test
    void shouldCountAUnitThatCannotEvenBeOpenedAsFailed() throws IOException {
        final Path directory = Files.createDirectories(root.resolve("broken/units/0"));
        final SweepUnit unit = new SweepUnit(directory, journal, "", List.of(), "session: [");
        final UnitTask task = new UnitTask(unit, false);

        final UnitResult result = task.call();

        assertThat(result.isDone()).isFalse();
        assertThat(result.cause()).contains("configuration.yaml of unit 0");
        assertThat(directory.resolve("failure.txt")).isRegularFile();
        assertThat(task.share()).isEqualTo(1);
    }

    @Test
    void shouldNotDependOnHowManyRunAtATime() throws IOException {
        assertSwept(run(root.resolve("one"), "--jobs", 1));

        assertThat(Files.readString(root.resolve("one/results.csv")))
                .isEqualTo(Files.readString(swept.resolve("results.csv")));
    }

    @Test
    void shouldHoldTheSameInParquetAsInCsv() throws SQLException, IOException {
        final List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT unit, \"overlays.defi.band\", orders, \"nav\","
                        + " \"drawdown.max\" FROM '" + swept.resolve("results.parquet") + "'")) {
            while (result.next()) {
                rows.add(result.getString(1) + " " + result.getString(2) + " " + result.getLong(3) + " "
                        + result.getBigDecimal(4).toPlainString() + " " + result.getDouble(5));
            }
        }
        final List<String> lines = Files.readAllLines(swept.resolve("results.csv"));
        assertThat(rows).isEqualTo(lines.stream().skip(1).map(SweepTest::cells).toList());
    }

    private static String cells(final String line) {
        final String[] cells = line.split(",", -1);
        return cells[0] + " " + cells[2] + " " + cells[7] + " " + cells[10] + " " + Double.parseDouble(cells[12]);
    }

    @Test
    void shouldGoOnWhereItWasInterrupted() throws IOException {
        final Path directory = copy(swept, root.resolve("interrupted"));
        final List<Path> units = units(directory);
        final Path open = units.get(0);
        Files.delete(open.resolve("result.json"));
        Files.createDirectories(open.resolve("journal/left"));
        final Path done = units.get(1).resolve("result.json");
        Files.writeString(done, Files.readString(done).replaceFirst("\"orders\" : \\d+", "\"orders\" : 77"));

        final CommandRun again = run(directory);

        assertSwept(again);
        assertThat(again.out()).contains("4 runs: 4 done, 3 of them before, 0 failed");
        assertThat(Files.readString(open.resolve("result.json")))
                .isEqualTo(Files.readString(swept.resolve("units/" + open.getFileName() + "/result.json")));
        assertThat(open.resolve("journal")).doesNotExist();
        assertThat(Files.readString(directory.resolve("results.csv")))
                .as("what is done is taken as it is")
                .contains(",77,");
    }

    @Test
    void shouldRunAUnitFromItsDirectoryAlone() throws IOException {
        final Path directory = copy(swept, root.resolve("elsewhere"));
        final Path unit = units(directory).get(2);
        final String result = Files.readString(unit.resolve("result.json"));
        Files.delete(unit.resolve("result.json"));

        final CommandRun run = Lab.run("sweep", "--unit", unit, "--keep-journals");

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(Files.readString(unit.resolve("result.json"))).isEqualTo(result);
        assertThat(Lab.run("verify", unit.resolve("journal")).exitCode()).isZero();
        assertThat(Lab.run("sweep", "--unit", root).err()).contains("holds no unit.json");
    }

    @Test
    void shouldReportWhatFailsAndRunTheRest() throws IOException {
        final Path damaged = Altered.damaged(
                SmallSession.run(Files.createDirectory(root.resolve("longer")), SmallSession.yaml()),
                root.resolve("damaged"));
        final Path directory = root.resolve("partly");

        final CommandRun run =
                Lab.run("sweep", damaged, journal, root.resolve("none"), "--grid", FEES, "--out", directory);

        assertThat(run.exitCode()).as("%s", run).isEqualTo(1);
        assertThat(run.out())
                .contains("6 runs: 2 done, 0 of them before, 4 failed")
                .contains("failed  " + damaged + " exchange.fee=2bp: ", "behind 3000 inputs", "no such directory");
        assertThat(Files.readAllLines(directory.resolve("results.csv")))
                .hasSize(7)
                .filteredOn(line -> line.contains(",failed,"))
                .hasSize(4);
    }

    @Test
    void shouldReadASweepFromAFile() throws IOException {
        Altered.marketOnly(journal, root.resolve("imported"));
        final Path file = Files.writeString(root.resolve("sweep.yaml"), """
            configuration: small.yaml
            journals: [imported, journal]
            settings:
              - {exchange.fee: 2bp, overlays.defi.band: 2%}
            grid:
              overlays.defi.band: [1%, 1.5%]
            """);

        final CommandRun run = Lab.run("sweep", "--config", file, "--out", root.resolve("filed"));

        assertThat(run.exitCode()).as("%s", run).isZero();
        final List<String> lines = Files.readAllLines(root.resolve("filed/results.csv"));
        assertThat(lines).hasSize(7);
        assertThat(lines.get(1)).contains(",2bp,2%,done,");
        assertThat(lines.get(1).substring(lines.get(1).indexOf(",done,")))
                .as("an imported market is the session's")
                .isEqualTo(lines.get(4).substring(lines.get(4).indexOf(",done,")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--grid=exchange.fee=",
                "--grid=exchange.fee=1bp,1bp",
                "--grid=overlays.dfi.band=1%",
                "--grid=overlays.defi.band=1%,200%",
                "--jobs=0",
                "--config=none.yaml"
            })
    void shouldRefuseBeforeAnythingRuns(final String option) {
        final Path directory = root.resolve("refused");
        final CommandRun run =
                Lab.run("sweep", journal, "--grid", BANDS.replace("band", "tradeBack"), option, "--out", directory);

        assertThat(run.exitCode()).as("%s", run).isEqualTo(2);
        assertThat(run.err()).isNotEmpty();
        assertThat(directory).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        journals: []                        | journals: names none
        journals: [a]                       | grid: is empty, and so is settings
        {journals: [a], grid: {x: []}}      | has an empty value
        {journals: [a], grd: {x: [1]}}      | did you mean 'grid'?
        {journals: [a], grid: {x: 1}}       | expected a list
        {journals: [a], settings: [{x: [1]}]} | expected a single value
        journals: [a                        | is not valid YAML
        """)
    void shouldSayWhatIsWrongWithAFile(final String yaml, final String said) throws IOException {
        final Path file = Files.writeString(root.resolve("wrong.yaml"), yaml);

        final CommandRun run = Lab.run("sweep", "--config", file, "--out", root.resolve("refused"));

        assertThat(run.exitCode()).as("%s", run).isEqualTo(2);
        assertThat(run.err()).contains(said);
    }

    @Test
    void shouldAskForJournalsAGridAndAPlace() {
        assertThat(Lab.run("sweep", "--out", root).err()).contains("name at least one journal");
        assertThat(Lab.run("sweep", journal, "--out", root).err()).contains("the grid is empty");
        assertThat(Lab.run("sweep", journal, "--grid", FEES).err()).contains("--out");
    }

    @Test
    void shouldNotTakeCommasInBracketsForSeparators() {
        final SettingGrid grid = new SettingGrid();
        grid.add("a.b={x: 1, y: 2},{x: 3},\"p,q\",[1,2]");

        assertThat(grid.combinations())
                .extracting(combination -> combination.get(0).value())
                .containsExactly("{x: 1, y: 2}", "{x: 3}", "\"p,q\"", "[1,2]");
    }

    private CommandRun run(final Path directory, final Object... more) {
        final List<Object> args =
                new ArrayList<>(List.of("sweep", journal, "--grid", BANDS, "--grid", FEES, "--out", directory));
        args.addAll(List.of(more));
        return Lab.run(args.toArray());
    }

    private static void assertSwept(final CommandRun run) {
        assertThat(run.exitCode()).as("%s", run).isZero();
    }

    private static List<Path> units(final Path directory) throws IOException {
        try (Stream<Path> units = Files.list(directory.resolve("units"))) {
            return units.sorted().toList();
        }
    }

    private static Path copy(final Path from, final Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (final IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return to;
    }
}
