package io.ballast.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WideDivisionTest {
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    @Test
    void shouldRoundHalvesAwayFromZero() {
        assertThat(WideDivision.nearest(5, 1, 2)).isEqualTo(3);
        assertThat(WideDivision.nearest(-5, 1, 2)).isEqualTo(-3);
        assertThat(WideDivision.nearest(5, -1, 2)).isEqualTo(-3);
        assertThat(WideDivision.nearest(-5, -1, 2)).isEqualTo(3);
        assertThat(WideDivision.nearest(4, 1, 3)).isEqualTo(1);
        assertThat(WideDivision.nearest(5, 1, 3)).isEqualTo(2);
        assertThat(WideDivision.nearest(0, -7, 3)).isZero();
    }

    @Test
    void shouldCarryProductsBeyondSixtyFourBits() {
        assertThat(WideDivision.nearest(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(WideDivision.nearest(1L << 62, 1L << 62, (1L << 61) + 1)).isEqualTo(9_223_372_036_854_775_804L);
    }

    @Test
    void shouldRefuseWhatDoesNotFit() {
        assertThatThrownBy(() -> WideDivision.nearest(1L << 62, 4, 2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> WideDivision.nearest(1L << 62, 1L << 62, 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> WideDivision.nearest(Long.MAX_VALUE, 3, 3 - 1))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> WideDivision.nearest(1, 1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> WideDivision.nearest(1, 1, -1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldEqualArbitraryPrecision() {
        final int[] outcomes = new int[2];
        Seeds.forEach(200, generator -> {
            for (int i = 0; i < 500; i++) {
                outcomes[check(generator) ? 1 : 0]++;
            }
        });
        assertThat(Arrays.stream(outcomes)).as("fits and does not").allMatch(count -> count > 1_000);
    }

    private static boolean check(final Generator generator) {
        final long a = generator.anyLong();
        final long b = generator.anyLong();
        final long divisor = Math.max(1, Math.abs(generator.anyLong()));
        final BigInteger exact = new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)))
                .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_UP)
                .toBigInteger();
        final boolean fits = exact.abs().compareTo(LARGEST) <= 0;
        if (fits) {
            assertThat(WideDivision.nearest(a, b, divisor))
                    .as("%d * %d / %d", a, b, divisor)
                    .isEqualTo(exact.longValueExact());
        } else {
            assertThatThrownBy(() -> WideDivision.nearest(a, b, divisor)).isInstanceOf(ArithmeticException.class);
        }
        return fits;
    }
}
