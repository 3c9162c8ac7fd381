package io.ballast.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultFileTest {
    @TempDir
    private Path directory;

    @Test
    void shouldReadBackWhatWasWritten() throws IOException {
        final ResultFile result = result();
        final Path file = directory.resolve("new/RESULT.json");
        ResultWriter.write(file, result);
        assertThat(ResultReader.read(file)).isEqualTo(result);
    }

    @Test
    void shouldLeaveNothingButTheFile() throws IOException {
        ResultWriter.write(directory.resolve("RESULT.json"), result());
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("RESULT.json");
        }
    }

    @Test
    void shouldRefuseAnotherVersion() throws IOException {
        assertThatThrownBy(() -> ResultReader.read(changed("\"version\" : 1,", "\"version\" : 7,")))
                .isInstanceOf(IOException.class)
                .hasMessage("RESULT.json is a result of version 7, this build reads version 1: use a build of the time,"
                        + " or measure again");
    }

    @Test
    void shouldSayWhatIsMissingAndWhere() throws IOException {
        assertThatThrownBy(() -> ResultReader.read(changed("\"jdk\"", "\"jvm\"")))
                .hasMessage("RESULT.json.build has no 'jdk'");
        assertThatThrownBy(() -> ResultReader.read(changed("\"number\" : 2", "\"number\" : \"two\"")))
                .hasMessage("RESULT.json.cells[0].forks[1].number must be a number");
        assertThatThrownBy(() -> ResultReader.read(changed("\"state\":\"F\"", "\"state\":\"Q\"")))
                .hasMessage("RESULT.json is broken: there is no state 'Q'; states are S, C, F and -");
    }

    @Test
    void shouldRefuseWhatIsNoResult() throws IOException {
        final Path file = directory.resolve("other.json");
        assertThatThrownBy(() -> ResultReader.read(file)).hasMessage("there is no file " + file);
        Files.writeString(file, "{\"schema\": \"other\"}");
        assertThatThrownBy(() -> ResultReader.read(file)).hasMessage("other.json is no result of ballast-bench");
        Files.writeString(file, "[1]");
        assertThatThrownBy(() -> ResultReader.read(file)).hasMessage("other.json holds no JSON object");
        Files.writeString(file, "{\"schema\": ");
        assertThatThrownBy(() -> ResultReader.read(file)).hasMessageStartingWith("other.json is not JSON: ");
    }

    @Test
    void shouldTakePercentilesFromAHistogram() {
        final Histogram histogram = new Histogram(3);
        for (int value = 1; value <= 1000; value++) {
            histogram.recordValue(value);
        }
        final Distribution distribution = Distribution.of(LinkState.FAR, histogram);
        assertThat(distribution.count()).isEqualTo(1000);
        assertThat(List.of(distribution.at(50), distribution.at(99), distribution.at(99.9), distribution.at(100)))
                .containsExactly(500.0, 990.0, 999.0, 1000.0);
        assertThat(distribution.at(42)).isNaN();
    }

    private Path changed(final String text, final String by) throws IOException {
        final Path file = directory.resolve("RESULT.json");
        ResultWriter.write(file, result());
        final String json = Files.readString(file);
        assertThat(json).contains(text);
        Files.writeString(file, json.replace(text, by));
        return file;
    }

    private static ResultFile result() {
        final Slice near = new Slice(LinkState.SHARED_CACHE, Map.of(Slice.P50, 173.25, Slice.MAX, Double.NaN));
        final Slice far = new Slice(LinkState.FAR, Map.of(Slice.P50, 659.0, Slice.MAX, 8e6));
        final Cell cell = new Cell(
                "hop",
                "ns",
                Map.of("peer", "disruptor", "ratePerSecond", "100000"),
                List.of(new Fork(1, 0.001, 0, List.of(near, far)), new Fork(2, Double.NaN, -1, List.of(near))),
                List.of(new Distribution(
                        LinkState.FAR, 12, List.of(new Distribution.Point(50, 659), new Distribution.Point(100, 8e6)))),
                "raw/hop.hlog");
        return new ResultFile(
                Instant.parse("2026-11-27T19:30:00Z"),
                "ballast-bench latency",
                new Machine(
                        "Some \"CPU\"",
                        2,
                        "a socket shows 2 cores and 2 threads",
                        "1 MB a core",
                        true,
                        1L << 40,
                        "Linux"),
                new Build("0.1.0", "0123456-dirty", "17.0.15", List.of("-Xmx1g")),
                new Load(0.5, 1.25, Double.NaN),
                new Load(2, 2, 2),
                List.of(cell),
                List.of(new Unpublished("hop", Map.of("peer", "aeron"), "no matched slices")));
    }
}
