package io.ballast.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.Seeds;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class Int128QuotientTest {
    @Test
    void shouldDivideLikeBigIntegers() {
        Seeds.forEach(200, generator -> {
            final Int128 quotient = new Int128();
            for (int i = 0; i < 100; i++) {
                final long numerator = generator.anyLong() & Long.MAX_VALUE;
                final long divisor = 1 + (generator.anyLong() & ((1L << 41) - 1));
                quotient.setQuotient(numerator, divisor);
                assertThat(exact(quotient))
                        .as("%d / %d", numerator, divisor)
                        .isEqualTo(BigInteger.valueOf(numerator).shiftLeft(44).divide(BigInteger.valueOf(divisor)));
            }
        });
    }

    @Test
    void shouldDivideTheLargestByTheSmallestAndTheLargest() {
        final Int128 quotient = new Int128();
        quotient.setQuotient(Long.MAX_VALUE, 1);
        assertThat(exact(quotient)).isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).shiftLeft(44));
        quotient.setQuotient(Long.MAX_VALUE, 1L << 41);
        assertThat(exact(quotient)).isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).shiftLeft(3));
    }

    @Test
    void shouldSubtractLikeBigIntegers() {
        Seeds.forEach(200, generator -> {
            final Int128 left = new Int128();
            final Int128 right = new Int128();
            left.addProduct(generator.anyLong(), generator.anyLong() >> 2);
            right.addProduct(generator.anyLong(), generator.anyLong() >> 2);
            final BigInteger expected = exact(left).subtract(exact(right));
            left.subtract(right);
            assertThat(exact(left)).isEqualTo(expected);
        });
    }

    private static BigInteger exact(final Int128 sum) {
        return BigInteger.valueOf(sum.high())
                .shiftLeft(Long.SIZE)
                .add(new BigInteger(Long.toUnsignedString(sum.low())));
    }
}
