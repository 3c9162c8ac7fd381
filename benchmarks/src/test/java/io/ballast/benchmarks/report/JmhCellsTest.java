package io.ballast.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Against JMH itself, in this JVM. */
final class JmhCellsTest {
    private static final String IGNORE_LOCK = "jmh.ignoreLock";

    @TempDir
    private Path directory;

    @BeforeEach
    void ignoreOthers() {
        System.setProperty(IGNORE_LOCK, "true");
    }

    @AfterEach
    void mindOthers() {
        System.clearProperty(IGNORE_LOCK);
    }

    @Test
    void shouldMakeTheSameCellsOfResultsAndOfTheirFile() throws RunnerException, IOException {
        final Path file = directory.resolve("jmh.json");
        final Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("AllocatingControl\\.allocate$")
                        .addProfiler(GCProfiler.class)
                        .forks(0)
                        .warmupIterations(1)
                        .warmupTime(TimeValue.milliseconds(50))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.milliseconds(50))
                        .verbosity(VerboseMode.SILENT)
                        .resultFormat(ResultFormatType.JSON)
                        .result(file.toString())
                        .build())
                .run();
        final List<Cell> cells = JmhCells.of(results);
        assertThat(cells).singleElement().satisfies(cell -> {
            assertThat(cell.name()).isEqualTo("AllocatingControl.allocate");
            assertThat(cell.unit()).isEqualTo("ns/op");
            assertThat(cell.parameters()).isEmpty();
            assertThat(cell.bytesPerOp()).isBetween(40.0, 1000.0);
            assertThat(cell.forks().get(0).slices()).hasSize(3).allSatisfy(slice -> {
                assertThat(slice.state()).isEqualTo(LinkState.NONE);
                assertThat(slice.value(Slice.SCORE)).isPositive();
            });
        });
        assertThat(JmhJson.read(file).cells()).isEqualTo(cells);
    }
}
