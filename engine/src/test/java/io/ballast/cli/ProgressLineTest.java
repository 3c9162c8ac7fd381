package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long FOUR_SECONDS = TimeUnit.SECONDS.toNanos(4);

    @Test
    void shouldSayHowFarAKnownLengthIsAndHowLongTheRestTakes() {
        assertThat(ProgressLine.text("inputs", 2_000_000, 0.25, FOUR_SECONDS))
                .isEqualTo("  … 2,000,000 inputs, 500,000 a second, 25 %, at most 12 s left");
    }

    @Test
    void shouldSayOnlyTheRateOfAnUnknownLength() {
        assertThat(ProgressLine.text("inputs", 2_000, Double.NaN, FOUR_SECONDS))
                .isEqualTo("  … 2,000 inputs, 500 a second");
    }

    @Test
    void shouldForetellNothingBeforeAnythingIsDone() {
        assertThat(ProgressLine.text("inputs", 0, 0, FOUR_SECONDS)).isEqualTo("  … 0 inputs, 0 a second, 0 %");
    }
}
