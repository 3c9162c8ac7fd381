package io.ballast.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One bad iteration decides nothing; a missing profiler does. */
class ReadingTest {
    @Test
    void shouldTakeTheMiddleOfAllIterations() {
        final Reading first = new Reading("A.b", "20", List.of(10.0, 900.0, 12.0), List.of(0.0, 5.0, 0.001));
        final Reading second = new Reading("A.b", "20", List.of(11.0), List.of(0.003));
        assertThat(first.medianNs()).isEqualTo(12.0);
        assertThat(first.medianBytes()).isEqualTo(0.001);
        assertThat(first.and(second).medianNs()).isEqualTo(11.5);
        assertThat(first.and(second).medianBytes()).isEqualTo(0.002);
    }

    @Test
    void shouldNotMistakeNothingForZero() {
        final Reading blind = new Reading("A.b", "", List.of(1.0), List.of(Double.NaN));
        assertThat(blind.medianBytes()).isNaN();
    }
}
