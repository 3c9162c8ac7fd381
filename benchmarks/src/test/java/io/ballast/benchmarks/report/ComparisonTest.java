package io.ballast.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against results that were drawn, so that it is known whether there is a change. */
final class ComparisonTest {
    private static final int CELLS = 8;
    private static final int FORKS = 6;
    private static final int SLICES = 10;
    private static final String SLOWED = "Benchmark.cell3";

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void shouldReportNoChangeOfEqualProgramsButForTheErrorRate() {
        final int comparisons = 400;
        final double errorRate = 0.05;
        final double expected = comparisons * errorRate;
        final double most = expected + 4 * Math.sqrt(expected * (1 - errorRate));
        for (final boolean isPaired : List.of(true, false)) {
            int reported = 0;
            for (int i = 0; i < comparisons; i++) {
                final Comparison comparison = drawn(isPaired, 1, errorRate);
                assertThat(comparison.changes()).hasSize(isPaired ? CELLS + 1 : CELLS);
                reported += comparison.changes().stream().anyMatch(ComparisonTest::isChange) ? 1 : 0;
            }
            assertThat((double) reported)
                    .as("false reports in %s comparisons, paired %s, seed %s", comparisons, isPaired, seed)
                    .isLessThanOrEqualTo(most);
        }
    }

    @Test
    void shouldReportASlowedCellAlwaysAndOthersAtTheErrorRate() {
        final int comparisons = 100;
        for (final boolean isPaired : List.of(true, false)) {
            int others = 0;
            for (int i = 0; i < comparisons; i++) {
                final Comparison comparison = drawn(isPaired, 5, 0.01);
                final List<String> reported = comparison.changes().stream()
                        .filter(ComparisonTest::isChange)
                        .map(change -> change.cell() + ' ' + change.verdict())
                        .toList();
                assertThat(reported).as("paired %s, seed %s", isPaired, seed).contains(SLOWED + " WORSE");
                assertThat(comparison.isWorse()).isTrue();
                others += reported.size() - 1;
            }
            assertThat(others).as("paired %s, seed %s", isPaired, seed).isLessThanOrEqualTo(6);
        }
    }

    @Test
    void shouldReportAFasterCellAsBetter() {
        final Comparison comparison = drawn(true, 0.2, 0.01);
        assertThat(comparison.changes())
                .as("seed %s", seed)
                .filteredOn(change -> change.cell().equals(SLOWED))
                .extracting(Change::verdict)
                .containsExactly(Change.Verdict.BETTER);
    }

    @Test
    void shouldReportNothingOfAResultAgainstItself() {
        final ResultFile result = result("", List.of(cell("A.a", "ns/op", 1, LinkState.NONE, 100), clock(1)));
        final Comparison comparison = Comparison.of(result, result, 0.5, 0);
        assertThat(comparison.changes()).extracting(Change::verdict).containsExactly(Change.Verdict.NONE);
        assertThat(comparison.changes()).extracting(Change::ratio).containsExactly(1.0);
    }

    @Test
    void shouldCompareOnlySlicesOfEqualState() {
        final Cell near = cell("tick-to-order", "ns", 1, LinkState.SHARED_CACHE, 200);
        final Cell far = cell("tick-to-order", "ns", 1, LinkState.FAR, 700);
        final Comparison comparison = Comparison.of(result("p", List.of(near)), result("p", List.of(far)), 0.01, 0);
        assertThat(comparison.changes()).isEmpty();
        assertThat(comparison.incomparable()).containsExactly("tick-to-order: too few slices of equal state");
    }

    @Test
    void shouldTakeALowerRateForWorse() {
        final Cell before = cell("engine-loop", "ops/s", 1, LinkState.NONE, 4e6);
        final Cell after = cell("engine-loop", "ops/s", 1, LinkState.NONE, 1e6);
        assertThat(Comparison.of(result("p", List.of(before)), result("p", List.of(after)), 0.01, 0)
                        .isWorse())
                .isTrue();
        assertThat(Comparison.of(result("p", List.of(after)), result("p", List.of(before)), 0.01, 0)
                        .isWorse())
                .isFalse();
    }

    @Test
    void shouldReportMoreAllocationWhateverTheTimes() {
        final ResultFile before = result("", List.of(allocating(0.004, 0.003, 0.005)));
        final ResultFile after = result("", List.of(allocating(24.0, 24.001, 24.0)));
        final Comparison comparison = Comparison.of(before, after, 0.01, 0);
        assertThat(comparison.allocation()).containsExactly("A.a: 0.0050 → 24.0010 B/op");
        assertThat(comparison.isWorse()).isTrue();
        assertThat(Comparison.of(after, before, 0.01, 0).isWorse()).isFalse();
    }

    @Test
    void shouldNotTakeTheHarnessOnASlowMachineForAllocation() {
        final ResultFile before = result("p", List.of(allocating(0.004, 0.06, 0.02)));
        final ResultFile after = result("p", List.of(allocating(0.02, 0.17, 0.05)));
        assertThat(Comparison.of(before, after, 0.01, 0).allocation()).isEmpty();
    }

    @Test
    void shouldSayThatOneForkShowsNoAllocation() {
        final Comparison comparison =
                Comparison.of(result("", List.of(allocating(0))), result("", List.of(allocating(24))), 0.01, 0);
        assertThat(comparison.incomparable()).contains("A.a: allocation is known of too few forks");
    }

    @Test
    void shouldNeverJudgeAPeer() {
        final Comparison comparison =
                Comparison.of(result("p", List.of(clock(1))), result("p", List.of(clock(9))), 0.01, 0);
        assertThat(comparison.changes()).extracting(Change::verdict).containsExactly(Change.Verdict.PEER);
        assertThat(comparison.isWorse()).isFalse();
    }

    @Test
    void shouldSayWhatItCannotCompare() {
        final Cell only = cell("A.first", "ns/op", 1, LinkState.NONE, 10);
        final Cell other = cell("A.second", "ns/op", 1, LinkState.NONE, 10);
        final Cell both = cell("A.both", "ns/op", 1, LinkState.NONE, 10);
        assertThat(Comparison.of(result("", List.of(only, both)), result("", List.of(both, other)), 0.01, 0)
                        .incomparable())
                .containsExactly(
                        "A.first: only in the first",
                        "A.both: no peer beside it in both, or too few slices of equal state",
                        "A.second: only in the second");
    }

    private static boolean isChange(final Change change) {
        return change.verdict() == Change.Verdict.WORSE || change.verdict() == Change.Verdict.BETTER;
    }

    /** Two results of one program; in the second, one cell takes {@code factor} times as long. */
    private Comparison drawn(final boolean isPaired, final double factor, final double errorRate) {
        final double[] drift = random.doubles(FORKS, 0.8, 1.25).toArray();
        final double second = isPaired ? 1 : 0.5 + random.nextDouble();
        final String pair = isPaired ? "pair" : "";
        return Comparison.of(
                result(pair, cells(drift, 1, 1)), result(pair, cells(drift, second, factor)), errorRate, 0);
    }

    /** The machine's drift meets all cells of a fork, its peer as well. */
    private List<Cell> cells(final double[] drift, final double machine, final double factor) {
        final List<Cell> cells = new ArrayList<>();
        for (int cell = 0; cell < CELLS; cell++) {
            final String name = "Benchmark.cell" + cell;
            final double ns = 20 * (cell + 1) * machine * (name.equals(SLOWED) ? factor : 1);
            cells.add(drawn(name, ns, drift));
        }
        cells.add(drawn(Peers.CLOCK, 25 * machine, drift));
        return cells;
    }

    private Cell drawn(final String name, final double ns, final double[] drift) {
        final List<Fork> forks = new ArrayList<>();
        for (int fork = 0; fork < FORKS; fork++) {
            final double ofFork = ns * drift[fork] * Math.exp(0.04 * random.nextGaussian());
            final List<Slice> slices = new ArrayList<>();
            for (int i = 0; i < SLICES; i++) {
                final double stall = random.nextInt(20) == 0 ? 1 + 3 * random.nextDouble() : 1;
                slices.add(slice(LinkState.NONE, ofFork * stall * Math.exp(0.05 * random.nextGaussian())));
            }
            forks.add(new Fork(fork + 1, 0, 0, slices));
        }
        return new Cell(name, "ns/op", Map.of(), forks, List.of(), "");
    }

    private static Cell clock(final double factor) {
        return cell(Peers.CLOCK, "ns/op", factor, LinkState.NONE, 25);
    }

    /** Three forks of five slices around a value, two of them a percent off. */
    private static Cell cell(
            final String name, final String unit, final double factor, final LinkState state, final double value) {
        final List<Fork> forks = new ArrayList<>();
        for (int fork = 1; fork <= 3; fork++) {
            forks.add(new Fork(
                    fork, 0, 0, Collections.nCopies(5, slice(state, value * factor * (0.98 + 0.01 * fork)))));
        }
        return new Cell(name, unit, Map.of(), forks, List.of(), "");
    }

    private static Cell allocating(final double... bytes) {
        final List<Fork> forks = new ArrayList<>();
        for (final double ofFork : bytes) {
            forks.add(new Fork(forks.size() + 1, ofFork, 0, List.of()));
        }
        return new Cell("A.a", "ns/op", Map.of(), forks, List.of(), "");
    }

    private static Slice slice(final LinkState state, final double value) {
        return new Slice(state, Map.of(state == LinkState.NONE ? Slice.SCORE : Slice.P50, value));
    }

    private static ResultFile result(final String pair, final List<Cell> cells) {
        return new ResultFile(
                Instant.EPOCH,
                "test",
                new Machine("cpu", 2, "", "", true, 1, "Linux"),
                new Build("0", "0", "17", List.of()),
                new Load(0, 0, 0),
                new Load(0, 0, 0),
                pair,
                cells,
                List.of());
    }
}
