package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.cli.ExitCode;
import io.ballast.counter.Counter;
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
            final long wholeLots = run.engineLots(whole.journal());
            assertThat(wholeLots).isNotZero();
            final int orders = (int) whole.counters().get(Counter.ORDERS_SENT);
            assertThat(orders).isGreaterThan(KILLS);

            final Path journal = directory.resolve("journal");
            CommandProcess exchange = run.startExchange();
            final CommandProcess engine = run.startEngine("--journal", journal);
            int kills = 0;
            for (final int point : run.killPoints(KILLS, orders)) {
                if (run.awaitOrders(engine, point)) {
                    exchange.kill();
                    exchange = run.startExchange();
                    kills++;
                }
            }
            assertThat(engine.await()).as("%s", run).isEqualTo(ExitCode.OK);
            assertThat(exchange.terminate()).as("%s", run).isEqualTo(143);

            assertThat(kills).as("%s", run).isPositive();
            assertThat(run.loggedOrders()).as("%s", run).isNotEmpty().doesNotHaveDuplicates();
            assertThat(run.engineLots(journal)).as("%s", run).isEqualTo(run.exchangeLots());
            assertThat(run.engineLots(journal)).as("%s", run).isBetween(wholeLots - 1, wholeLots + 1);
            assertThat(new JournalVerifier(journal, inputs -> {}).verify().isIdentical())
                    .as("%s", run)
                    .isTrue();
        }
    }
}
