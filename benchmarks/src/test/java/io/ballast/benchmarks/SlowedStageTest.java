package io.ballast.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.benchmarks.report.Build;
import io.ballast.benchmarks.report.Cell;
import io.ballast.benchmarks.report.Fork;
import io.ballast.benchmarks.report.LinkState;
import io.ballast.benchmarks.report.Load;
import io.ballast.benchmarks.report.Machine;
import io.ballast.benchmarks.report.ResultFile;
import io.ballast.benchmarks.report.ResultWriter;
import io.ballast.benchmarks.report.Slice;
import io.ballast.cli.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real stages, measured three times in turns: twice as they are, and once with a stage of index that does its work
 * many times over. The first two must compare as equal, the third as slower in that stage and nowhere else.
 */
final class SlowedStageTest {
    private static final int ROUNDS = 8;
    private static final int SLICES = 5;
    private static final int OPERATIONS = 4_000;
    private static final int TIMES_THE_WORK = 40;
    private static final String SLOWED = "IndexStageBenchmark.quote";
    /** On however busy a machine, equal stages do not differ by this, and unequal ones by far more. */
    private static final String LEAST = "1.0";

    @TempDir
    private static Path directory;

    private static long sink;

    @BeforeAll
    static void measureInTurns() throws IOException {
        final int[] timesTheWork = {1, 1, TIMES_THE_WORK};
        for (final int times : timesTheWork) {
            warmUp(stages(times));
        }
        final List<Map<String, List<Fork>>> forks =
                List.of(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (int round = 1; round <= ROUNDS; round++) {
            for (int i = 0; i < timesTheWork.length; i++) {
                final int program = (i + round) % timesTheWork.length;
                // Fresh ones each round: where their memory happens to lie is a part of the spread.
                for (final Map.Entry<String, LongSupplier> stage :
                        stages(timesTheWork[program]).entrySet()) {
                    forks.get(program)
                            .computeIfAbsent(stage.getKey(), name -> new ArrayList<>())
                            .add(fork(round, stage.getValue()));
                }
            }
        }
        write("first.json", forks.get(0));
        write("same.json", forks.get(1));
        write("slowed.json", forks.get(2));
    }

    @Test
    void shouldReportNoChangeOfTheSameStages() {
        final StringBuilder printed = new StringBuilder();
        assertThat(compare(printed, "first.json", "same.json"))
                .as("%s", printed)
                .isEqualTo(ExitCode.OK);
        assertThat(printed).contains("compare: no change (0 worse, 0 better)");
    }

    @Test
    void shouldReportTheSlowedStageAndNoOther() {
        final StringBuilder printed = new StringBuilder();
        assertThat(compare(printed, "first.json", "slowed.json"))
                .as("%s", printed)
                .isEqualTo(ExitCode.FAILED);
        assertThat(printed.toString().lines().filter(line -> line.endsWith("WORSE")))
                .as("%s", printed)
                .singleElement()
                .asString()
                .startsWith(SLOWED);
        assertThat(printed).contains("compare: WORSE (1 worse, 0 better)");
    }

    private static Map<String, LongSupplier> stages(final int timesIndex) {
        final SteadyMarket market = new SteadyMarket();
        market.constituents = 20;
        market.sleeves = 1;
        market.contracts = 1;
        market.open();
        final Map<String, LongSupplier> stages = new LinkedHashMap<>();
        stages.put("TickToOrderBenchmark.baseline", System::nanoTime);
        stages.put("IngestStageBenchmark.quote", market::ingest);
        stages.put(SLOWED, () -> repeated(market, timesIndex));
        stages.put("HedgeStageBenchmark.look", market::hedge);
        stages.put("OrderStageBenchmark.idle", market::order);
        return stages;
    }

    private static long repeated(final SteadyMarket market, final int times) {
        long last = 0;
        for (int i = 0; i < times; i++) {
            last = market.index();
        }
        return last;
    }

    private static void warmUp(final Map<String, LongSupplier> stages) {
        for (int i = 0; i < SLICES; i++) {
            stages.values().forEach(SlowedStageTest::slice);
        }
    }

    private static Fork fork(final int round, final LongSupplier stage) {
        final List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < SLICES; i++) {
            slices.add(slice(stage));
        }
        return new Fork(round, Double.NaN, -1, slices);
    }

    private static Slice slice(final LongSupplier stage) {
        final long start = System.nanoTime();
        for (int i = 0; i < OPERATIONS; i++) {
            sink += stage.getAsLong();
        }
        final double nsPerOp = (System.nanoTime() - start) / (double) OPERATIONS;
        return new Slice(LinkState.NONE, Map.of(Slice.SCORE, nsPerOp));
    }

    private static void write(final String name, final Map<String, List<Fork>> forks) throws IOException {
        final List<Cell> cells = new ArrayList<>();
        forks.forEach((stage, list) -> cells.add(new Cell(stage, "ns/op", Map.of(), list, List.of(), "")));
        ResultWriter.write(
                directory.resolve(name),
                new ResultFile(
                        Instant.EPOCH,
                        "SlowedStageTest, sum " + sink,
                        Machine.current(),
                        Build.current(List.of()),
                        Load.current(),
                        Load.current(),
                        "in turns",
                        cells,
                        List.of()));
    }

    private static int compare(final StringBuilder printed, final String first, final String second) {
        final PrintStream console = System.out;
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            return BallastBench.run(
                    "compare",
                    directory.resolve(first).toString(),
                    directory.resolve(second).toString(),
                    "--least",
                    LEAST);
        } finally {
            System.setOut(console);
            printed.append(bytes.toString(StandardCharsets.UTF_8));
        }
    }
}
