package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

class QuantoPositionTest {
    /** 0.0001 BTC a point and ticks of one point: half a tick of one lot is 50,000 nano-BTC. */
    private static final long UNIT = 50_000;

    private final QuantoPosition position = new QuantoPosition(UNIT);

    @Test
    void tv14ShouldPayAShortInNanoCoins() {
        position.onFill(-1, 10, 3000);
        assertThat(position.pnlNanoCoin(2 * 2900)).isEqualTo(100_000_000);
        assertThat(position.pnlNanoCoin(2 * 2900) * 60_000 / 1_000_000_000)
                .as("USD")
                .isEqualTo(6000);
        assertThat((position.pnlNanoCoin(2 * 2901) - position.pnlNanoCoin(2 * 2900)) * 60_000 / 1_000_000_000)
                .as("USD per point")
                .isEqualTo(-60);
    }

    @Test
    void shouldEqualTheSumOverAllFillsExactly() {
        Seeds.forEach(100, QuantoPositionTest::checkAgainstAllFills);
    }

    private static void checkAgainstAllFills(final Generator generator) {
        final long unit = generator.between(1, 1_000_000);
        final QuantoPosition position = new QuantoPosition(unit);
        final List<long[]> fills = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            final long signed = generator.between(1, 1000) * (generator.oneIn(2) ? 1 : -1);
            final long ticks = generator.between(1, 1_000_000);
            position.onFill(Long.signum(signed), Math.abs(signed), ticks);
            fills.add(new long[] {signed, ticks});
            final long mid = generator.between(1, 2_000_000);
            BigInteger expected = BigInteger.ZERO;
            for (final long[] fill : fills) {
                expected = expected.add(BigInteger.valueOf(fill[0])
                        .multiply(BigInteger.valueOf(mid - 2 * fill[1]))
                        .multiply(BigInteger.valueOf(unit)));
            }
            assertThat(position.pnlNanoCoin(mid)).isEqualTo(expected.longValueExact());
        }
    }

    @Test
    void shouldStayAsItWasWhenAFillIsTooLarge() {
        position.onFill(1, 10, 100);
        final byte[] before = state(position);
        assertThatThrownBy(() -> position.onFill(1, Long.MAX_VALUE / 4, 8)).isInstanceOf(ArithmeticException.class);
        assertThat(state(position)).isEqualTo(before).hasSize(4 * Long.BYTES);
        position.onFill(1, 10, 90);
        position.onFill(-1, 10, 120);
        assertThat(state(position)).isNotEqualTo(before);
    }

    @Test
    void shouldRefuseAContractWithoutValue() {
        assertThatThrownBy(() -> new QuantoPosition(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] state(final QuantoPosition position) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final byte[] bytes = new byte[position.writeState(buffer, 0)];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
