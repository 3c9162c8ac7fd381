package io.ballast.replay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandRun;
import io.ballast.harness.CutJournal;
import io.ballast.harness.SmallSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIfTest {
    private static final String FAULTS = "funding: on, jitter: 3ms, faults: [%s]}";

    private Path root = Path.of("");
    private Path journal = Path.of("");

    @BeforeAll
    void runASession(@TempDir final Path directory) {
        root = directory;
        journal = SmallSession.run(directory, SmallSession.yaml());
    }

    @Test
    void shouldDoWhatTheSessionDidToTheLastByte() throws IOException {
        final byte[] before = Files.readAllBytes(file(journal));
        final CommandRun run = Lab.run("what-if", journal, "--journal", root.resolve("again"));

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out()).contains("inputs, outputs the same to the last byte", "10 the same, 0 changed");
        assertThat(Lab.bytes(root.resolve("again"))).isEqualTo(Lab.bytes(journal));
        assertThat(Files.readAllBytes(file(journal))).isEqualTo(before);
    }

    /** Whatever goes wrong at the exchange is drawn again; the market is whole in the journal. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{fault: reject, chance: 30%}, {fault: lose_ack, chance: 20%}, {fault: late_fill, chance: 50%}",
                "{fault: lose_fill, chance: 40%}, {fault: duplicate_execution, chance: 40%}",
                "{fault: halt, at: 2025-01-01T00:30:00Z, for: 5m}, {fault: partial_fill, chance: 60%}"
            })
    void shouldDoItAgainWhenTheExchangeFails(final String faults) throws IOException {
        final Path recorded = record(SmallSession.yaml().replace("funding: on}", FAULTS.formatted(faults)));

        assertReproduced(recorded, Lab.run("what-if", recorded, "--journal", recorded.resolveSibling("again")));
    }

    /** What befell the data on its way is in no journal; read from its source again, it befalls it again. */
    @Test
    void shouldDoItAgainWithTheMarketThatTheExchangeSaw() throws IOException {
        final Path recorded = record(SmallSession.yaml()
                .replace(
                        "funding: on}",
                        FAULTS.formatted("{fault: lose_data, chance: 5%}, {fault: crossed_quote, chance: 2%},"
                                + " {fault: disconnect, at: 2025-01-01T00:40:00Z}")));

        final CommandRun fromJournal = Lab.run("what-if", recorded);

        assertThat(fromJournal.exitCode()).as("%s", fromJournal).isEqualTo(4);
        assertThat(fromJournal.out())
                .contains("faults befell market data on its way to the engine (lose_data, crossed_quote, disconnect)")
                .contains("with --data DIR it is read from its files again");
        assertReproduced(
                recorded, Lab.run("what-if", recorded, "--data", root, "--journal", recorded.resolveSibling("again")));
    }

    @Test
    void shouldPlayAKillAgainWhereItCame() throws IOException {
        final Path directory = Files.createTempDirectory(root, "kill");
        final Path recorded = KilledByFile.run(directory, SmallSession.yaml(), 3_000);

        final CommandRun run = Lab.run("what-if", recorded, "--journal", directory.resolve("again"));

        assertReproduced(recorded, run);
        assertThat(run.out()).contains("1 inputs came from outside");
    }

    @Test
    void shouldHoldOtherSettingsAgainstTheSameMarket() {
        final CommandRun run = Lab.run(
                "what-if",
                journal,
                "--set",
                "overlays.defi.band=2%",
                "--set",
                "exchange.fee=1bp",
                "--set",
                "exchange.makerFee=1bp",
                "--journal",
                root.resolve("wide"),
                "--json");

        assertThat(run.exitCode()).as("%s", run).isZero();
        final Map<String, String> json = Lab.json(run.out());
        assertThat(json)
                .containsEntry("/same", "false")
                .containsEntry("/a/name", journal.toString())
                .containsEntry("/settings/0/path", "overlays.defi.band.width")
                .containsEntry("/settings/1/path", "exchange.fee")
                .containsEntry("/settings/1/b", "1bp");
        final Path direct = SmallSession.run(
                directory("direct"),
                SmallSession.yaml().replace("band: 1%", "band: 2%").replace("fee: 5bp", "fee: 1bp"));
        assertThat(Lab.bytes(root.resolve("wide")))
                .as("what a session with those settings does")
                .isEqualTo(Lab.bytes(direct));
        final CommandRun diff = Lab.run("diff", root.resolve("wide"), direct);
        assertThat(diff.exitCode()).as("%s", diff).isZero();
    }

    @Test
    void shouldSayThatTheMarketEndsWhereTheSessionWasCut() {
        final Path cut = CutJournal.of(journal, root.resolve("cut"), Lab.firstExecution(journal));

        final CommandRun same = Lab.run("what-if", cut);
        final CommandRun other = Lab.run("what-if", cut, "--set", "exchange.fee=1bp");

        assertThat(same.exitCode()).as("%s", same).isZero();
        assertThat(other.exitCode()).as("%s", other).isZero();
        assertThat(other.out()).contains("note: the journal ends early");
    }

    /** Another exchange answered, or another engine: what its settings change is shown all the same. */
    @Test
    void shouldCompareWithItsOwnRunWhereTheJournalSaysSomethingElse() {
        final Path other = Altered.withOtherFee(journal, root.resolve("other"));

        final CommandRun same = Lab.run("what-if", other);
        final CommandRun changed = Lab.run("what-if", other, "--set", "exchange.fee=1bp");

        assertThat(same.exitCode()).as("%s", same).isEqualTo(4);
        assertThat(same.out()).contains("first divergence at sequence ");
        assertThat(changed.exitCode()).as("%s", changed).isZero();
        assertThat(changed.out())
                .contains("note: A is the journal's market run again with the journal's settings")
                .contains("settings        1 differ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        overlays.dfi.band=2%    | did you mean 'defi'?
        overlays.defi.bnd=2%    | did you mean 'band'?
        overlays.defi.band=200% | overlays.defi.band
        overlays.defi.band      | is not a path with a value
        instruments.BTC.tick=1  | counts BTC in ticks of 0.1
        """)
    void shouldSayWhatIsWrongWithASetting(final String setting, final String said) {
        final CommandRun run = Lab.run("what-if", journal, "--set", setting);

        assertThat(run.exitCode()).as("%s", run).isIn(1, 2);
        assertThat(run.err()).contains(said);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoSession() throws IOException {
        final Path market = Altered.marketOnly(journal, root.resolve("market"));
        final Path empty = Files.createDirectory(root.resolve("empty"));

        for (final Map.Entry<Path, String> bad : Map.of(
                        market,
                        "backtest --config FILE --data",
                        empty,
                        "is empty",
                        root.resolve("none"),
                        "no such directory")
                .entrySet()) {
            final CommandRun run = Lab.run("what-if", bad.getKey());
            assertThat(run.exitCode()).as("%s", run).isEqualTo(1);
            assertThat(run.err()).contains(bad.getValue());
        }
    }

    @Test
    void shouldRefuseADamagedJournalAndOneThatGoesOnFromAnother() {
        final Path damaged = Altered.damaged(journal, root.resolve("damaged"));
        final Path resumed = Altered.resumed(journal, root.resolve("resumed"));

        assertThat(Lab.run("what-if", damaged).err()).contains("behind 3000 inputs", "checksum does not match");
        assertThat(Lab.run("what-if", resumed).err())
                .contains("goes on from another one", "the first session, whose journal is");
        assertThat(List.of(
                        Lab.run("what-if", damaged).exitCode(),
                        Lab.run("what-if", resumed).exitCode()))
                .containsOnly(1);
    }

    private static void assertReproduced(final Path recorded, final CommandRun run) {
        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(Lab.bytes(recorded.resolveSibling("again"))).isEqualTo(Lab.bytes(recorded));
    }

    private Path record(final String yaml) throws IOException {
        return SmallSession.run(Files.createTempDirectory(root, "session"), yaml);
    }

    private Path directory(final String name) {
        try {
            return Files.createDirectory(root.resolve(name));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(final Path journal) throws IOException {
        try (Stream<Path> files = Files.list(journal)) {
            return files.filter(path -> path.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
