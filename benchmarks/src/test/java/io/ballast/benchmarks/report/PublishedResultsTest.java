package io.ballast.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ballast.benchmarks.BallastBench;
import io.ballast.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What this repository publishes: every figure goes back to a result, and every percentile to a raw log. */
final class PublishedResultsTest {
    private static final Path RESULTS = Path.of("results");
    private static final List<Path> READMES = List.of(Path.of("../README.md"), Path.of("README.md"));

    @BeforeEach
    void lookForResults() {
        assumeTrue(Files.isDirectory(RESULTS), "nothing is published yet");
    }

    @Test
    void shouldPublishWhatTheResultsGive() {
        final List<String> words = new ArrayList<>(List.of("report", RESULTS.toString(), "--check"));
        READMES.forEach(readme -> words.addAll(List.of("--readme", readme.toString())));
        assertThat(BallastBench.run(words.toArray(String[]::new)))
                .as("write them with: benchmarks/bin/ballast-bench report benchmarks/results --readme README.md"
                        + " --readme benchmarks/README.md")
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void shouldHaveTheRawHistogramsOfEveryDistribution() throws IOException {
        final List<String> problems = new ArrayList<>();
        for (final Cell cell : Results.read(List.of(RESULTS)).cells()) {
            if (!cell.distributions().isEmpty()) {
                final Path log = RESULTS.resolve(cell.rawLog());
                if (Files.isRegularFile(log)) {
                    compare(cell, read(log), problems);
                } else {
                    problems.add(cell.key() + ": there is no " + log);
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    private static void compare(final Cell cell, final Map<String, Histogram> raw, final List<String> problems) {
        for (final Distribution distribution : cell.distributions()) {
            final Histogram histogram = raw.get(distribution.state().letter());
            if (histogram == null) {
                problems.add(cell.key() + ": the log has nothing of state " + distribution.state());
            } else if (!Distribution.of(distribution.state(), histogram).equals(distribution)) {
                problems.add(cell.key() + ": the log says otherwise of state " + distribution.state());
            }
        }
    }

    private static Map<String, Histogram> read(final Path log) throws IOException {
        final Map<String, Histogram> sums = new TreeMap<>();
        try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
            EncodableHistogram next = reader.nextIntervalHistogram();
            while (next != null) {
                final Histogram slice = (Histogram) next;
                sums.computeIfAbsent(slice.getTag(), tag -> new Histogram(slice.getNumberOfSignificantValueDigits()))
                        .add(slice);
                next = reader.nextIntervalHistogram();
            }
        }
        return sums;
    }
}
