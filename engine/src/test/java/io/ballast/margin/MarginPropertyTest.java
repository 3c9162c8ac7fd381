package io.ballast.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import io.ballast.instrument.MarginTiers;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What holds of margins at every size, price and tier. */
class MarginPropertyTest {
    private static final double USD = 1e9;

    @Test
    void shouldAskForMoreMarginTheLargerThePositionWithoutAJumpAtAFloor() {
        Seeds.forEach(200, generator -> {
            final MarginTiers margin = tiers(generator);
            final TierTable tiers = new TierTable(margin);
            final long notional = generator.between(0, 10_000_000) * 1_000_000_000L + generator.below(1_000_000_000);
            final long more = notional + generator.between(0, 1_000_000_000_000L);
            assertThat(tiers.maintenanceNanoUsd(more)).isGreaterThanOrEqualTo(tiers.maintenanceNanoUsd(notional));
            assertThat(tiers.maintenanceNanoUsd(notional)).isCloseTo((long) naive(margin, notional), within(64L));
            for (final MarginTiers.Tier tier : margin.tiers()) {
                final long floor = tier.floorNanoUsd();
                assertThat(tiers.maintenanceNanoUsd(floor))
                        .isCloseTo(tiers.maintenanceNanoUsd(Math.max(0, floor - 1)), within(64L));
            }
        });
    }

    /** Margin by margin: each slice of the notional at the rate of its own tier. */
    private static double naive(final MarginTiers margin, final long notional) {
        double sum = 0;
        for (int i = 0; i < margin.tiers().size(); i++) {
            final double from = margin.tiers().get(i).floorNanoUsd();
            final double to =
                    i + 1 < margin.tiers().size() ? margin.tiers().get(i + 1).floorNanoUsd() : Double.POSITIVE_INFINITY;
            final double slice = Math.max(0, Math.min((double) notional, to) - from);
            sum += slice * margin.tiers().get(i).maintenancePpb() / 1e9;
        }
        return sum;
    }

    private static MarginTiers tiers(final Generator generator) {
        final List<MarginTiers.Tier> tiers = new ArrayList<>();
        long floor = 0;
        long rate = generator.between(1_000_000, 10_000_000);
        for (int i = 0; i <= generator.below(5); i++) {
            tiers.add(new MarginTiers.Tier(floor, rate, 1e9 / rate / 2));
            floor += generator.between(1, 1_000_000) * 1_000_000_000L;
            rate += generator.between(0, 20_000_000);
        }
        return new MarginTiers(tiers);
    }

    @Test
    void shouldHaveJustTheMaintenanceMarginAtTheLiquidationPrice() {
        Seeds.forEach(500, generator -> {
            final int sign = generator.oneIn(2) ? 1 : -1;
            final double qty = generator.between(1, 10_000) / 100.0;
            final double entry = generator.between(100, 100_000);
            final double wallet = qty * entry / generator.between(2, 20);
            final TierTable tiers = new TierTable(MarginTiers.flat(generator.between(1_000_000, 20_000_000), 20));
            final double price = LinearLiquidation.price(sign, qty, entry, wallet, tiers, USD);
            final double equity = wallet + sign * qty * (price - entry);
            assertThat(equity).isCloseTo(tiers.maintenance(qty * price * USD) / USD, within(1e-6 * qty * entry));
        });
    }

    @Test
    void shouldFindTheTierOfTheLiquidationPrice() {
        final TierTable tiers = new TierTable(new MarginTiers(List.of(
                new MarginTiers.Tier(0, 5_000_000, 50), new MarginTiers.Tier(2_200_000_000_000_000L, 50_000_000, 10))));
        final double price = LinearLiquidation.price(-1, 2e6, 1, 6e5, tiers, USD);
        assertThat(price).as("earlier than in the tier of the entry").isLessThan(1.2935323383084578);
        assertThat(6e5 - 2e6 * (price - 1)).isCloseTo(tiers.maintenance(2e6 * price * USD) / USD, within(1e-3));
    }

    @Test
    void shouldMirrorLongAndShort() {
        Seeds.forEach(300, generator -> {
            final double face = generator.between(1, 1_000_000);
            final double entry = generator.between(100, 100_000);
            final double initial = face / entry / generator.between(2, 50);
            final double maintenance = initial * generator.between(0, 90) / 100;
            final double longPrice = InverseLiquidation.isolated(1, face, entry, initial, maintenance);
            final double shortPrice = InverseLiquidation.isolated(-1, face, entry, initial, maintenance);
            assertThat(face / longPrice + face / shortPrice)
                    .as("as far from the entry in coins")
                    .isCloseTo(2 * face / entry, Percentage.withPercentage(1e-9));
            final double up = LinearLiquidation.isolated(-1, face, entry, initial * entry, maintenance * entry);
            final double down = LinearLiquidation.isolated(1, face, entry, initial * entry, maintenance * entry);
            assertThat(up + down).isCloseTo(2 * entry, Percentage.withPercentage(1e-9));
        });
    }

    @Test
    void shouldRaiseTheMarginRatioAndShortenTheDistanceAsThePriceMovesAgainstThePosition() {
        Seeds.forEach(300, generator -> {
            final int sign = generator.oneIn(2) ? 1 : -1;
            final TierTable tiers = new TierTable(tiers(generator));
            final double qty = generator.between(1, 1_000);
            final double entry = 1_000;
            final double wallet = qty * entry / generator.between(2, 10);
            double lastRatio = 0;
            double lastDistance = Double.POSITIVE_INFINITY;
            for (int i = 0; i < 20; i++) {
                final double price = entry * StrictMath.exp(-sign * 0.01 * i);
                final double equity = wallet + sign * qty * (price - entry);
                final double ratio =
                        equity <= 0 ? Double.POSITIVE_INFINITY : tiers.maintenance(qty * price * USD) / USD / equity;
                final double liquidation = LinearLiquidation.price(sign, qty, entry, wallet, tiers, USD);
                final double distance = SigmaDistance.of(sign, liquidation, price, 0.04);
                if (sign < 0) {
                    assertThat(ratio).isGreaterThanOrEqualTo(lastRatio);
                }
                assertThat(distance).isLessThanOrEqualTo(lastDistance);
                lastRatio = ratio;
                lastDistance = distance;
            }
        });
    }

    @Test
    void shouldRequireTheMoreTheFartherTheMoveAndTheLargerThePosition() {
        Seeds.forEach(300, generator -> {
            final int sign = generator.oneIn(2) ? 1 : -1;
            final double rate = generator.between(1, 50) / 1000.0;
            final double sigma = generator.between(30, 100) / 1000.0;
            final double near = StressSizing.ratioAtDistance(sign, 5, sigma, rate);
            final double far = StressSizing.ratioAtDistance(sign, 8, sigma, rate);
            assertThat(far).isGreaterThan(near);
            final double notional = generator.between(1, 1_000_000);
            final double equity = near * notional * generator.between(10, 99) / 100;
            final double left = StressSizing.reduced(notional, equity, near, 0.001);
            assertThat(left).isBetween(0.0, notional);
            final double after = equity - 0.001 * (notional - left);
            assertThat(left == 0 || Math.abs(after - near * left) < 1e-6 * notional)
                    .as("what is left is just covered")
                    .isTrue();
            assertThat(equity + StressSizing.topUp(notional, equity, far))
                    .isCloseTo(far * notional, Percentage.withPercentage(1e-9));
        });
    }
}
