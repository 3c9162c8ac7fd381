package io.ballast.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.RecordedData;
import io.ballast.instrument.MarginTiers;
import io.ballast.math.Ppb;
import io.ballast.math.Years;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** TV-26 to TV-29: liquidation prices, maintenance margin and reductions, as the domain reference has them. */
class MarginVectorsTest {
    private static final Percentage EXACT = Percentage.withPercentage(1e-7);
    private static final long USD = 1_000_000_000L;
    private static final double SIGMA = 0.8 / Math.sqrt(Years.DAYS_PER_YEAR);

    @Test
    void shouldLiquidateACrossPositionOfTv26() {
        assertThat(LinearLiquidation.price(-1, 2e6, 1, 6e5, 0.005, 0)).isCloseTo(1.2935323383084578, EXACT);
        assertThat(LinearLiquidation.price(1, 2e6, 1, 6e5, 0.005, 0)).isCloseTo(0.7035175879396984, EXACT);
    }

    @Test
    void shouldLiquidateIsolatedInversePositionsOfTv27() {
        final double initial = 60_000.0 / 50_000 / 10;
        final double maintenance = 60_000.0 / 50_000 * 0.005;
        assertThat(initial).isCloseTo(0.12, EXACT);
        assertThat(maintenance).isCloseTo(0.006, EXACT);
        assertThat(InverseLiquidation.isolated(1, 60_000, 50_000, initial, maintenance))
                .isCloseTo(45_662.10, within(0.005));
        assertThat(InverseLiquidation.isolated(-1, 60_000, 50_000, initial, maintenance))
                .isCloseTo(55_248.62, within(0.005));
    }

    @Test
    void shouldLiquidateAnIsolatedLinearPositionOfTv27() {
        assertThat(LinearLiquidation.isolated(1, 1, 20_000, 400, 100)).isEqualTo(19_700);
    }

    @Test
    void shouldLiquidateACrossInversePositionOfTv27() {
        final double bankruptcy = InverseLiquidation.bankruptcy(1, 10_000, 8_000, 0.5, 0.00075);
        final double liquidation = InverseLiquidation.cross(1, 10_000, 8_000, 0.5, 0.005, 0.00075);
        assertThat(bankruptcy).isCloseTo(5_718.571428571428, EXACT);
        assertThat(liquidation).isCloseTo(5_739.083528002316, EXACT);
        assertThat(SigmaDistance.displayTicks(1, liquidation, 0.5) * 0.5)
                .as("rounded toward earlier liquidation, as published")
                .isEqualTo(5_739.5);
        assertThat(SigmaDistance.displayTicks(-1, 55_248.62, 0.5) * 0.5).isEqualTo(55_248.5);
    }

    @Test
    void shouldTakeTheAmountOffMaintenanceMarginAsInTv28() {
        assertThat(TierTable.amount(50, 0.025, 0.05, 0.56)).isCloseTo(1.81, EXACT);
        final TierTable tiers = new TierTable(new MarginTiers(List.of(
                new MarginTiers.Tier(0, 4_000_000, 125),
                new MarginTiers.Tier(50_000 * USD, 5_000_000, 100),
                new MarginTiers.Tier(250_000 * USD, 10_000_000, 50))));
        assertThat(tiers.amountNanoUsd(2)).as("of the tier from 250,000").isEqualTo(1_300e9);
        assertThat(tiers.maintenanceNanoUsd(500_000 * USD)).isEqualTo(3_700 * USD);
        assertThat(tiers.maintenance(500_000e9)).isCloseTo(3_700e9, EXACT);
        assertThat(tiers.initial(500_000e9)).isCloseTo(10_000e9, EXACT);
    }

    @Test
    void shouldCutToAMarginRatioAsInTv29() {
        final double required = StressSizing.ratioAtMarginRatio(0.05, 0.3);
        assertThat(StressSizing.reduced(2.4e6, 2e5, required, 0.001)).isCloseTo(1192756.5392354124, EXACT);
    }

    @Test
    void shouldCutToADistanceAsInTv29() {
        final double liquidation = LinearLiquidation.price(-1, 2.4e6, 1, 3e5, 0.005, 0);
        assertThat(SigmaDistance.of(-1, liquidation, 1, SIGMA)).isCloseTo(2.693693612320132, EXACT);
        final double required = StressSizing.ratioAtDistance(-1, 5, SIGMA, 0.005);
        assertThat(required).isCloseTo(0.23906505899628827, EXACT);
        final double left = StressSizing.reduced(2.4e6, 3e5, required, 0.001);
        assertThat(left).isCloseTo(1250078.4502132249, EXACT);
        assertThat(SigmaDistance.of(
                        -1, LinearLiquidation.price(-1, left, 1, 3e5 - 0.001 * (2.4e6 - left), 0.005, 0), 1, SIGMA))
                .as("distance once cut")
                .isCloseTo(5, Percentage.withPercentage(1e-6));
    }

    @Test
    void shouldAgreeWithTheVectorsFile() {
        final Map<String, Object> vectors =
                VectorFile.map(RecordedData.require().resolve("domain_vectors.json"));
        final List<?> cross = (List<?>) VectorFile.of(vectors, "TV26");
        assertThat(LinearLiquidation.price(-1, 2e6, 1, 6e5, 0.005, 0)).isCloseTo(number(cross.get(0)), EXACT);
        assertThat(LinearLiquidation.price(1, 2e6, 1, 6e5, 0.005, 0)).isCloseTo(number(cross.get(1)), EXACT);
        final Map<?, ?> inverse = (Map<?, ?>) VectorFile.of(vectors, "TV27");
        assertThat(InverseLiquidation.bankruptcy(1, 10_000, 8_000, 0.5, 0.00075))
                .isCloseTo(VectorFile.number(inverse, "bankruptcy"), EXACT);
        assertThat(InverseLiquidation.cross(1, 10_000, 8_000, 0.5, 0.005, 0.00075))
                .isCloseTo(VectorFile.number(inverse, "liq"), EXACT);
        final Map<?, ?> cut = (Map<?, ?>) VectorFile.of(vectors, "TV29");
        assertThat(StressSizing.reduced(2.4e6, 2e5, StressSizing.ratioAtMarginRatio(0.05, 0.3), 0.001))
                .isCloseTo(VectorFile.number(cut, "a"), EXACT);
        assertThat(StressSizing.ratioAtDistance(-1, 5, SIGMA, 0.005)).isCloseTo(VectorFile.number(cut, "bR"), EXACT);
        assertThat(StressSizing.reduced(2.4e6, 3e5, VectorFile.number(cut, "bR"), 0.001))
                .isCloseTo(VectorFile.number(cut, "bN"), EXACT);
    }

    private static double number(final Object value) {
        return ((Number) value).doubleValue();
    }

    @Test
    void shouldSizeFromStressAsTheReferenceWorksItOut() {
        final Offset<Double> printed = within(0.05);
        final double fiveSigmas = StressSizing.move(5, SIGMA, 1, 0);
        assertThat(fiveSigmas * 100).as("5σ-day in per cent").isCloseTo(23.3, printed);
        assertThat(StressSizing.requiredRatio(-1, 0.25, 0.01) * 100).isCloseTo(26.25, within(1e-9));
        assertThat(1 / StressSizing.requiredRatio(-1, 0.25, 0.01)).isCloseTo(3.8, printed);
        assertThat(1 / StressSizing.requiredRatio(-1, 0.5, 0.02)).isCloseTo(1.9, printed);
        assertThat(StressSizing.move(5, SIGMA, 1, 0.4))
                .as("a worse gap goes before")
                .isEqualTo(0.4);
        assertThat(StressSizing.requiredRatio(1, 3, 0.01))
                .as("a long loses all at most")
                .isEqualTo(1);
    }

    @Test
    void shouldStartAtTheDistancesThatTheReferencePrints() {
        final double[] leverages = {2, 3, 5};
        final double[] distances = {9.56, 6.75, 4.23};
        for (int i = 0; i < leverages.length; i++) {
            final double liquidation = LinearLiquidation.price(-1, leverages[i], 1, 1, 0.005, 0);
            assertThat(SigmaDistance.of(-1, liquidation, 1, SIGMA)).isCloseTo(distances[i], within(0.005));
        }
        assertThat(Ppb.toFraction(LadderThresholdsTest.STANDARD.precheckRatioPpb()))
                .isEqualTo(0.2);
    }

    @Test
    void shouldSayThatNothingLiquidatesACoveredPosition() {
        assertThat(InverseLiquidation.isolated(-1, 50_000, 50_000, 1.2, 0.1)).isInfinite();
        assertThat(InverseLiquidation.cross(-1, 50_000, 50_000, 1.1, 0.005, 0.00075))
                .isInfinite();
        assertThat(LinearLiquidation.price(1, 1, 100, 150, 0.01, 0)).isZero();
        assertThat(SigmaDistance.of(1, 0, 100, 0.03)).isInfinite();
        assertThat(SigmaDistance.of(-1, Double.POSITIVE_INFINITY, 100, 0.03)).isInfinite();
    }
}
