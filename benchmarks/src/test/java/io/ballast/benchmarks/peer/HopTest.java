package io.ballast.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ballast.benchmarks.openloop.Measurement;
import io.ballast.benchmarks.openloop.NativeThreads;
import io.ballast.benchmarks.openloop.Schedule;
import io.ballast.benchmarks.openloop.Subject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every peer brings every message over, slice after slice. */
class HopTest {
    private final List<Integer> allowed = NativeThreads.allowedCpus();

    @ParameterizedTest
    @EnumSource
    void shouldBringEveryMessageOver(final Hop hop) {
        assumeThat(allowed.size()).as("processors").isGreaterThan(1);
        assertThat(Hop.of(hop.label())).isEqualTo(hop);
        try (Subject subject = hop.subject(allowed)) {
            for (int slice = 0; slice < 3; slice++) {
                final Measurement measured = subject.run(Schedule.steady(100_000, 5_000_000, 20_000_000));
                assertThat(measured.latencyNs()).isNotNull();
                assertThat(measured.latencyNs().getTotalCount()).isEqualTo(2_000);
            }
        }
    }
}
