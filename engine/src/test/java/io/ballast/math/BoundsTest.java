package io.ballast.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.Seeds;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class BoundsTest {
    @Test
    void shouldTakePricesFromOneToTheLargest() {
        assertThat(Bounds.isPrice(-1)).isFalse();
        assertThat(Bounds.isPrice(0)).isFalse();
        assertThat(Bounds.isPrice(1)).isTrue();
        assertThat(Bounds.isPrice(Bounds.MAX_TICKS)).isTrue();
        assertThat(Bounds.isPrice(Bounds.MAX_TICKS + 1)).isFalse();
    }

    @Test
    void shouldTakeQuantitiesFromZeroToTheLargest() {
        assertThat(Bounds.isQuantity(-1)).isFalse();
        assertThat(Bounds.isQuantity(0)).isTrue();
        assertThat(Bounds.isQuantity(Bounds.MAX_LOTS)).isTrue();
        assertThat(Bounds.isQuantity(Bounds.MAX_LOTS + 1)).isFalse();
    }

    @Test
    void shouldTakeMoneyOfEitherSignUpToTheLargest() {
        assertThat(Bounds.isMoney(Bounds.MAX_NANO_USD)).isTrue();
        assertThat(Bounds.isMoney(-Bounds.MAX_NANO_USD)).isTrue();
        assertThat(Bounds.isMoney(Bounds.MAX_NANO_USD + 1)).isFalse();
        assertThat(Bounds.isMoney(-Bounds.MAX_NANO_USD - 1)).isFalse();
        assertThat(Bounds.isMoney(Long.MIN_VALUE)).isFalse();
    }

    @Test
    void shouldTellExactlyWhetherAProductIsMoney() {
        assertThat(Bounds.isProductMoney(1L << 31, 1L << 31, 1)).isTrue();
        assertThat(Bounds.isProductMoney(1L << 31, 1L << 31, 2)).isFalse();
        assertThat(Bounds.isProductMoney(1L << 32, 1L << 32, 0)).isFalse();
        Seeds.forEach(5000, generator -> {
            final long a = Math.abs(generator.anyLong() >> 1);
            final long b = Math.abs(generator.anyLong() >> 1);
            final long c = 1 + Math.abs(generator.anyLong() >> 2);
            final BigInteger product =
                    BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).multiply(BigInteger.valueOf(c));
            assertThat(Bounds.isProductMoney(a, b, c))
                    .isEqualTo(product.compareTo(BigInteger.valueOf(Bounds.MAX_NANO_USD)) <= 0);
        });
    }
}
