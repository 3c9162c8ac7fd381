package io.ballast.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.benchmarks.openloop.Market;
import io.ballast.benchmarks.report.Cell;
import io.ballast.benchmarks.report.Distribution;
import io.ballast.benchmarks.report.Fork;
import io.ballast.benchmarks.report.LinkState;
import io.ballast.benchmarks.report.Slice;
import io.ballast.settings.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** What may be published, and what is said where nothing may. */
class PublicationTest {
    private static final double SHARED_NS = 98;
    private static final double FAR_NS = 420;
    private static final Effort EFFORT = new Effort(3, 6, 20, 180, 0, 10);
    private static final CellSpec SPEC =
            CellSpec.engine(Profile.FUSED, 100_000, true, CellSpec.STEADY, Market.TRADING, 20);

    private static SliceReading slice(final double beforeNs, final double afterNs, final boolean isSustained) {
        return new SliceReading(
                0, 1, beforeNs, afterNs, Map.of(Slice.P50, beforeNs, Slice.P99, afterNs), 1_000, 10, 0, isSustained);
    }

    private static List<SliceReading> fork(final int shared, final int far, final int changed) {
        final List<SliceReading> slices = new ArrayList<>();
        for (int i = 0; i < shared; i++) {
            slices.add(slice(SHARED_NS, SHARED_NS, true));
        }
        for (int i = 0; i < far; i++) {
            slices.add(slice(FAR_NS, FAR_NS, true));
        }
        for (int i = 0; i < changed; i++) {
            slices.add(slice(SHARED_NS, FAR_NS, true));
        }
        return slices;
    }

    private static String reason(final List<List<SliceReading>> forks) {
        return new Publication(SPEC, EFFORT, forks)
                .reason()
                .map(unpublished -> unpublished.reason())
                .orElse("");
    }

    @Test
    void shouldPublishTheStatesWithEnoughSlicesAndNoOther() {
        final Publication publication =
                new Publication(SPEC, EFFORT, List.of(fork(4, 1, 1), fork(4, 1, 1), fork(4, 1, 1)));
        assertThat(publication.reason()).isEmpty();
        assertThat(publication.states()).containsExactly(LinkState.SHARED_CACHE);
        final Histogram shared = new Histogram(3);
        shared.recordValue(700);
        final Cell cell = publication.cell(
                Map.of(LinkState.SHARED_CACHE, shared, LinkState.FAR, new Histogram(3)), "raw/" + SPEC.fileName());
        assertThat(cell.forks())
                .hasSize(3)
                .allSatisfy(fork -> assertThat(fork.slices())
                        .extracting(Slice::state)
                        .containsExactly(
                                LinkState.SHARED_CACHE,
                                LinkState.SHARED_CACHE,
                                LinkState.SHARED_CACHE,
                                LinkState.SHARED_CACHE));
        assertThat(cell.distributions()).extracting(Distribution::state).containsExactly(LinkState.SHARED_CACHE);
        assertThat(cell.forks()).extracting(Fork::bytesPerOp).containsOnly(0.01);
        assertThat(cell.name()).isEqualTo("tick-to-order");
    }

    @Test
    void shouldLeaveOutSlicesThatWaitedForAProcessorWhereEnoughDidNot() {
        final List<SliceReading> fork = new ArrayList<>(fork(5, 3, 0));
        fork.add(slice(SHARED_NS, SHARED_NS, true).with(Slice.RUN_QUEUE, 4e6));
        fork.add(slice(FAR_NS, FAR_NS, true).with(Slice.RUN_QUEUE, 4e6));
        final Publication publication = new Publication(SPEC, EFFORT, List.of(fork, fork, fork));
        assertThat(publication.states()).containsExactlyInAnyOrder(LinkState.SHARED_CACHE, LinkState.FAR);
        assertThat(publication.statesOfBusy()).containsExactly(LinkState.FAR);
        final List<Slice> slices = publication.cell(Map.of(), "").forks().get(0).slices();
        assertThat(slices)
                .filteredOn(slice -> slice.state() == LinkState.SHARED_CACHE)
                .hasSize(5);
        assertThat(slices).filteredOn(slice -> slice.state() == LinkState.FAR).hasSize(4);
    }

    @Test
    void shouldSayThatNoStateHasEnoughSlices() {
        assertThat(reason(List.of(fork(3, 2, 1), fork(3, 2, 1), fork(3, 2, 1))))
                .isEqualTo("no state of the machine has 10 slices: C 9, F 6, changed meanwhile 3; measure more rounds"
                        + " (--rounds)");
    }

    @Test
    void shouldSayThatTooFewJvmsMeasured() {
        assertThat(reason(List.of(fork(20, 0, 0), fork(20, 0, 0)))).isEqualTo("fewer than 3 JVMs measured it");
    }

    @Test
    void shouldSayThatTheLoadIsTooMuch() {
        final List<SliceReading> behind = List.of(slice(98, 98, false), slice(98, 98, false), slice(98, 98, true));
        assertThat(reason(List.of(behind, behind, behind)))
                .isEqualTo("the load is more than it takes: at the end of 6 of 9 slices a backlog had grown; choose a"
                        + " lower rate, or a machine with less to do");
    }

    @Test
    void shouldReadBackWhatAForkPrints() {
        final SliceReading reading = slice(97.5, 420.25, true).with(Slice.RUN_QUEUE, 17);
        assertThat(SliceReading.isText(reading.text())).isTrue();
        assertThat(SliceReading.parse(reading.text())).isEqualTo(reading);
        assertThat(SliceReading.isText("anything else")).isFalse();
    }
}
