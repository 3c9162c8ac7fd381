package io.ballast.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.Seeds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class RoundingTest {
    /** TV-35: excess 2 M over contracts of 35,000 and 3,500, and with β 1.3. */
    @Test
    void shouldRoundTheDocumentedCounts() {
        assertThat(Rounding.nearestTiesToZero(-2_000_000, 35_000)).isEqualTo(-57);
        assertThat(Rounding.nearestTiesToZero(-2_000_000, 3_500)).isEqualTo(-571);
        assertThat(Rounding.nearestTiesToZero(-2_600_000, 35_000)).isEqualTo(-74);
    }

    /** TV-36: excess 1 M over contracts of 6,000; selling 60,000 of spot buys back 10. */
    @Test
    void shouldRoundTheConcentrationCounts() {
        assertThat(Rounding.nearestTiesToZero(-1_000_000, 6_000)).isEqualTo(-167);
        assertThat(Rounding.nearestTiesToZero(60_000, 6_000)).isEqualTo(10);
    }

    @Test
    void shouldRoundTiesTowardZero() {
        assertThat(Rounding.nearestTiesToZero(5, 2)).isEqualTo(2);
        assertThat(Rounding.nearestTiesToZero(-5, 2)).isEqualTo(-2);
        assertThat(Rounding.nearestTiesToZero(1, 2)).isZero();
        assertThat(Rounding.nearestTiesToZero(-1, 2)).isZero();
        assertThat(Rounding.nearestTiesToZero(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(-1);
    }

    @Test
    void shouldAgreeWithHalfDownAndMirror() {
        Seeds.forEach(2000, generator -> {
            final long numerator = generator.anyLong();
            final long denominator = Math.max(1, Math.abs(generator.anyLong() >> 1));
            final long rounded = Rounding.nearestTiesToZero(numerator, denominator);
            assertThat(rounded)
                    .isEqualTo(BigDecimal.valueOf(numerator)
                            .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_DOWN)
                            .longValueExact());
            assertThat(Rounding.nearestTiesToZero(-numerator, denominator)).isEqualTo(-rounded);
        });
    }
}
