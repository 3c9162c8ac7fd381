package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.math.BigDecimal;
import java.math.MathContext;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

class InversePositionTest {
    private static final long NANO = 1_000_000_000L;
    private static final long HALF_USD = 500_000_000L;
    private static final MathContext PRECISE = new MathContext(60);

    /** Lots of 1 USD, ticks of 0.5 USD: a price in USD is twice that in ticks and four times that in half ticks. */
    private final InversePosition position = new InversePosition(NANO, HALF_USD);

    @Test
    void tv11ShouldPayALongInNanoCoins() {
        position.onFill(1, 10_000, 2 * 8000);
        assertThat(position.pnlNanoCoin(4 * 12_500)).isEqualTo(450_000_000);
        final InversePosition later = new InversePosition(NANO, HALF_USD);
        later.onFill(1, 10_000, 2 * 23_000);
        assertThat(later.pnlNanoCoin(4 * 25_000)).isEqualTo(34_782_609);
    }

    /** 1000 at 5000 and 2000 at 6000: the price at which nothing is won or lost. */
    @Test
    void tv12ShouldAverageEntriesHarmonically() {
        position.onFill(1, 1000, 2 * 5000);
        position.onFill(1, 2000, 2 * 6000);
        assertThat(position.pnlNanoCoin(4 * 5625)).isZero();
        assertThat(position.pnlNanoCoin(4 * 5624)).isNegative();
        assertThat(position.pnlNanoCoin(4 * 5626)).isPositive();
    }

    @Test
    void tv13ShouldKeepTheValueOfAHedgedCoin() {
        position.onFill(-1, 50_000, 2 * 50_000);
        assertThat(position.pnlNanoCoin(4 * 25_000)).isEqualTo(NANO);
        assertThat(position.pnlNanoCoin(4 * 100_000)).isEqualTo(-NANO / 2);
        for (final long price : new long[] {25_000, 50_000, 100_000}) {
            final long equityNanoCoin = NANO + position.pnlNanoCoin(4 * price);
            assertThat(equityNanoCoin * price).as("USD value").isEqualTo(50_000 * NANO);
            assertThat(equityNanoCoin + position.coinNano(position.positionLots(), 4 * price))
                    .as("net coin delta")
                    .isZero();
        }
    }

    @Test
    void shouldBeFlatAtFirst() {
        assertThat(position.positionLots()).isZero();
        assertThat(position.pnlNanoCoin(1)).isZero();
    }

    @Test
    void shouldKeepTheProfitOfReducingAndReversing() {
        position.onFill(1, 3000, 2 * 6000);
        position.onFill(-1, 1000, 2 * 8000);
        assertThat(position.pnlNanoCoin(4 * 6000)).as("1000 closed at 8000").isEqualTo(41_666_667);
        position.onFill(-1, 5000, 2 * 10_000);
        assertThat(position.positionLots()).isEqualTo(-3000);
        assertThat(position.pnlNanoCoin(4 * 10_000)).as("2000 more at 10,000").isEqualTo(41_666_667 + 133_333_333);
        position.onFill(1, 3000, 2 * 12_000);
        assertThat(position.pnlNanoCoin(4 * 7)).as("nothing is open").isEqualTo(125_000_000);
    }

    @Test
    void shouldMirrorLongAndShortToTheLastUnit() {
        Seeds.forEach(50, generator -> {
            final InversePosition one = new InversePosition(10 * NANO, HALF_USD);
            final InversePosition other = new InversePosition(10 * NANO, HALF_USD);
            for (int i = 0; i < 50; i++) {
                final int sign = generator.oneIn(2) ? 1 : -1;
                final long lots = generator.between(1, 100_000);
                final long ticks = generator.between(1000, 300_000);
                one.onFill(sign, lots, ticks);
                other.onFill(-sign, lots, ticks);
                assertThat(other.pnlNanoCoin(2 * ticks + 1)).isEqualTo(-one.pnlNanoCoin(2 * ticks + 1));
            }
        });
    }

    @Test
    void shouldEqualArbitraryPrecisionWithinOneNanoCoinPerFill() {
        Seeds.forEach(100, InversePositionTest::checkAgainstExactFractions);
    }

    private static void checkAgainstExactFractions(final Generator generator) {
        final long face = generator.between(1, 100) * NANO;
        final long tick = generator.between(1, NANO);
        final InversePosition position = new InversePosition(face, tick);
        BigDecimal coins = BigDecimal.ZERO;
        long lots = 0;
        for (int fills = 1; fills <= 60; fills++) {
            final long signed = generator.between(-100_000, 100_000);
            final long ticks = generator.between(10_000, 1_000_000);
            if (signed == 0) {
                continue;
            }
            position.onFill(Long.signum(signed), Math.abs(signed), ticks);
            coins = coins.add(coins(signed, face, ticks, tick));
            lots += signed;
            final long midHalfTicks = generator.between(20_000, 2_000_000);
            final BigDecimal value = coins(2 * lots, face, midHalfTicks, tick);
            assertThat(BigDecimal.valueOf(position.pnlNanoCoin(midHalfTicks)))
                    .isCloseTo(coins.subtract(value), within(BigDecimal.valueOf(0.5 * fills + 0.5)));
            assertThat(position.positionLots()).isEqualTo(lots);
        }
    }

    /** N·C/F in nano-coins. */
    private static BigDecimal coins(final long lots, final long face, final long ticks, final long tick) {
        return BigDecimal.valueOf(lots)
                .multiply(BigDecimal.valueOf(face))
                .multiply(BigDecimal.valueOf(NANO))
                .divide(BigDecimal.valueOf(ticks).multiply(BigDecimal.valueOf(tick)), PRECISE);
    }

    @Test
    void shouldStayAsItWasWhenAFillIsTooLarge() {
        position.onFill(1, 1000, 2 * 5000);
        final byte[] before = state(position);
        assertThatThrownBy(() -> position.onFill(1, Long.MAX_VALUE / 4, 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> position.onFill(1, 1, Long.MAX_VALUE / 4)).isInstanceOf(ArithmeticException.class);
        assertThat(state(position)).isEqualTo(before);
    }

    @Test
    void shouldTellStatesApart() {
        position.onFill(1, 1000, 2 * 5000);
        final byte[] before = state(position);
        position.onFill(1, 1000, 2 * 5000);
        position.onFill(-1, 1000, 2 * 4000);
        assertThat(position.positionLots()).isEqualTo(1000);
        assertThat(state(position)).isNotEqualTo(before).hasSize(4 * Long.BYTES);
    }

    @Test
    void shouldRefuseAContractWithoutFaceOrTick() {
        assertThatThrownBy(() -> new InversePosition(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InversePosition(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] state(final InversePosition position) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final byte[] bytes = new byte[position.writeState(buffer, 0)];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
