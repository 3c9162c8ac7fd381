package io.ballast.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandRun;
import io.ballast.harness.SmallSession;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code dump} prints, and how the command line refuses what it does not understand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DumpTest {
    private Path journal = Path.of("");
    private Recording recording = Recording.NONE;

    @BeforeAll
    void runASession(@TempDir final Path directory) {
        journal = SmallSession.run(directory, SmallSession.yaml());
        recording = Recording.read(journal);
    }

    @Test
    void shouldPrintHeaderInputsOutputsTrailerAndEnd() {
        final CommandRun run = dump();
        final List<String> lines = run.out().lines().toList();

        assertThat(lines.get(0)).startsWith("header   epoch 1, engine ").contains("schema version 4");
        assertThat(lines.get(1)).contains(recording.header().configurationSha256());
        assertThat(lines)
                .filteredOn(DumpTest::isInput)
                .hasSize(recording.entries().size());
        assertThat(lines).filteredOn(DumpTest::isOutput).hasSize(outputs());
        assertThat(lines.get(lines.size() - 2))
                .startsWith("trailer  CLEAN")
                .contains(recording.entries().size() + " inputs, 0 unprocessed")
                .endsWith("state " + recording.trailer().stateSha256());
        assertThat(lines.get(lines.size() - 1)).startsWith("end      CLEAN: ");
    }

    @Test
    void shouldBeginWhereItIsToldAndStopAfterTheLimit() {
        final int sequence = recording.firstWithOutputs(0);
        final CommandRun run = dump("--from", sequence, "--limit", 2);

        assertThat(run.out().lines().filter(DumpTest::isInput))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith(sequence + " "),
                        second -> assertThat(second).startsWith(sequence + 1 + " "));
        assertThat(run.out()).contains("    → ").doesNotContain("trailer").doesNotContain("end  ");
    }

    @Test
    void shouldPrintOnlyInputsThatCausedSomething() {
        final long causes = recording.entries().stream()
                .filter(entry -> !entry.outputs().isEmpty())
                .count();
        final CommandRun run = dump("--outputs");

        assertThat(run.out().lines().filter(DumpTest::isInput)).hasSize((int) causes);
        assertThat(run.out().lines().filter(DumpTest::isOutput)).hasSize(outputs());
        assertThat(run.out()).contains("NewOrder ").contains("TargetChange ").contains("Transition ");
    }

    @Test
    void shouldCountTheLimitInInputsThatArePrinted() {
        final int sequence = recording.firstWithOutputs(0);
        final CommandRun run = dump("--outputs", "--limit", "1");

        assertThat(run.out().lines().filter(DumpTest::isInput))
                .singleElement()
                .asString()
                .startsWith(sequence + " ");
    }

    @Test
    void shouldPrintTheWholeConfigurationAndNothingElse() {
        final CommandRun run = dump("--header");

        assertThat(run.out()).endsWith(recording.header().configuration());
        assertThat(run.out().lines().filter(line -> line.startsWith("end "))).isEmpty();
    }

    @Test
    void shouldPrintOnlyTheEndBehindTheLastInput() {
        final CommandRun run = dump("--from", "999999999999");

        assertThat(run.out().lines().filter(DumpTest::isInput)).isEmpty();
        assertThat(run.out()).contains("end      CLEAN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dump JOURNAL --from -1",
                "dump JOURNAL --limit -1",
                "dump JOURNAL --limit many",
                "dump JOURNAL --from 1e3",
                "dump JOURNAL --input",
                "dump JOURNAL JOURNAL",
                "dump",
                "verify",
                "verify JOURNAL --from -3",
                "verify JOURNAL --from soon",
                "verify JOURNAL --from 3 --timing",
                "verify JOURNAL --follow --timing",
                "undo JOURNAL"
            })
    void shouldRefuseWhatItDoesNotUnderstand(final String line) {
        final String[] args = line.replace("JOURNAL", journal.toString()).split(" ");
        final CommandRun run = CommandRun.of(() -> BallastReplay.run(args));
        final String complaint = run.err().lines().findFirst().orElse("");

        assertThat(run.exitCode()).as("%s", run).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(complaint).containsAnyOf("--from", "--limit", "--input", "JOURNAL", "journal", "undo");
        assertThat(run.err()).contains("Usage: ballast-replay").doesNotContain("\tat ");
    }

    @Test
    void shouldExplainItself() {
        assertThat(CommandRun.of(BallastReplay::run).out()).contains("verify", "dump", "Exit codes");
        assertThat(Replay.verify("--help").exitCode()).isZero();
        assertThat(Replay.dump("--help").out()).contains("--from", "--limit", "--outputs", "--header");
    }

    private CommandRun dump(final Object... options) {
        final Object[] args = new Object[options.length + 1];
        System.arraycopy(options, 0, args, 0, options.length);
        args[options.length] = journal;
        final CommandRun run = Replay.dump(args);
        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.err()).isEmpty();
        return run;
    }

    private int outputs() {
        return recording.entries().stream()
                .mapToInt(entry -> entry.outputs().size())
                .sum();
    }

    private static boolean isInput(final String line) {
        return Character.isDigit(line.charAt(0));
    }

    private static boolean isOutput(final String line) {
        return line.startsWith("    → ");
    }
}
