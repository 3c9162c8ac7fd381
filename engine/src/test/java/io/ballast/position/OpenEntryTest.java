package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

/** Average entry, realised and unrealised profit against exact fractions. */
class OpenEntryTest {
    private static final long NANO = 1_000_000_000L;

    /** TV-12: 1000 at 5000 and 2000 at 6000 have an average entry of 5625. */
    @Test
    void shouldAverageInverseEntriesHarmonically() {
        final InversePosition position = new InversePosition(NANO, NANO);
        assertThat(position.averageEntryTicks()).isNaN();
        position.onFill(1, 1000, 5000);
        position.onFill(1, 2000, 6000);
        assertThat(position.averageEntryTicks()).isCloseTo(5625, within(1e-4));
        position.onFill(-1, 1500, 7000);
        assertThat(position.averageEntryTicks())
                .as("what is left cost the same")
                .isCloseTo(5625, within(1e-4));
        assertThat(position.realisedNanoCoin() / 1e9).isCloseTo(1500 / 5625.0 - 1500 / 7000.0, within(1e-8));
    }

    @Test
    void shouldStartAnewBeyondZero() {
        final QuantoPosition position = new QuantoPosition(NANO / 2);
        position.onFill(1, 10, 100);
        position.onFill(-1, 15, 120);
        assertThat(position.averageEntryTicks()).isEqualTo(120);
        assertThat(position.realisedNanoCoin()).isEqualTo(200 * NANO);
        position.onFill(1, 5, 110);
        assertThat(position.averageEntryTicks()).isNaN();
        assertThat(position.realisedNanoCoin()).isEqualTo(250 * NANO);
    }

    @Test
    void shouldSplitProfitExactlyAndRoundOnlyBetweenItsParts() {
        Seeds.forEach(300, OpenEntryTest::check);
    }

    private static void check(final Generator generator) {
        final OpenEntry entry = new OpenEntry();
        long lots = 0;
        long total = 0;
        BigDecimal open = BigDecimal.ZERO;
        int fills = 0;
        for (int i = 0; i < 60; i++) {
            final long signed = (generator.oneIn(2) ? 1 : -1) * generator.between(1, 1_000);
            final long amount = -signed * generator.between(1, 1L << 40);
            entry.onFill(signed, amount);
            open = naive(open, lots, signed, amount);
            lots += signed;
            total += amount;
            fills++;
            assertThat(entry.lots()).isEqualTo(lots);
            assertThat(open.subtract(BigDecimal.valueOf(entry.broughtIn())).abs())
                    .as("half a unit for each release")
                    .isLessThanOrEqualTo(BigDecimal.valueOf(fills));
            final long mid = generator.between(1, 1L << 40);
            final long realised = total - entry.broughtIn();
            final long unrealised = entry.broughtIn() + lots * mid;
            assertThat(realised + unrealised).isEqualTo(total + lots * mid);
            if (lots == 0) {
                assertThat(entry.broughtIn()).isZero();
                open = BigDecimal.ZERO;
            }
        }
    }

    /** What opening the lots held has brought in, as a fraction. */
    private static BigDecimal naive(final BigDecimal open, final long lots, final long signed, final long amount) {
        final long after = lots + signed;
        if (lots == 0 || lots < 0 == signed < 0) {
            return open.add(BigDecimal.valueOf(amount));
        }
        if (after == 0 || after < 0 == lots < 0) {
            return open.multiply(BigDecimal.valueOf(after)).divide(BigDecimal.valueOf(lots), MathContext.DECIMAL128);
        }
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(after))
                .divide(BigDecimal.valueOf(signed), MathContext.DECIMAL128);
    }
}
