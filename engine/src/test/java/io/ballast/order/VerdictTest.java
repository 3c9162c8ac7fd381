package io.ballast.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.message.GateReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {
    @ParameterizedTest
    @EnumSource(value = Verdict.class, mode = EnumSource.Mode.EXCLUDE, names = "PASS")
    void shouldBeCountedAndExplainedUnderItsOwnName(final Verdict verdict) {
        assertThat(verdict.counter()).isEqualTo(Counter.valueOf("GATE_" + verdict));
        assertThat(verdict.reason()).isEqualTo(GateReason.valueOf(verdict.name()));
    }
}
