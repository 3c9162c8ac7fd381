package io.ballast.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EvaluationTest {
    private static final LinkState C = LinkState.SHARED_CACHE;
    private static final LinkState F = LinkState.FAR;

    @Test
    void shouldMeetATargetWithItsWholeInterval() {
        assertThat(of(
                        "P1a",
                        Samples.jmh(Peers.CLOCK, Map.of(), 25, 25, 25),
                        Samples.jmh(Targets.NO_ORDER, Samples.sizes(20, 1, 1), 30, 30.2, 29.8)))
                .containsExactly("≤ 1.60 - 1.20 1.18 … 1.22 met");
    }

    @Test
    void shouldSayThatTheSpreadCrossesTheLimit() {
        assertThat(of(
                        "P1a",
                        Samples.jmh(Peers.CLOCK, Map.of(), 25, 25, 25),
                        Samples.jmh(Targets.NO_ORDER, Samples.sizes(20, 1, 1), 30, 39, 50)))
                .singleElement()
                .asString()
                .startsWith("≤ 1.60 - 1.56 ")
                .endsWith("met, spread crosses");
        assertThat(of(
                        "P1a",
                        Samples.jmh(Peers.CLOCK, Map.of(), 25),
                        Samples.jmh(Targets.NO_ORDER, Samples.sizes(20, 1, 1), 30)))
                .containsExactly("≤ 1.60 - 1.20 – met, spread crosses");
    }

    @Test
    void shouldMissATarget() {
        assertThat(of(
                        "P1a",
                        Samples.jmh(Peers.CLOCK, Map.of(), 25, 25, 25),
                        Samples.jmh(Targets.NO_ORDER, Samples.sizes(20, 1, 1), 50, 50, 50)))
                .containsExactly("≤ 1.60 - 2.00 2.00 … 2.00 not met");
    }

    @Test
    void shouldTakeEachStateApart() {
        final Cell direct = both(Samples.load("direct", "off"), 300, 310);
        final Cell fused = both(Samples.load("fused", "off"), 473, 1410);
        final Cell hop = both(Peers.HOP, Samples.hop(), 173, 659);
        assertThat(of("P2a", direct, fused, hop))
                .containsExactly(
                        "≤ 1.15 - not published",
                        "≤ 1.15 C 1.00 1.00 … 1.00 met",
                        "≤ 1.15 F 1.67 1.67 … 1.67 not met",
                        "≤ 1.15 - not published");
    }

    @Test
    void shouldPublishNothingWithoutMatchedSlices() {
        final Evaluation evaluation = new Evaluation(Samples.results(
                Samples.latency(Targets.TICK_TO_ORDER, Samples.load("direct", "off"), C, 4, 300, 300, 300),
                Samples.latency(Targets.TICK_TO_ORDER, Samples.load("fused", "off"), F, 4, 500, 500, 500),
                Samples.latency(Peers.HOP, Samples.hop(), C, 3, 170, 170, 170)));
        assertThat(evaluation.outcomes())
                .filteredOn(
                        outcome -> outcome.id().equals("P2a") && outcome.where().startsWith("100,000"))
                .extracting(Outcome::reason)
                .containsExactly(
                        "no state with enough slices of all that it takes: C 0 and 12 and 9; F 12 and 0 and 0");
    }

    @Test
    void shouldPassOnWhyACellHasNoFigures() {
        final ResultFile file = Samples.result(
                List.of(Samples.latency(Targets.TICK_TO_ORDER, Samples.load("direct", "off"), C, 4, 300, 300, 300)),
                List.of(new Unpublished(
                        Targets.TICK_TO_ORDER, Samples.load("fused", "off"), "fused wants two cores, this has one")));
        assertThat(new Evaluation(Samples.results(file)).outcomes())
                .filteredOn(
                        outcome -> outcome.id().equals("P2a") && outcome.where().startsWith("100,000"))
                .extracting(Outcome::reason)
                .singleElement()
                .asString()
                .startsWith("tick-to-order (journal=off, ")
                .endsWith(": fused wants two cores, this has one");
    }

    @Test
    void shouldNameWhatWasNotMeasured() {
        assertThat(new Evaluation(Samples.results()).outcomes())
                .filteredOn(outcome -> outcome.id().equals("P1d"))
                .extracting(Outcome::reason)
                .containsExactly(
                        "not measured: TickToOrderBenchmark.withOrder (constituents=20, contracts=1, sleeves=1)");
    }

    @Test
    void shouldJudgeAllocationByTheWorstForkOfTheEngine() {
        assertThat(of("P6", Samples.jmh(Targets.NO_ORDER, Map.of(), 1, 1)))
                .containsExactly("< 0.01 B, 0 - 0.0010 B, 0 met");
        assertThat(of("P6", collecting(0.001, 24, 0))).containsExactly("< 0.01 B, 0 - 24.0000 B, 0 not met");
        assertThat(of("P6", collecting(0.001, 0.002, 1))).containsExactly("< 0.01 B, 0 - 0.0020 B, 1 not met");
        assertThat(of("P6", Samples.jmh("AllocatingControl.allocate", Map.of(), 1)))
                .containsExactly("< 0.01 B, 0 - not published");
    }

    /** The empty benchmark allocates 0.001 B in 2 ns: in 100 ns that is 0.05 B. */
    @Test
    void shouldTakeOffWhatJmhAllocatesInTheTimeOfAnOperation() {
        final Cell clock = allocating(Peers.CLOCK, 2, 0.001);
        assertThat(of("P6", allocating(Targets.NO_ORDER, 100, 0.054), clock))
                .containsExactly("< 0.01 B, 0 - 0.0040 B, 0 met");
        assertThat(of("P6", allocating(Targets.NO_ORDER, 100, 0.062), clock))
                .containsExactly("< 0.01 B, 0 - 0.0120 B, 0 not met");
        assertThat(of("P6", allocating(Targets.NO_ORDER, 100, 0.049), clock))
                .containsExactly("< 0.01 B, 0 - 0.0000 B, 0 met");
    }

    private static Cell allocating(final String benchmark, final double time, final double bytes) {
        return new Cell(
                benchmark,
                "ns/op",
                Map.of(),
                List.of(JmhCells.fork(1, new double[] {time}, new double[] {bytes}, new double[] {0})),
                List.of(),
                "");
    }

    @Test
    void shouldGiveEveryTargetOfTheListAnOutcome() {
        assertThat(new Evaluation(Samples.results())
                        .outcomes().stream()
                                .map(outcome -> outcome.id().substring(0, 2))
                                .distinct())
                .containsExactly("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8");
    }

    /** By hand: logarithms of 1, 2 and 4 have mean ln 2 and deviation ln 2; Student's 97.5 % with 2 degrees is 4.3027. */
    @Test
    void shouldReachAsFarAsStudentSays() {
        final Cell cell = Samples.jmh("A.a", Map.of(), 1, 2, 4);
        final Estimate estimate =
                Estimate.of(medians -> medians[0], List.of(Sample.of(cell, Slice.SCORE, LinkState.NONE)));
        final double reach = Math.exp(4.302653 * Math.log(2) / Math.sqrt(3));
        assertThat(estimate.value()).isEqualTo(2);
        assertThat(estimate.low()).isEqualTo(2 / reach, within(1e-5));
        assertThat(estimate.high()).isEqualTo(2 * reach, within(1e-4));
        assertThat(estimate.forks()).isEqualTo(3);
    }

    /** By hand: -1, 0 and 1 have mean 0 and deviation 1. */
    @Test
    void shouldReachToBothSidesOfADifference() {
        final Cell first = Samples.jmh("A.a", Map.of(), 1, 2, 3);
        final Cell second = Samples.jmh("A.b", Map.of(), 2, 2, 2);
        final Estimate estimate = Estimate.of(
                medians -> medians[0] - medians[1],
                List.of(Sample.of(first, Slice.SCORE, LinkState.NONE), Sample.of(second, Slice.SCORE, LinkState.NONE)));
        assertThat(estimate.value()).isZero();
        assertThat(estimate.low()).isEqualTo(-4.302653 / Math.sqrt(3), within(1e-5));
        assertThat(estimate.high()).isEqualTo(4.302653 / Math.sqrt(3), within(1e-5));
    }

    private static List<String> of(final String id, final Cell... cells) {
        final List<String> lines = new ArrayList<>();
        for (final Outcome outcome : new Evaluation(Samples.results(cells)).outcomes()) {
            if (outcome.id().equals(id)) {
                lines.add(String.join(
                                " ",
                                outcome.limit(),
                                outcome.state().letter(),
                                outcome.measured(),
                                outcome.interval(),
                                outcome.standing().toString())
                        .replaceAll(" +", " "));
            }
        }
        return lines;
    }

    private static Cell both(final Map<String, String> parameters, final double near, final double far) {
        return both(Targets.TICK_TO_ORDER, parameters, near, far);
    }

    /** Three forks of four slices in each of two states. */
    private static Cell both(
            final String name, final Map<String, String> parameters, final double near, final double far) {
        final Cell first = Samples.latency(name, parameters, C, 4, near, near, near);
        final Cell second = Samples.latency(name, parameters, F, 4, far, far, far);
        final List<Fork> forks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            final List<Slice> slices = new ArrayList<>(first.forks().get(i).slices());
            slices.addAll(second.forks().get(i).slices());
            forks.add(new Fork(i + 1, 0, 0, slices));
        }
        return new Cell(name, "ns", parameters, forks, List.of(), "");
    }

    private static Cell collecting(final double first, final double second, final long collections) {
        final Slice slice = new Slice(LinkState.NONE, Map.of(Slice.SCORE, 1.0));
        return new Cell(
                "A.a",
                "ns/op",
                Map.of(),
                List.of(new Fork(1, first, 0, List.of(slice)), new Fork(2, second, collections, List.of(slice))),
                List.of(),
                "");
    }
}
