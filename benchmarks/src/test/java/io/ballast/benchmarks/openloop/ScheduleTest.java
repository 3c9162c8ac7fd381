package io.ballast.benchmarks.openloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** A schedule is fixed, and what is late is late from it. */
class ScheduleTest {
    @Test
    void shouldPutTicksAtEvenDistances() {
        final Schedule schedule = Schedule.steady(100_000, 20_000, 30_000);
        assertThat(schedule.ticks()).isEqualTo(5);
        assertThat(IntStream.range(0, 5).mapToLong(schedule::offsetNs))
                .containsExactly(0L, 10_000L, 20_000L, 30_000L, 40_000L);
        assertThat(schedule.measuredFromNs()).isEqualTo(20_000);
        assertThat(schedule.lengthNs()).isEqualTo(40_000);
        assertThat(Measurement.firstFrom(schedule, 20_000)).isEqualTo(2);
        assertThat(Measurement.firstFrom(schedule, 20_001)).isEqualTo(3);
    }

    @Test
    void shouldRefuseARateThatIsNotWholeNanoseconds() {
        assertThatThrownBy(() -> Schedule.steady(300_000, 0, 1_000_000))
                .hasMessageContaining("300000")
                .hasMessageContaining("choose 10000, 100000 or 1000000");
    }

    /** A stall of 25 µs in front of the third tick: the ticks behind it are late as well, though each took no time. */
    @Test
    void shouldCountAStallAgainstEverythingBehindIt() {
        final Schedule schedule = Schedule.steady(100_000, 10_000, 50_000);
        final Arrivals arrivals = new Arrivals(schedule);
        long nowNs = 0;
        for (int tick = 0; tick < schedule.ticks(); tick++) {
            nowNs = Math.max(nowNs, schedule.offsetNs(tick));
            nowNs += tick == 2 ? 25_000 : 0;
            arrivals.record(schedule.offsetNs(tick), nowNs);
        }
        final Histogram late = arrivals.latencyNs();
        assertThat(late.getTotalCount()).as("the first tick settles").isEqualTo(5);
        assertThat(late.getMaxValue()).isBetween(25_000L, 25_016L);
        assertThat(late.getCountBetweenValues(15_000, 15_000)).isOne();
        assertThat(late.getCountBetweenValues(5_000, 5_000)).isOne();
        assertThat(late.getCountAtValue(0)).isEqualTo(2);
        assertThat(arrivals.lastNs()).isZero();
    }

    @Test
    void shouldCarryIntendedTimesThroughEngineTime() {
        for (final long offsetNs : new long[] {0, 1, 999, 180_000_000_000L}) {
            assertThat(EngineTime.offsetNs(EngineTime.of(offsetNs))).isEqualTo(offsetNs);
        }
        assertThat(EngineTime.offsetNs(EngineTime.OPENING_NS)).isNegative();
    }
}
