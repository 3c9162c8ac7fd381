package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.math.Int128;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexSumsTest {
    /** TV-3: I 1000, weights .5/.3/.2, 60000/3000/150 → 61200/2940/165; x .0083333 is taken to 10 decimals. */
    @Test
    void shouldFollowTheDocumentedBasket() {
        final World world = World.simple()
                .spot("A")
                .spot("B")
                .spot("C")
                .index("I", List.of("A", "B", "C"), List.of("0.0083333333", "0.1", "1.3333333333"));
        final IndexSums sums = new IndexSums(world.indices(), world.instruments());
        final long[] before = {60_000, 3_000, 150};
        final long[] after = {61_200, 2_940, 165};
        for (int i = 0; i < 3; i++) {
            sums.onMove(i, 2 * before[i]);
        }
        assertThat(sums.level(0)).isCloseTo(1000, within(1e-5));
        for (int i = 0; i < 3; i++) {
            sums.onMove(i, 2 * (after[i] - before[i]));
        }
        assertThat(sums.level(0)).isCloseTo(1024, within(1e-5));
    }

    @Test
    void shouldBeExactToTheLastBitWhateverTheTicks() {
        Seeds.forEach(50, generator -> {
            final World world = World.simple()
                    .spot("A", "0.01", "1")
                    .spot("B", "0.00001", "1")
                    .index("I", List.of("A", "B"), List.of("12.345", "987.6"));
            final IndexSums sums = new IndexSums(world.indices(), world.instruments());
            final long[] mids = new long[2];
            for (int i = 0; i < 300; i++) {
                final int instrument = generator.below(2);
                final long mid = generator.between(1, 1L << 41);
                sums.onMove(instrument, mid - mids[instrument]);
                mids[instrument] = mid;
                final BigDecimal expected = new BigDecimal("12.345")
                        .multiply(new BigDecimal("0.005"))
                        .multiply(BigDecimal.valueOf(mids[0]))
                        .add(new BigDecimal("987.6")
                                .multiply(new BigDecimal("0.000005"))
                                .multiply(BigDecimal.valueOf(mids[1])));
                assertThat(exact(sums.sum(0)))
                        .isEqualTo(expected.scaleByPowerOfTen(6).toBigIntegerExact());
            }
        });
    }

    @Test
    void shouldRefuseABasketThatNeedsTooManyDecimals() {
        final World world = World.simple().spot("A").index("I", List.of("A"), List.of("1e-18"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IndexSums(world.indices(), world.instruments()))
                .withMessageContaining("I needs 19 decimals");
    }

    private static BigInteger exact(final Int128 sum) {
        return BigInteger.valueOf(sum.high())
                .shiftLeft(Long.SIZE)
                .add(new BigInteger(Long.toUnsignedString(sum.low())));
    }
}
