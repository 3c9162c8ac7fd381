package io.ballast.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandRun;
import io.ballast.harness.SmallSession;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionLog;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads a journal leaves every byte of its directory, and the times of its files, as they were. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadersTest {
    private Path root = Path.of("");
    private Path journal = Path.of("");
    private long orderId;

    @BeforeAll
    void runASessionWithCheckpoints(@TempDir final Path directory) {
        root = directory;
        journal = SmallSession.run(
                directory,
                SmallSession.yamlOf("30m").replace("minFreeDisk: 0B", "minFreeDisk: 0B, checkpointInputs: 500"));
        orderId = DecisionLog.read(journal).stream()
                .filter(Decision.Order.class::isInstance)
                .map(decision -> ((Decision.Order) decision).clientOrderId())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verify JOURNAL",
                "verify --from latest JOURNAL",
                "verify --timing JOURNAL",
                "verify --follow JOURNAL",
                "dump JOURNAL",
                "dump --follow JOURNAL",
                "explain JOURNAL ORDER",
                "explain JOURNAL --at 900",
                "export JOURNAL --series nav --out OUT/a.parquet",
                "export JOURNAL --table orders --out OUT/b.csv",
                "report JOURNAL --out OUT/report",
                "step JOURNAL",
                "diff JOURNAL JOURNAL",
                "diff JOURNAL --set overlays.defi.band=2%",
                "what-if JOURNAL --set exchange.fee=1bp --journal OUT/changed",
                "backtest --config CONFIG --data JOURNAL",
                "sweep JOURNAL --grid overlays.defi.band=1%,2% --out OUT/sweep"
            })
    void shouldLeaveEveryByteOfTheDirectoryAsItWas(final String command) {
        final DirectoryBytes before = DirectoryBytes.of(journal);
        final String[] line = command.replace("JOURNAL", journal.toString())
                .replace("ORDER", String.valueOf(orderId))
                .replace("CONFIG", root.resolve("small.yaml").toString())
                .replace("OUT", root.toString())
                .split(" ");

        final CommandRun run = line[0].equals("step")
                ? Replay.step("goto 1500\nback 200\ngoto end\n", journal, "--no-history")
                : CommandRun.of(() -> BallastReplay.run(line));

        assertThat(run.exitCode()).as("%s", run).isIn(0, 4);
        assertThat(run.out()).as("it has read something").isNotEmpty();
        assertThat(DirectoryBytes.of(journal)).isEqualTo(before);
    }
}
