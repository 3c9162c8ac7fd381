package io.ballast.benchmarks.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.settings.Profile;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RestartTest {
    @Test
    void shouldCompareTheFirstThousandTicksWithTheLastQuarter() {
        final long[] latencyNs = LongStream.concat(
                        LongStream.rangeClosed(1, 1_000).map(tick -> 10 * tick),
                        LongStream.concat(
                                LongStream.generate(() -> 77_777).limit(2_000), LongStream.rangeClosed(1, 1_000)))
                .toArray();

        assertThat(Restart.of(latencyNs, 12, 34)).isEqualTo(new Restart(5_010, 9_910, 501, 12, 34));
    }

    @Test
    void shouldReadWhatAnotherProcessSays() {
        final Restart said = new Restart(500, 900, 100, 2_000, 200_000);

        assertThat(Restart.parse("a warning\n" + said.line() + "\n")).isEqualTo(said);
        assertThat(said.ratio()).isEqualTo(5);
        assertThatThrownBy(() -> Restart.parse("out of memory\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("out of memory");
    }

    @Test
    void shouldTimeEveryTickOfASession() {
        final Restart seen =
                RestartMain.run(RestartMain.configuration(WarmUpMode.OFF, Profile.DIRECT), 1_000, 4 * Restart.FIRST);

        assertThat(seen.firstP50Ns()).isPositive();
        assertThat(seen.firstP99Ns()).isGreaterThanOrEqualTo(seen.firstP50Ns());
        assertThat(seen.steadyP50Ns()).isPositive();
        assertThat(seen.inputs()).isZero();
    }
}
