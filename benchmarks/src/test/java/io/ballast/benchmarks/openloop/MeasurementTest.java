package io.ballast.benchmarks.openloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A slice that lost ticks is no slice, and one that fell behind says so. */
class MeasurementTest {
    private static final Schedule SCHEDULE = Schedule.steady(10_000, 1_000_000, 9_000_000);
    private static final Window WINDOW = new Window(List.of(), List.of());

    private static Arrivals lateBy(final long ns, final int ticks) {
        final Arrivals arrivals = new Arrivals(SCHEDULE);
        for (int tick = 0; tick < ticks; tick++) {
            arrivals.record(SCHEDULE.offsetNs(tick), SCHEDULE.offsetNs(tick) + ns);
        }
        return arrivals;
    }

    private static Measurement measurement(final Arrivals arrivals) {
        return Measurement.paced(SCHEDULE, arrivals.latencyNs(), 1, WINDOW, arrivals.lastNs());
    }

    @Test
    void shouldTakeASliceWhoseEveryTickWasDone() {
        final Measurement measured = measurement(lateBy(500, SCHEDULE.ticks()));
        assertThat(measured.isSustained()).isTrue();
        assertThat(measured.latencyNs()).isNotNull();
        assertThat(measured.latencyNs().getTotalCount()).isEqualTo(90);
    }

    @Test
    void shouldRefuseASliceThatLostATick() {
        assertThatThrownBy(() -> measurement(lateBy(500, SCHEDULE.ticks() - 1)))
                .hasMessage("90 ticks were measured, but 89 had an end");
    }

    @Test
    void shouldSeeABacklog() {
        assertThat(measurement(lateBy(3_000_000, SCHEDULE.ticks())).isSustained())
                .isFalse();
    }
}
