package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.cli.ExitCode;
import io.ballast.harness.CommandProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The exchange's process is killed while the engine lives, and started again with its log. */
@Tag("process")
@Timeout(120)
class ExchangeKillTest {
    private static final int KILLS = 4;

    @TempDir
    private Path directory;

    @Test
    void shouldEndWhereNobodyWasKilled() {
        try (KillRun run = new KillRun(directory, "30m")) {
            final SessionResult whole = run.uninterrupted();
            final Path journal = directory.resolve("journal");
            CommandProcess exchange = run.startExchange();
            final CommandProcess engine = run.startEngine("--journal", journal);
            int kills = 0;
            while (kills < KILLS && run.awaitOrders(engine)) {
                exchange.kill();
                exchange = run.startExchange();
                kills++;
            }
            assertThat(engine.await()).as("%s", run).isEqualTo(ExitCode.OK);
            assertThat(exchange.terminate()).as("%s", run).isEqualTo(143);

            assertThat(kills).as("%s", run).isPositive();
            run.check(run.recorded(journal), run.recorded(whole.journal()));
        }
    }
}
