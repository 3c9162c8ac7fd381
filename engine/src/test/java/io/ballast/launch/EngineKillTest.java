package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.cli.ExitCode;
import io.ballast.harness.CommandProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine's process is killed while the exchange lives, and each time another resumes from its journal: as often as
 * {@code -Dballast.kills=} says, over as many sessions as that takes.
 */
@Tag("process")
class EngineKillTest {
    private static final int KILLS = Integer.getInteger("ballast.kills", 10);
    private static final int KILLS_A_SESSION = 10;

    @TempDir
    private Path root;

    @Test
    @Timeout(3_600)
    void shouldEndWhereNobodyWasKilled() {
        int kills = 0;
        for (int session = 0; kills < KILLS; session++) {
            final int inIt = killIn(root.resolve("session" + session), Math.min(KILLS - kills, KILLS_A_SESSION));
            assertThat(inIt).isPositive();
            kills += inIt;
        }
    }

    /** Runs one session to its end, killed so many times or as often as it has orders for. */
    private static int killIn(final Path directory, final int most) {
        try (KillRun run = new KillRun(directory, "2h")) {
            final SessionResult whole = run.uninterrupted();
            final CommandProcess exchange = run.startExchange();
            Path journal = directory.resolve("journal.1");
            CommandProcess engine = run.startEngine("--journal", journal);
            int kills = 0;
            while (kills < most && run.awaitOrders(engine)) {
                engine.kill();
                kills++;
                final Path next = directory.resolve("journal." + (kills + 1));
                engine = run.startEngine("--resume", journal, "--journal", next);
                journal = next;
            }
            assertThat(engine.await()).as("%s", run).isEqualTo(ExitCode.OK);
            assertThat(exchange.terminate()).as("%s", run).isEqualTo(143);
            run.check(run.recorded(journal), run.recorded(whole.journal()));
            return kills;
        }
    }
}
