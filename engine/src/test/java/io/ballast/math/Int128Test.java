package io.ballast.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.Seeds;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class Int128Test {
    private static final List<Long> EDGES =
            List.of(0L, 1L, -1L, 2L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, 1L << 32, -(1L << 32));

    @Test
    void shouldAddProductsOfEdgeValuesExactly() {
        for (final long start : EDGES) {
            for (final long a : EDGES) {
                for (final long b : EDGES) {
                    final Int128 sum = new Int128();
                    sum.add(start);
                    sum.addProduct(a, b);
                    assertThat(exact(sum)).isEqualTo(big(start).add(big(a).multiply(big(b))));
                }
            }
        }
    }

    @Test
    void shouldEqualBigIntegerAfterAnySequenceOfAdditions() {
        Seeds.forEach(200, generator -> {
            final Int128 sum = new Int128();
            final Int128 other = new Int128();
            BigInteger expected = BigInteger.ZERO;
            BigInteger expectedOther = BigInteger.ZERO;
            for (int i = 0; i < 200; i++) {
                final long a = generator.anyLong() >> 8;
                final long b = generator.anyLong() >> 10;
                switch (generator.below(4)) {
                    case 0 -> {
                        sum.addProduct(a, b);
                        expected = expected.add(big(a).multiply(big(b)));
                    }
                    case 1 -> {
                        sum.add(a);
                        expected = expected.add(big(a));
                    }
                    case 2 -> {
                        other.addProduct(a, -b);
                        expectedOther = expectedOther.subtract(big(a).multiply(big(b)));
                    }
                    default -> {
                        sum.add(other);
                        expected = expected.add(expectedOther);
                        other.clear();
                        expectedOther = BigInteger.ZERO;
                    }
                }
                assertThat(exact(sum)).isEqualTo(expected);
                assertThat(sum.fitsLong()).isEqualTo(expected.bitLength() < Long.SIZE);
                assertThat(sum.isPositive()).isEqualTo(expected.signum() > 0);
            }
        });
    }

    @Test
    void shouldCarryFromTheLowHalfIntoTheHigh() {
        final Int128 sum = new Int128();
        sum.add(-1);
        assertThat(List.of(sum.high(), sum.low())).containsExactly(-1L, -1L);
        sum.add(1);
        assertThat(List.of(sum.high(), sum.low())).containsExactly(0L, 0L);
        sum.addProduct(1L << 62, 2);
        assertThat(sum.fitsLong()).isFalse();
        sum.add(-1);
        assertThat(sum.fitsLong()).isTrue();
        assertThat(sum.low()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldConvertToTheNearestDoubleWithinTwoRoundings() {
        Seeds.forEach(1000, generator -> {
            final Int128 sum = new Int128();
            sum.addProduct(generator.anyLong(), generator.anyLong());
            final double expected = exact(sum).doubleValue();
            assertThat(sum.toDouble()).isBetween(expected - 2 * Math.ulp(expected), expected + 2 * Math.ulp(expected));
        });
    }

    @Test
    void shouldConvertSmallSumsOfEitherSignExactly() {
        for (final long value : List.of(0L, 1L, -1L, 12_345L, -12_345L, 1L << 52, -(1L << 52))) {
            final Int128 sum = new Int128();
            sum.add(value);
            assertThat(sum.toDouble()).isEqualTo((double) value);
        }
    }

    @Test
    void shouldCopyCompareAndClear() {
        final Int128 sum = new Int128();
        sum.addProduct(Long.MAX_VALUE, -5);
        final Int128 copy = new Int128();
        copy.set(sum);
        assertThat(copy.sameAs(sum)).isTrue();
        copy.add(1);
        assertThat(copy.sameAs(sum)).isFalse();
        copy.clear();
        assertThat(exact(copy)).isZero();
    }

    private static BigInteger big(final long value) {
        return BigInteger.valueOf(value);
    }

    private static BigInteger exact(final Int128 sum) {
        final BigInteger low = new BigInteger(Long.toUnsignedString(sum.low()));
        return big(sum.high()).shiftLeft(Long.SIZE).add(low);
    }
}
