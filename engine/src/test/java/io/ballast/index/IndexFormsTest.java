package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.World;
import io.ballast.instrument.IndexComposition;
import io.ballast.instrument.IndexForm;
import io.ballast.slot.Recomposition;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class IndexFormsTest {
    private static final Percentage TIGHT = Percentage.withPercentage(1e-7);

    /** Half a tick of these supplies is whole USD, so the sum is in USD. */
    private static double divisor(final IndexRig rig) {
        return rig.sums.sum(0).toDouble() / rig.level();
    }

    @Test
    void tv1ShouldKeepTheLevelAndMoveTheDivisorAtASupplyChange() {
        final IndexRig rig = new IndexRig(World.simple()
                .spot("A")
                .spot("B")
                .spot("C")
                .index(
                        "TOY",
                        IndexForm.CAPITALIZATION,
                        "",
                        "100",
                        List.of("A", "B", "C"),
                        List.of("100", "50", "200"),
                        0));
        rig.price("A", 10).price("B", 20).price("C", 5);
        assertThat(rig.level()).isEqualTo(100.0);
        assertThat(divisor(rig)).isCloseTo(30, within(1e-12));
        rig.price("A", 11);
        assertThat(rig.level()).isCloseTo(103.33333333333333, TIGHT);
        final double before = rig.level();
        assertThat(rig.recompose(
                        0,
                        IndexForm.CAPITALIZATION,
                        0,
                        IndexRig.of("A", "100"),
                        IndexRig.of("B", "50"),
                        IndexRig.of("C", "260")))
                .isEqualTo(Recomposition.APPLIED);
        assertThat(rig.level()).isEqualTo(before);
        assertThat(divisor(rig)).isCloseTo(32.9032258065, within(5e-11));
    }

    @Test
    void tv3ShouldFollowAReweightedBasket() {
        final IndexRig rig = new IndexRig(World.simple()
                .spot("A")
                .spot("B")
                .spot("C")
                .index("I", IndexForm.WEIGHTS, "", "1000", List.of("A", "B", "C"), List.of("0.5", "0.3", "0.2"), 0));
        rig.price("A", 60_000).price("B", 3_000).price("C", 150);
        assertThat(rig.level()).isEqualTo(1000.0);
        rig.price("A", 61_200).price("B", 2_940).price("C", 165);
        assertThat(rig.level()).isCloseTo(1024, TIGHT);
        // x_i·P_i of the vector: .0083333 × 61200 = 510, .1 × 2940 = 294, 1.33333 × 165 = 220.
        assertThat(rig.sums.weight(0, 0)).isCloseTo(510.0 / 1024, TIGHT);
        assertThat(rig.sums.weight(0, 1)).isCloseTo(294.0 / 1024, TIGHT);
        assertThat(rig.sums.weight(0, 2)).isCloseTo(220.0 / 1024, TIGHT);
    }

    /** The early scheme of a DeFi composite: weights ∝ √capitalization + √volume, in thousands of square roots. */
    @Test
    void tv4ShouldHoldAConstituentAtItsShareOfSquareRoots() {
        final double size = (Math.sqrt(228_138_790) + Math.sqrt(462_009_026)) / 1000;
        assertThat(size).isCloseTo(36.5987, within(5e-5));
        final IndexRig rig = new IndexRig(World.simple()
                .spot("BAND")
                .spot("REST")
                .index("DEFI", IndexForm.WEIGHTS, "", "1000", List.of("BAND", "REST"), List.of("0.5", "0.5"), 0));
        rig.price("BAND", 7).price("REST", 1_234);
        final String weight = String.valueOf(Math.round(size / 484.947 * 1e9) / 1e9);
        final String rest = new java.math.BigDecimal(1)
                .subtract(new java.math.BigDecimal(weight))
                .toPlainString();
        assertThat(rig.recompose(0, IndexForm.WEIGHTS, 0, IndexRig.of("BAND", weight), IndexRig.of("REST", rest)))
                .isEqualTo(Recomposition.APPLIED);
        assertThat(rig.sums.weight(0, 0)).isCloseTo(0.0755, within(5e-5));
        assertThat(rig.level()).isEqualTo(1000.0);
    }

    @Test
    void tv42ShouldDriftToThreeQuartersWhenBtcDoubles() {
        final IndexRig rig = new IndexRig(World.simple()
                .spot("BTC")
                .spot("ETH")
                .index("I", IndexForm.WEIGHTS, "", "1000", List.of("BTC", "ETH"), List.of("0.6", "0.4"), 0));
        rig.price("BTC", 50_000).price("ETH", 2_000).price("BTC", 100_000);
        assertThat(rig.sums.weight(0, 0)).isCloseTo(0.75, TIGHT);
        assertThat(rig.sums.weight(0, 1)).isCloseTo(0.25, TIGHT);
        assertThat(rig.level()).isCloseTo(1600, TIGHT);
    }

    @Test
    void shouldWeighEqualsEqually() {
        final String third = IndexComposition.equalWeight(3).toPlainString();
        final IndexRig rig = new IndexRig(World.simple()
                .spot("A")
                .spot("B")
                .spot("C")
                .index("I", IndexForm.WEIGHTS, "", "90", List.of("A", "B", "C"), List.of(third, third, third), 0));
        rig.price("A", 7).price("B", 70_000).price("C", 111);
        rig.price("B", 140_000);
        assertThat(rig.level()).isCloseTo(120, TIGHT);
    }

    @Test
    void shouldCapTheLargestCapitalizationWhenItTakesEffectAndLetItDriftAfterwards() {
        final IndexRig rig = new IndexRig(World.simple()
                .spot("A")
                .spot("B")
                .spot("C")
                .index(
                        "I",
                        IndexForm.CAPITALIZATION,
                        "",
                        "1000",
                        List.of("A", "B", "C"),
                        List.of("80", "10", "10"),
                        400_000_000L));
        rig.price("A", 10).price("B", 10).price("C", 10);
        assertThat(rig.sums.weight(0, 0)).isCloseTo(0.4, TIGHT);
        assertThat(rig.sums.weight(0, 1)).isCloseTo(0.3, TIGHT);
        assertThat(rig.level()).isEqualTo(1000.0);
        rig.price("A", 15);
        assertThat(rig.level()).isCloseTo(1200, TIGHT);
        assertThat(rig.sums.weight(0, 0)).isCloseTo(0.5, TIGHT);
    }

    /** Σ q·BTC/asset = 2 × 60000/3000 + 30 × 60000/150 = 40 + 12000. */
    @Test
    void shouldQuoteABasketInAnAsset() {
        final IndexRig rig = new IndexRig(World.simple()
                .spot("BTC", "0.1", "1")
                .spot("ETH", "0.01", "1")
                .spot("SOL", "0.25", "1")
                .index("DOM", IndexForm.CROSS, "BTC", "", List.of("ETH", "SOL"), List.of("2", "30"), 0));
        rig.price(0, 2 * 600_000);
        rig.price(1, 2 * 300_000);
        assertThat(rig.sums.isValid(0)).isFalse();
        rig.price(2, 2 * 600);
        assertThat(rig.sums.isValid(0)).isTrue();
        assertThat(rig.level()).isCloseTo(12_040, TIGHT);
        rig.price(0, 2 * 300_000);
        assertThat(rig.level()).isCloseTo(6_020, TIGHT);
        rig.price(1, 2 * 150_000);
        assertThat(rig.level()).isCloseTo(6_040, TIGHT);
        assertThat(rig.sums.weight(0, 0)).isEqualTo(1);
        assertThat(rig.sums.weight(0, 1)).isCloseTo(-40.0 / 6040, TIGHT);
        rig.lose("BTC");
        assertThat(rig.sums.isValid(0)).isFalse();
    }

    @Test
    void shouldHaveNoLevelBeforeEveryConstituentIsPriced() {
        final IndexRig rig = new IndexRig(World.simple()
                .spot("A")
                .spot("B")
                .index("I", IndexForm.QUANTITIES, "", "50", List.of("A", "B"), List.of("1", "2"), 0));
        assertThat(rig.price(0, 20)).isEmpty();
        assertThat(rig.level()).isZero();
        assertThat(rig.sums.isValid(0)).isFalse();
        assertThat(rig.price(1, 10)).containsExactly(Recomposition.APPLIED);
        assertThat(rig.level()).isEqualTo(50.0);
        rig.price(1, 20);
        assertThat(rig.level()).isCloseTo(75, TIGHT);
    }
}
