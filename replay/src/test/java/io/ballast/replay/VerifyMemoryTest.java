package io.ballast.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ballast.harness.SmallSession;
import io.ballast.launch.JournalPlayback;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Re-running takes as much memory for a long journal as for a short one: what no input allocates, none can keep. */
class VerifyMemoryTest {
    private static final int WARM_UP = 8_000;
    private static final double MOST_BYTES_PER_INPUT = 1;

    @TempDir
    private Path directory;

    @Test
    void shouldAllocateNothingForAnInput() {
        final Path journal = SmallSession.run(
                directory, SmallSession.yamlOf("10h").replace("block: 1MiB", "block: 1MiB, checkpointInputs: 5000"));
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (JournalPlayback playback = JournalPlayback.open(journal)) {
            while (playback.inputs() < WARM_UP && playback.next()) {
                assertThat(playback.isEarlier()).isFalse();
            }
            final long inputs = playback.inputs();
            final long before = threads.getCurrentThreadAllocatedBytes();
            while (playback.next()) {
                // Nothing but the re-run is measured.
            }
            final double bytes = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(playback.inputs() - inputs).isGreaterThan(2L * WARM_UP);
            assertThat(bytes / (playback.inputs() - inputs)).isLessThan(MOST_BYTES_PER_INPUT);
            assertThat(playback.divergence()).isNull();
        }
    }
}
