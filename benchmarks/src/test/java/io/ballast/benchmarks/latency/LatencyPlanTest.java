package io.ballast.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ballast.benchmarks.BallastBench;
import io.ballast.benchmarks.openloop.NativeThreads;
import io.ballast.benchmarks.report.Cell;
import io.ballast.benchmarks.report.LinkState;
import io.ballast.benchmarks.report.ResultFile;
import io.ballast.benchmarks.report.ResultReader;
import io.ballast.benchmarks.report.Unpublished;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured where, and what is said of what cannot be. */
class LatencyPlanTest {
    private static final Effort SHORT = new Effort(1, 2, 2, 18, 4_000, 1);

    @TempDir
    private Path directory;

    private LatencyRun run(final List<Integer> allowed) {
        return new LatencyRun(
                new PrintWriter(new StringWriter()), SHORT, allowed, directory, directory.resolve("ticks"));
    }

    @Test
    void shouldReadBackEveryCellOfTheWholePlan() {
        final List<CellSpec> cells = Stream.of(CellGroup.values())
                .flatMap(group -> group.cells().stream())
                .toList();
        assertThat(cells).doesNotHaveDuplicates().hasSizeGreaterThan(60);
        assertThat(cells)
                .allSatisfy(cell -> assertThat(CellSpec.parse(cell.text())).isEqualTo(cell));
        final ForkPlan plan = new ForkPlan(2, SHORT, directory, directory, cells);
        assertThat(ForkPlan.parse(plan.arguments().toArray(String[]::new))).isEqualTo(plan);
    }

    @Test
    void shouldPublishNothingThatNeedsMoreProcessors() throws IOException, InterruptedException {
        final LatencyRun run = run(List.of(0, 1));
        run.measure(
                "100k",
                CellGroup.RATE_100K.cells().stream()
                        .filter(cell -> cell.processors() > 2)
                        .toList());
        assertThat(run.cells()).isEmpty();
        assertThat(run.unpublished())
                .hasSize(4)
                .extracting(Unpublished::reason)
                .containsOnly(
                        "it needs 3 processors for threads that spin, and this process may use 2; measure on a larger"
                                + " machine",
                        "it needs 6 processors for threads that spin, and this process may use 2; measure on a larger"
                                + " machine");
    }

    @Test
    void shouldPublishNothingWithoutASecondProcessorForTheSentinel() throws IOException, InterruptedException {
        final LatencyRun run = run(List.of(0));
        run.measure("throughput", CellGroup.THROUGHPUT.cells());
        assertThat(run.cells()).isEmpty();
        assertThat(run.unpublished()).hasSize(6);
    }

    @Test
    void shouldPublishNothingWherePinningIsRefused() throws IOException, InterruptedException {
        final LatencyRun run = run(List.of(1_000, 1_001));
        run.measure("10k", CellGroup.RATE_10K.cells().subList(0, 2));
        assertThat(run.unpublished())
                .hasSize(2)
                .allSatisfy(cell -> assertThat(cell.reason()).contains("cannot be pinned"));
    }

    @Test
    void shouldSayThatThereAreNoCaptures() throws IOException, InterruptedException {
        final List<Integer> allowed = NativeThreads.allowedCpus();
        assumeThat(allowed.size()).as("processors").isGreaterThan(1);
        final LatencyRun run = run(allowed);
        run.measure("bursts", CellGroup.BURSTS.cells().subList(0, 1));
        assertThat(run.unpublished())
                .extracting(Unpublished::reason)
                .containsExactly("there are no recorded captures in " + directory.resolve("ticks")
                        + "; name their directory with --ticks");
    }

    @Test
    void shouldReadBackTheHistogramsOfEachState() throws IOException {
        final RawLogs logs = new RawLogs(directory.resolve("raw"));
        final CellSpec cell = CellSpec.hop("disruptor", 100_000);
        logs.begin(cell);
        for (final long value : new long[] {100, 200}) {
            final Histogram slice = new Histogram(3);
            slice.recordValue(value);
            logs.append(cell, LinkState.FAR, value == 200, slice);
        }
        final Histogram shared = new Histogram(3);
        shared.recordValue(50);
        logs.append(cell, LinkState.SHARED_CACHE, true, shared);
        final Map<LinkState, Histogram> quiet = logs.settle(cell, Set.of());
        assertThat(quiet).containsOnlyKeys(LinkState.FAR, LinkState.SHARED_CACHE);
        assertThat(quiet.get(LinkState.FAR).getTotalCount()).isOne();
        assertThat(quiet.get(LinkState.FAR).getMaxValue()).isEqualTo(200);
        final Map<LinkState, Histogram> all = logs.settle(cell, Set.of(LinkState.FAR));
        assertThat(all.get(LinkState.FAR).getTotalCount()).isEqualTo(2);
        assertThat(all.get(LinkState.FAR).getMinValue()).isEqualTo(100);
        assertThat(logs.settle(cell, Set.of()))
                .as("the log says so from now on")
                .isEqualTo(all);
    }

    /** In a JVM of its own, as a user starts it. */
    @Test
    void shouldMeasureThroughTheCommandAndWriteTheResult() throws IOException {
        assumeThat(NativeThreads.allowedCpus().size()).as("processors").isGreaterThan(1);
        final Path out = directory.resolve("result");
        final int exitCode = BallastBench.run(
                "latency",
                "--quick",
                "--group",
                "100k",
                "--cells",
                "journal=off;.*profile=direct",
                "--forks",
                "1",
                "--rounds",
                "2",
                "--slice",
                "20",
                "--out",
                out.toString());
        assertThat(exitCode).isZero();
        final ResultFile result = ResultReader.read(out.resolve("RESULT.json"));
        assertThat(result.command()).contains("latency --quick");
        final List<String> names = Stream.concat(
                        result.cells().stream().map(Cell::name),
                        result.unpublished().stream().map(Unpublished::name))
                .toList();
        assertThat(names).containsExactlyInAnyOrder("hiccup", "tick-to-order");
    }

    @Test
    void shouldNameTheGroupsThereAre() {
        assertThat(BallastBench.run("latency", "--group", "10g")).isEqualTo(2);
    }
}
