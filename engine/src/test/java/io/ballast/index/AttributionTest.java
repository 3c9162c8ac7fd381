package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.World;
import io.ballast.slot.IndexSection;
import io.ballast.slot.Slot;
import io.ballast.slot.SlotShape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where NAV came from. That the parts make it is checked by the harness, after every event of every test. */
class AttributionTest {
    private static final long USD = 1_000_000_000L;

    private static EngineHarness engine(final World world) {
        return new EngineHarness(world);
    }

    private static World world() {
        return World.simple().spot("BTC").linear("F", "1").over("BTC").linear("G", "1");
    }

    private static EngineHarness holdingOneCoin() {
        final EngineHarness engine = engine(world().sleeve("btc", 1, "BTC")
                .overlay(OverlaySpec.of("btc", "F").band(0.99).alternative("G")));
        engine.cash(1_000);
        engine.quote("BTC", 99, 101);
        engine.hold("BTC", 10);
        engine.quote("F", 101, 103);
        engine.quote("G", 101, 103);
        return engine;
    }

    /** Spot, futures, basis, flows in USD. */
    private static List<Long> parts(final EngineHarness engine) {
        final IndexSection index = engine.slot().index;
        return List.of(
                index.spotGainNanoUsd / USD,
                index.futuresGainNanoUsd / USD,
                index.basisGainNanoUsd / USD,
                index.flowsNanoUsd / USD);
    }

    @Test
    void shouldCountWhatComesInAsFlowAndWhatItGainsAsSpot() {
        final EngineHarness engine = holdingOneCoin();
        assertThat(parts(engine)).containsExactly(0L, 0L, 0L, 2_000L);
        engine.quote("BTC", 109, 111);
        engine.hold("BTC", 12);
        assertThat(parts(engine)).containsExactly(100L, 0L, 0L, 2_220L);
    }

    @Test
    void shouldCountAHoldingThatHadNoPriceAsFlowAtItsFirst() {
        final EngineHarness engine = engine(world().sleeve("btc", 1, "BTC"));
        engine.cash(1_000);
        engine.hold("BTC", 10);
        engine.quote("BTC", 99, 101);
        assertThat(parts(engine)).containsExactly(0L, 0L, 0L, 2_000L);
    }

    /** Short 5 from 102 while the coin stands at 100: the coin falls by 20, the future by 21. */
    @Test
    void shouldSplitAFutureAtItsUnderlying() {
        final EngineHarness engine = holdingOneCoin();
        engine.trade("F", -5, 102);
        engine.quote("BTC", 79, 81);
        engine.quote("F", 80, 82);
        assertThat(parts(engine)).containsExactly(-200L, 100L, 5L, 2_000L);
        assertThat(engine.slot().index.legBasisNanoUsd[engine.leg("F")]).isEqualTo(5 * USD);
        assertThat(engine.slot().index.legUnrealisedNanoUsd[engine.leg("F")]).isEqualTo(105 * USD);
    }

    /** Without an underlying the venue's index price tells, and before it says one everything is futures. */
    @Test
    void shouldSplitAFutureAtTheIndexPriceOfItsVenue() {
        final EngineHarness engine = holdingOneCoin();
        engine.trade("G", 5, 102);
        engine.quote("G", 103, 105);
        assertThat(parts(engine)).containsExactly(0L, 10L, 0L, 2_000L);
        engine.mark("G", 104, 100, 0, World.SECOND);
        engine.mark("G", 108, 103, 0, World.SECOND);
        engine.quote("G", 107, 109);
        assertThat(parts(engine)).containsExactly(0L, 25L, 5L, 2_000L);
    }

    @Test
    void shouldCountFillsAsCostsAndFundingAsCarry() {
        final EngineHarness engine = holdingOneCoin();
        engine.trade("F", -5, 101);
        engine.trade("BTC", 2, 101);
        engine.funding("F", 7 * USD);
        final IndexSection index = engine.slot().index;
        assertThat(parts(engine)).containsExactly(0L, 0L, 0L, 2_000L);
        assertThat(index.spreadNanoUsd).isEqualTo(7 * USD);
        assertThat(index.fundingNanoUsd).isEqualTo(7 * USD);
        assertThat(index.legSpreadNanoUsd[engine.leg("F")]).isEqualTo(5 * USD);
        assertThat(index.legFundingNanoUsd[engine.leg("F")]).isEqualTo(7 * USD);
        assertThat(index.legEntryTicks[engine.leg("F")]).isEqualTo(101);
        assertThat(index.navNanoUsd).isEqualTo(2_000 * USD);
    }

    /** A short of 100 USD of face gains coin as its price falls; that coin is exposed as coin is. */
    @Test
    void shouldCountProfitPaidInCoinAsFuturesAndItsOwnMovesAsSpot() {
        final EngineHarness engine = engine(World.simple()
                .spot("BTC")
                .inverse("INV", "BTC", "1", "100")
                .sleeve("btc", 1, "BTC")
                .overlay(OverlaySpec.of("btc", "INV").band(0.99)));
        engine.cash(1_000);
        engine.quote("BTC", 99, 101);
        engine.hold("BTC", 10);
        engine.quote("INV", 99, 101);
        engine.trade("INV", -1, 100);
        engine.quote("INV", 49, 51);
        assertThat(parts(engine)).as("one coin, at 100").containsExactly(0L, 100L, 0L, 2_000L);
        engine.quote("BTC", 49, 51);
        assertThat(parts(engine)).containsExactly(-550L, 100L, 0L, 2_000L);
    }

    /** What the checks of the harness and of verify would see. */
    @Test
    void shouldTellWhatThePartsLeaveOut() {
        final IndexSection index = new Slot(SlotShape.EMPTY).index;
        index.navNanoUsd = 100;
        index.flowsNanoUsd = 90;
        index.spotGainNanoUsd = 20;
        index.feesNanoUsd = 5;
        index.spreadNanoUsd = 4;
        assertThat(index.unattributedNanoUsd()).isEqualTo(-1);
        index.basisGainNanoUsd = -1;
        assertThat(index.unattributedNanoUsd()).isZero();
        index.navNanoUsd = 0;
        index.flowsNanoUsd = 7;
        assertThat(index.unattributedNanoUsd()).as("NAV is not known").isZero();
    }
}
