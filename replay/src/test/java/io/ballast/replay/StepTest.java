package io.ballast.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandRun;
import io.ballast.harness.SmallSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code step} as a script sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepTest {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int DIVERGED = 4;

    private Path root = Path.of("");
    private Path journal = Path.of("");

    @BeforeAll
    void runASession(@TempDir final Path directory) {
        root = directory;
        journal = SmallSession.run(directory, SmallSession.yamlOf("45m"));
    }

    @Test
    void shouldFollowAScript() {
        final CommandRun run = Replay.step("""
            # how the first hedge came about
            next
            until abs(overlay.defi.drift) > 0.9%
            watch overlay.defi.drift position.DEFI

            break add order
            continue
            state overlay.defi.target.* overlay.defi.band
            outputs
            orders
            continue
            print overlay.defi.drift
            back 2
            goto 3
            n 2
            quit
            nothing is read any more
            """, journal);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().toList()).isEqualTo("""
            #0  2025-01-01T00:00:00Z  contract specification
            #568  2025-01-01T00:09:22.500Z  quote AAVE 278.22 / 278.50
            * overlay.defi.drift  -0.009035 share  (was unknown)
              position.DEFI           0.000 contracts
            breakpoint 1  order
            stopped at breakpoint 1  order
            #592  2025-01-01T00:09:46.250Z  quote UNI 7.526 / 7.534
              → defi   IDLE → DRIFT: BAND_BREACHED
              → defi   DRIFT → CLASSIFY: DWELL_MET
              → defi   CLASSIFY → SELECT: UNCLASSIFIED
              → defi   SELECT → PRECHECK: SELECTED
              → defi   PRECHECK → EXECUTE: APPROVED
              → defi   ENGAGE  drift -1.0055 %, effective -1.0055 % is outside ±1.00 % → target long 7.284 DEFI
              → defi            order    BUY 7.284 DEFI @ 683.213
            * overlay.defi.drift  -0.010055 share  (was -0.009035)
              position.DEFI           0.000 contracts
            * overlay.defi.target.DEFI     7.284 contracts  (was 0.000)
              overlay.defi.band         0.010000 share
            → defi   IDLE → DRIFT: BAND_BREACHED
            → defi   DRIFT → CLASSIFY: DWELL_MET
            → defi   CLASSIFY → SELECT: UNCLASSIFIED
            → defi   SELECT → PRECHECK: SELECTED
            → defi   PRECHECK → EXECUTE: APPROVED
            → defi   ENGAGE  drift -1.0055 %, effective -1.0055 % is outside ±1.00 % → target long 7.284 DEFI
            → defi            order    BUY 7.284 DEFI @ 683.213
            281474976862208  defi   BUY 7.284 DEFI @ 683.213  PENDING_NEW, 0.000 filled
            stopped at breakpoint 1  order
            #593  2025-01-01T00:09:46.260Z  execution accepted of 281474976862208
              overlay.defi.drift  -0.010055 share
              position.DEFI           0.000 contracts
            overlay.defi.drift -0.010055448158379554
            #591  2025-01-01T00:09:45Z  timer
            * overlay.defi.drift  -0.009978 share  (was -0.010055)
              position.DEFI           0.000 contracts
            #3  2025-01-01T00:00:00Z  holding 24154.8 UNI
            * overlay.defi.drift  unknown share  (was -0.009978)
              position.DEFI         0.000 contracts
            #5  2025-01-01T00:00:00Z  quote BTC 108748.5 / 108748.7
              overlay.defi.drift  unknown share
              position.DEFI         0.000 contracts
            """.lines().toList());
    }

    @Test
    void shouldDoNothingWithoutCommands() {
        final CommandRun run = Replay.step("", journal);

        assertThat(run).isEqualTo(new CommandRun(0, "", ""));
    }

    @Test
    void shouldEndAtTheFirstCommandThatFails() {
        final CommandRun unknown = Replay.step("next\n\nnxt\nnext\n", journal);
        assertThat(unknown.exitCode()).isEqualTo(USAGE);
        assertThat(unknown.out().lines()).hasSize(1).first().asString().startsWith("#0  ");
        assertThat(unknown.err().lines())
                .containsExactly("line 3: there is no command 'nxt': did you mean 'next'? 'help' lists them");

        final CommandRun series = Replay.step("until drift.defi > 0.03\n", journal);
        assertThat(series.exitCode()).isEqualTo(USAGE);
        assertThat(series.err().lines())
                .containsExactly(
                        "line 1: column 1: there is no series 'drift.defi': did you mean 'sleeve.defi.drift' or"
                                + " 'sleeve.defi.drift.usd' or 'overlay.defi.drift'?",
                        "  drift.defi > 0.03",
                        "  ^");

        final CommandRun beyond = Replay.step("goto 999999\nwhere\n", journal);
        assertThat(beyond.exitCode()).isEqualTo(FAILED);
        assertThat(beyond.out()).isEmpty();
        assertThat(beyond.err().lines()).containsExactly("line 1: there is no input 999999 in this journal");
    }

    @Test
    void shouldStopWhereAJournalIsDamaged() {
        final Path damaged = Recording.read(journal).write(root.resolve("damaged"));
        final JournalBytes bytes = JournalBytes.of(damaged);
        final int at = bytes.begin(1_001) + JournalBytes.INPUT + 20;
        bytes.put(at, bytes.get(at) ^ 4);
        for (final String script : List.of("end", "continue", "goto 1200", "next 5000", "until nav < 0")) {
            final CommandRun run = Replay.step(script + "\nwhere\n", damaged);

            assertThat(run.exitCode()).as("%s: %s", script, run).isEqualTo(FAILED);
            assertThat(run.out().lines().filter(line -> line.startsWith("#")).toList())
                    .as(script)
                    .singleElement()
                    .asString()
                    .startsWith("#999  ");
            assertThat(run.err()).as(script).contains("line 1: ").contains("behind 1000 inputs: damaged: ");
        }
        assertThat(Replay.step("goto 999\nback 100\n", damaged).exitCode()).isZero();
    }

    @Test
    void shouldShowWhereTheRerunDiverges() {
        final Recording recording = Recording.read(journal);
        final int sequence = recording.firstWithOutputs(0);
        final Path another =
                recording.with(sequence, entry -> entry.withOutputs(List.of())).write(root.resolve("diverged"));

        final CommandRun there = Replay.step("goto " + sequence + "\nback\nnext\n", another);
        assertThat(there.exitCode()).as("%s", there).isZero();
        assertThat(there.out()).contains("  DIVERGED  output 1").contains("  recorded  nothing");

        final CommandRun behind = Replay.step("end\n", another);
        assertThat(behind.exitCode()).isEqualTo(DIVERGED);
        assertThat(behind.out()).startsWith("#" + sequence + "  ").contains("  DIVERGED  output 1");
        assertThat(behind.err())
                .startsWith("line 1: the re-run diverged at sequence " + sequence + " and cannot go on from there: ");
    }

    @Test
    void shouldRefuseWhatIsNoJournal() {
        final CommandRun run = Replay.step("next\n", root.resolve("nowhere"));

        assertThat(run.exitCode()).isEqualTo(FAILED);
        assertThat(run.err()).contains("nowhere").doesNotContain("\tat ");
    }

    @Test
    void shouldLeaveEveryByteOfTheJournalAsItWas() {
        final Map<Path, List<Byte>> before = bytes();
        Replay.step("next 100\nback 50\nend\nstate\n", journal);

        assertThat(bytes()).isEqualTo(before);
    }

    private Map<Path, List<Byte>> bytes() {
        final Map<Path, List<Byte>> bytes = new HashMap<>();
        try (Stream<Path> files = Files.list(journal)) {
            for (final Path file : files.toList()) {
                bytes.put(file, asList(Files.readAllBytes(file)));
            }
            return bytes;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Byte> asList(final byte[] bytes) {
        final Byte[] boxed = new Byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            boxed[i] = bytes[i];
        }
        return List.of(boxed);
    }
}
