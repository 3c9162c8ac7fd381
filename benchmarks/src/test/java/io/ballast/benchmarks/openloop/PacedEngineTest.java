package io.ballast.benchmarks.openloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ballast.counter.Counters;
import io.ballast.pipeline.InputJournal;
import io.ballast.settings.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The harness runs the engine itself, and every measured tick has its end. */
class PacedEngineTest {
    private static final int CONSTITUENTS = 20;
    private static final Schedule SCHEDULE = Schedule.steady(10_000, 10_000_000, 90_000_000);

    private final List<Integer> allowed = NativeThreads.allowedCpus();

    @ParameterizedTest
    @CsvSource({
        "DIRECT, false, TRADING",
        "DIRECT, true, TRADING",
        "FUSED, false, TRADING",
        "FUSED, true, STEADY",
        "DIRECT, true, STEADY",
        "SPLIT, true, TRADING",
        "PIPELINED, false, TRADING"
    })
    void shouldMeasureEveryTick(final Profile profile, final boolean isJournaled, final Market market) {
        assumeThat(allowed.size()).as("processors").isGreaterThanOrEqualTo(profile.threads());
        final Measurement measured =
                new EngineSubject(allowed, CONSTITUENTS, market, profile, isJournaled).run(SCHEDULE);
        assertThat(measured.latencyNs()).isNotNull();
        assertThat(measured.latencyNs().getTotalCount()).isEqualTo(900);
        assertThat(measured.latencyNs().getMinValue()).isPositive();
        assertThat(measured.window().bytes()).isNotNegative();
        assertThat(measured.window().runQueueNs()).isNotNegative();
    }

    @Test
    void shouldMeasureTheHarnessItself() {
        final Measurement measured = new PacedSubject(
                        allowed, CONSTITUENTS, Market.TRADING, (configuration, gateway) -> new NullEngine(gateway))
                .run(SCHEDULE);
        assertThat(measured.latencyNs()).isNotNull();
        assertThat(measured.latencyNs().getTotalCount()).isEqualTo(900);
    }

    /** In a market without reason to trade the first tick of a trading gateway waits for an order that never comes. */
    @Test
    void shouldNotWaitForEverForAnOrder() {
        final PacedGateway gateway = new PacedGateway(
                Market.STEADY.configuration(CONSTITUENTS), Market.STEADY.quotes(CONSTITUENTS), true, SCHEDULE);
        final Placement placement = new Placement(allowed);
        gateway.place(placement);
        final PipelineEngine engine = new PipelineEngine(
                Market.STEADY.configuration(CONSTITUENTS),
                Profile.DIRECT,
                InputJournal.NONE,
                gateway,
                gateway.observer(),
                new Counters());
        try {
            assertThatThrownBy(engine::run).hasMessageContaining("tick 0 of 1000 made no order within 2000 ms");
        } finally {
            placement.release();
        }
    }

    @Test
    void shouldSeeWhatTheMeasuredThreadAllocates() {
        final Window window = new Window(List.of(Thread.currentThread()), List.of(NativeThreads.currentId()));
        window.open();
        final long[] garbage = new long[1_000];
        window.close();
        assertThat(window.bytes()).isGreaterThanOrEqualTo(8L * garbage.length);
        window.open();
        window.close();
        assertThat(window.bytes()).as("its own looks are outside").isLessThan(1_000);
    }
}
