package io.ballast.benchmarks.openloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.benchmarks.report.LinkState;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the system says of threads, and what round trips say of processors. */
class MachineReadingsTest {
    @Test
    void shouldReadTheRunQueueDelayOfASchedstat() {
        assertThat(RunQueueDelay.parse("3987601 8208445 2\n")).isEqualTo(8_208_445);
    }

    @Test
    void shouldRefuseASchedstatOfAnotherForm() {
        assertThatThrownBy(() -> RunQueueDelay.parse("3987601 8208445"))
                .hasMessage("schedstat has three figures, not '3987601 8208445'");
    }

    @Test
    void shouldReadTheDelayOfThisThread() {
        assertThat(RunQueueDelay.ofThread(NativeThreads.currentId())).isNotNegative();
    }

    @Test
    void shouldReadListsOfProcessors() {
        assertThat(NativeThreads.parseCpus("0-2,5")).containsExactly(0, 1, 2, 5);
        assertThat(NativeThreads.parseCpus("7")).containsExactly(7);
        assertThat(NativeThreads.allowedCpus()).isNotEmpty().isSorted();
    }

    @Test
    void shouldFindAThreadByItsName() {
        final String name = Thread.currentThread().getName();
        Thread.currentThread().setName("found-by-its-long-name");
        try {
            assertThat(NativeThreads.idOf("found-by-its-long-name", Set.of())).isEqualTo(NativeThreads.currentId());
            assertThat(NativeThreads.idOf("nobody", Set.of())).isEqualTo(-1);
        } finally {
            Thread.currentThread().setName(name);
        }
    }

    @Test
    void shouldSayWhatHelpsWherePinningIsRefused() {
        assertThatThrownBy(() -> NativeThreads.pinCurrent(List.of(1_000)))
                .isInstanceOf(PinningRefusedException.class)
                .hasMessageContaining("1000")
                .hasMessageContaining("allow sched_setaffinity");
    }

    @ParameterizedTest
    @CsvSource({"28, SIBLINGS", "51, SIBLINGS", "91, SHARED_CACHE", "105, SHARED_CACHE", "207, FAR", "440, FAR"})
    void shouldTellTheStateByTheRoundTrip(final double roundTripNs, final LinkState state) {
        assertThat(Sentinel.state(roundTripNs)).isEqualTo(state);
    }

    @Test
    void shouldKnowNothingOfASliceWhoseStateChanged() {
        assertThat(Sentinel.stateBetween(95, 101)).contains(LinkState.SHARED_CACHE);
        assertThat(Sentinel.stateBetween(95, 420)).isEmpty();
    }

    @Test
    void shouldNotPutTwoSpinningThreadsOnOneProcessor() {
        final Placement placement = new Placement(List.of(0, 1)).spinning(List.of(new Thread("one")));
        assertThatThrownBy(() -> placement.spinning(List.of(new Thread("two"))))
                .hasMessage("no processor is left for two");
    }
}
