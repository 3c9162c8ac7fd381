package io.ballast.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.benchmarks.GateLoop.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The gate's own measurements see what they are there to see. */
class GateLoopTest {
    private final GateLoop loop = new GateLoop();

    @Test
    void shouldSeeWhatIsAllocated() {
        final Reading reading = loop.inTurn(100, 5, GateSubject.allocating()).get(0);
        assertThat(reading.bytesPerOp()).as("a header and four longs").isCloseTo(48, within(0.1));
        assertThat(GateLimits.isAllocating(reading.bytesPerOp())).isTrue();
    }

    @Test
    void shouldSeeATickThatAllocates() {
        final GateSubject tick = GateSubject.steady(20, 1, 1);
        final GateSubject control = GateSubject.allocating();
        final GateSubject both = new GateSubject(
                tick.name(),
                () -> tick.operation().getAsLong() + control.operation().getAsLong());
        assertThat(GateLimits.isAllocating(loop.inTurn(200, 10, both).get(0).bytesPerOp()))
                .isTrue();
    }

    @Test
    void shouldSeeATickThatLooksAtEveryConstituent() {
        final List<Reading> readings = loop.inTurn(500, 10, lookingAtAll(20), lookingAtAll(500));
        assertThat(GateLimits.isScaling(readings.get(1).ratioTo(readings.get(0))))
                .isTrue();
    }

    /** Some nanoseconds for each constituent, behind a tick. */
    private static GateSubject lookingAtAll(final int constituents) {
        final GateSubject tick = GateSubject.steady(constituents, 1, 1);
        final GateSubject look = GateSubject.scaling(constituents);
        return new GateSubject(tick.name(), () -> {
            long sum = tick.operation().getAsLong();
            for (int i = 0; i < 20; i++) {
                sum += look.operation().getAsLong();
            }
            return sum;
        });
    }

    @Test
    void shouldSeeNothingWhereNothingIsAllocated() {
        final Reading reading = loop.inTurn(100, 10, GateSubject.clock()).get(0);
        assertThat(reading.bytesPerOp()).isLessThan(GateLimits.MAX_BYTES_PER_OP);
        assertThat(reading.nsPerOp()).hasSize(10);
    }

    @Test
    void shouldSeeWhatGrowsWithSize() {
        final List<Reading> sums = loop.inTurn(200, 10, GateSubject.scaling(20), GateSubject.scaling(500));
        assertThat(GateLimits.isScaling(sums.get(1).ratioTo(sums.get(0)))).isTrue();
        assertThat(loop.used()).isZero();
    }

    @Test
    void shouldCompareSlicesNextToEachOther() {
        final Reading few = new Reading("few", List.of(10.0, 20.0, 40.0), 0);
        final Reading many = new Reading("many", List.of(11.0, 22.0, 400.0), 0);
        assertThat(many.ratioTo(few))
                .as("the stall of one slice decides nothing")
                .isCloseTo(1.1, within(1e-9));
        assertThat(many.medianNs()).isEqualTo(22);
    }
}
