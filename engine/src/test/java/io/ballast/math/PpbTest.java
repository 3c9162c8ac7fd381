package io.ballast.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.Seeds;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class PpbTest {
    @Test
    void shouldTruncateTheExactShareTowardZero() {
        Seeds.forEach(2000, generator -> {
            final long amount = generator.anyLong();
            final long ppb = generator.between(-Ppb.ONE, Ppb.ONE);
            final BigInteger exact =
                    BigInteger.valueOf(amount).multiply(BigInteger.valueOf(ppb)).divide(BigInteger.valueOf(Ppb.ONE));
            assertThat(Ppb.of(amount, ppb)).isEqualTo(exact.longValueExact());
            assertThat(Ppb.of(-amount, ppb)).isEqualTo(-Ppb.of(amount, ppb));
        });
    }

    @Test
    void shouldKeepTheWholeAmountForAShareOfOne() {
        assertThat(Ppb.of(Long.MAX_VALUE, Ppb.ONE)).isEqualTo(Long.MAX_VALUE);
        assertThat(Ppb.of(Long.MIN_VALUE, Ppb.ONE)).isEqualTo(Long.MIN_VALUE);
        assertThat(Ppb.of(999_999_999, 1)).isZero();
        assertThat(Ppb.of(1_000_000_000, 1)).isEqualTo(1);
        assertThat(Ppb.toFraction(250_000_000)).isEqualTo(0.25);
    }
}
