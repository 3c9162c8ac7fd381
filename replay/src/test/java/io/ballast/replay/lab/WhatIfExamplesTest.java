package io.ballast.replay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.RecordedData;
import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.EngineConfiguration;
import io.ballast.replay.compare.JournalComparison;
import io.ballast.replay.progress.PartProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example, recorded on its data, does the same again on the market in its own journal. */
@Tag("slow")
class WhatIfExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "engine", "examples");
    private static final int THREADS = 2;

    @Test
    void shouldReproduceEveryExample(@TempDir final Path directory) throws IOException {
        final Path data = RecordedData.require();
        final List<Callable<String>> tasks = new ArrayList<>();
        for (final Path example : examples()) {
            tasks.add(() -> reproduced(example, data, directory.resolve(example.getFileName())));
        }

        assertThat(tasks).hasSizeGreaterThanOrEqualTo(8);
        assertThat(Parallel.run(THREADS, tasks)).containsOnly("the same");
    }

    private static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** All inputs, outputs and the state hash, so all orders and fills as well. */
    private static String reproduced(final Path example, final Path data, final Path directory) {
        final EngineConfiguration configuration = ConfigurationFile.read(example);
        final Path recorded = directory.resolve("recorded");
        final Path again = directory.resolve("again");
        new LabRun(configuration, new Market(data, null), recorded).run();
        final RecordedSession session = RecordedSession.of(recorded);
        new LabRun(session.configuration(), new Market(recorded, recorded), again).run();
        final JournalComparison comparison = JournalComparison.of(recorded, again, new PartProgress());
        ScratchDirectory.delete(directory);
        assertThat(comparison.first().orders()).as("%s", example).isNotEmpty();
        return comparison.isSame() ? "the same" : example + ": " + comparison.parting();
    }
}
