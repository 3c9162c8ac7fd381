package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Seeds;
import io.ballast.instrument.InstrumentKind;
import io.ballast.instrument.MarginTiers;
import io.ballast.margin.TierTable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** At the liquidation price the equity, valued anew, is the maintenance margin; at the bankruptcy price it is nothing. */
class LiquidationPricesTest {
    private static final double USD = 1e9;
    private static final TierTable ONE_PERCENT = new TierTable(MarginTiers.flat(10_000_000, 100));

    /** What a position is worth once its price has moved by a factor, written down again. */
    private static double worth(
            final InstrumentKind kind, final double notional, final double value, final double factor) {
        return switch (kind) {
            case INVERSE -> (value + notional) * factor - notional;
            case QUANTO -> value + notional * (factor - 1);
            default -> value * factor;
        };
    }

    @Test
    void shouldLeaveTheMaintenanceMarginAtThePriceOfLiquidationAndNothingAtThatOfBankruptcy() {
        final AtomicInteger found = new AtomicInteger();
        Seeds.forEach(2_000, generator -> {
            final InstrumentKind[] kinds = {InstrumentKind.LINEAR, InstrumentKind.INVERSE, InstrumentKind.QUANTO};
            final InstrumentKind kind = kinds[generator.below(kinds.length)];
            final double notional = (generator.oneIn(2) ? 1 : -1) * (1_000 + generator.below(100_000)) * USD;
            final double value =
                    kind == InstrumentKind.LINEAR ? notional : notional * (generator.below(100) - 50) / 1e3;
            final double rest = (generator.below(200_000) - 50_000) * USD;
            final long halfTicks = 1_000L + generator.below(1_000_000);
            final double equity = rest + value;
            final double liquidation =
                    LiquidationPrices.liquidationTicks(kind, notional, value, halfTicks, equity, ONE_PERCENT);
            if (!Double.isNaN(liquidation)) {
                found.incrementAndGet();
                final double factor = 2 * liquidation / halfTicks;
                final double size = Math.abs(kind == InstrumentKind.INVERSE ? notional : notional * factor);
                assertThat(rest + worth(kind, notional, value, factor))
                        .as("%s", kind)
                        .isCloseTo(0.01 * size, within(1e-6 * Math.abs(notional)));
            }
            final double bankruptcy = LiquidationPrices.bankruptcyTicks(kind, notional, value, halfTicks, equity);
            if (!Double.isNaN(bankruptcy)) {
                assertThat(rest + worth(kind, notional, value, 2 * bankruptcy / halfTicks))
                        .as("%s", kind)
                        .isCloseTo(0, within(1e-6 * Math.abs(notional)));
            }
        });
        assertThat(found.get()).isGreaterThan(500);
    }
}
