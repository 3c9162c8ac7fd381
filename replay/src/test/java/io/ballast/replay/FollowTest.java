package io.ballast.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandProcess;
import io.ballast.harness.CommandRun;
import io.ballast.harness.CutJournal;
import io.ballast.harness.SmallSession;
import io.ballast.launch.JournalPlayback;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A journal that another process writes while it is verified. */
@Timeout(120)
class FollowTest {
    @TempDir
    private Path root;

    @Test
    void shouldFollowASessionToItsEnd() {
        final Path journal = root.resolve("journal");
        final Path configuration = SmallSession.write(root, SmallSession.yamlOf("15h"));
        try (CommandProcess session = CommandProcess.ballast(
                root.resolve("output"), "run", "--config", configuration, "--journal", journal)) {
            awaitHeader(session, journal);
            assertThat(session.isAlive()).as(session.output()).isTrue();
            final CommandRun beginning = Replay.dump("--follow", "--outputs", "--limit", 3, journal);
            final CommandRun run = Replay.verify("--follow", journal);

            assertThat(beginning.out().lines().filter(line -> line.contains("→")))
                    .as("of what is there and of what came while it was waited for")
                    .hasSizeGreaterThanOrEqualTo(3);
            assertThat(Replay.dump("--outputs", "--limit", 3, journal).out()).isEqualTo(beginning.out());
            assertThat(session.await()).as(session.output()).isZero();
            assertThat(run.exitCode()).as("%s", run).isZero();
            assertThat(run.out()).contains("closed", ", as recorded", "verify: identical");
        }
        final Recording recording = Recording.read(journal);
        assertThat(recording.trailer().inputs()).isEqualTo(recording.entries().size());
        assertThat(Replay.verify(journal).out()).contains(recording.trailer().stateSha256() + ", as recorded");
    }

    @Test
    void shouldStopWhereItIsToldTo() throws InterruptedException {
        final Path journal = CutJournal.of(SmallSession.run(root, SmallSession.yamlOf("1m")), root.resolve("open"), 20);
        final Following following = new Following();
        try (JournalPlayback playback = JournalPlayback.open(journal)) {
            final Thread thread = new Thread(() -> following.toTheEnd(playback), "follower");
            thread.start();
            thread.join(100);
            assertThat(thread.isAlive())
                    .as("nothing says that no more will come")
                    .isTrue();
            following.stop();
            thread.join();
            assertThat(playback.inputs()).isEqualTo(20);
        }
    }

    private static void awaitHeader(final CommandProcess session, final Path journal) {
        while (session.isAlive() && Replay.dump("--header", journal).exitCode() != 0) {
            Thread.onSpinWait();
        }
    }
}
