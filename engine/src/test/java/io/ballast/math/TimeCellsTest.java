package io.ballast.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import org.junit.jupiter.api.Test;

class TimeCellsTest {
    private static final int MOMENTS = 2_000;

    @Test
    void shouldAgreeWithADivisionWhereverTimeGoes() {
        Seeds.forEach(200, generator -> {
            final long lengthNs = generator.oneIn(4) ? 1 + (generator.anyLong() >>> 1) : generator.between(1, 5_000);
            final TimeCells cells = new TimeCells(Math.max(1, lengthNs));
            long timeNs = start(generator);
            for (int i = 0; i < MOMENTS; i++) {
                assertThat(cells.of(timeNs))
                        .as("%d in cells of %d", timeNs, lengthNs)
                        .isEqualTo(Math.floorDiv(timeNs, Math.max(1, lengthNs)));
                timeNs = generator.oneIn(50) ? start(generator) : timeNs + generator.between(0, 3_000);
            }
        });
    }

    private static long start(final Generator generator) {
        return switch (generator.below(4)) {
            case 0 -> Long.MIN_VALUE + generator.between(0, 100);
            case 1 -> Long.MAX_VALUE - generator.between(0, 2_000_000);
            case 2 -> generator.between(-10_000, 10_000);
            default -> generator.anyLong();
        };
    }

    @Test
    void shouldRefuseACellWithoutLength() {
        assertThatThrownBy(() -> new TimeCells(0)).hasMessageContaining("longer than 0 ns");
    }
}
