package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.World;
import io.ballast.message.SourceStatus;
import io.ballast.slot.IndexSection;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexStageTest {
    private static final long STALE_NS = 3 * World.SECOND;
    private static final long USD = 1_000_000_000L;

    private final EngineHarness engine = new EngineHarness(World.empty()
            .source("live", STALE_NS)
            .spot("BTC")
            .spot("ETH")
            .linear("FUT", "10")
            .sleeve("btc", 0.6, "BTC")
            .sleeve("eth", 0.4, "ETH")
            .index("X", List.of("BTC", "ETH"), List.of("1", "2"))
            .overlay(OverlaySpec.of("btc", "FUT").index("X").band(0.99)));
    private final IndexSection index = engine.slot().index;

    /** TV-42: BTC 60 %, ETH 40 %; BTC doubles: 75 % and 25 %, drift of BTC +15 points. */
    @Test
    void shouldDriftByFifteenPointsWhenTheLargerAssetDoubles() {
        engine.hold("BTC", 6);
        engine.hold("ETH", 4);
        engine.quote("BTC", 999, 1001);
        engine.quote("ETH", 999, 1001);
        assertThat(List.of(index.navNanoUsd, index.driftNanoUsd[0], index.driftNanoUsd[1]))
                .containsExactly(10_000 * USD, 0L, 0L);
        engine.quote("BTC", 1999, 2001);
        assertThat(List.of(index.navNanoUsd, index.sleeveNanoUsd[0], index.sleeveNanoUsd[1]))
                .containsExactly(16_000 * USD, 12_000 * USD, 4_000 * USD);
        assertThat(List.of(index.driftNanoUsd[0], index.driftNanoUsd[1]))
                .containsExactly(16_000 * USD * 15 / 100, -16_000 * USD * 15 / 100);
    }

    @Test
    void shouldTrustAPriceUpToItsStalenessLimitAndNoLonger() {
        engine.hold("BTC", 1);
        engine.quote("BTC", 99, 101);
        engine.elapse(STALE_NS).timer();
        assertThat(index.isNavValid).isTrue();
        engine.elapse(1).timer();
        assertThat(index.isNavValid).isFalse();
        assertThat(engine.count(Counter.INSTRUMENTS_WENT_STALE)).isEqualTo(1);
        assertThat(index.navNanoUsd).as("the last value stands").isEqualTo(100 * USD);
        engine.quote("BTC", 99, 101);
        assertThat(index.isNavValid).isTrue();
    }

    @Test
    void shouldHoldNavInvalidWhileAHoldingHasNoPrice() {
        engine.quote("BTC", 99, 101);
        engine.hold("BTC", 1);
        assertThat(index.isNavValid).isTrue();
        engine.hold("ETH", 1);
        assertThat(index.isNavValid).isFalse();
        engine.hold("ETH", 0);
        assertThat(index.isNavValid).isTrue();
    }

    @Test
    void shouldNotKnowNavBeforeCashAndEveryHoldingAreKnown() {
        final EngineHarness fresh = EngineHarness.unopened(engine.world());
        final IndexSection told = fresh.slot().index;
        fresh.quote("BTC", 99, 101);
        fresh.quote("ETH", 99, 101);
        fresh.hold("BTC", 1);
        fresh.hold("ETH", 0);
        assertThat(told.isNavValid).as("cash is unknown").isFalse();
        fresh.cash(5);
        assertThat(told.isNavValid).isTrue();
        final EngineHarness other = EngineHarness.unopened(engine.world());
        other.quote("BTC", 99, 101);
        other.cash(5);
        other.hold("BTC", 1);
        assertThat(other.slot().index.isNavValid).as("ETH is unknown").isFalse();
    }

    @Test
    void shouldHoldNavInvalidWhileItIsNotPositive() {
        engine.quote("BTC", 99, 101);
        engine.hold("BTC", 1);
        engine.cash(-99);
        assertThat(index.isNavValid).isTrue();
        engine.cash(-1);
        assertThat(index.isNavValid).isFalse();
        assertThat(index.navNanoUsd).isZero();
    }

    @Test
    void shouldNeedEveryConstituentForAnIndex() {
        engine.quote("BTC", 99, 101);
        assertThat(index.isIndexValid[0]).isFalse();
        engine.quote("ETH", 49, 51);
        assertThat(index.isIndexValid[0]).isTrue();
        assertThat(index.indexLevel[0]).isEqualTo(200);
        engine.status(0, SourceStatus.GAP);
        assertThat(index.isIndexValid[0]).isFalse();
        engine.status(0, SourceStatus.UP);
        assertThat(index.isIndexValid[0]).as("up is no price").isFalse();
    }

    @Test
    void shouldQuarantineAContractThatIsNotTheConfiguredOne() {
        final long unit = engine.world().instrument("FUT").nanoUsdPerHalfTickLot();
        engine.quote("FUT", 99, 101);
        assertThat(index.isLegValid[0]).isTrue();
        engine.specification("FUT", unit + 1);
        engine.quote("FUT", 99, 101);
        assertThat(index.isLegValid[0]).isFalse();
        engine.specification("FUT", unit);
        assertThat(index.isLegValid[0]).isTrue();
    }

    @Test
    void shouldApplyStagedTargetsTogetherAtTheCommit() {
        engine.cash(1000);
        engine.quote("BTC", 99, 101);
        engine.target("btc", 0.1, 1);
        assertThat(index.driftNanoUsd[0]).as("staged only").isEqualTo(-600 * USD);
        engine.target("eth", 0.9, 0);
        assertThat(List.of(index.driftNanoUsd[0], index.driftNanoUsd[1])).containsExactly(-100 * USD, -900 * USD);
    }

    @Test
    void shouldRefuseTargetsAboveOneAndForgetWhatWasStaged() {
        engine.cash(1000);
        engine.target("btc", 0.7, 1);
        engine.target("eth", 0.300000001, 0);
        assertThat(engine.count(Counter.TARGETS_REFUSED)).isEqualTo(1);
        assertThat(List.of(index.driftNanoUsd[0], index.driftNanoUsd[1])).containsExactly(-600 * USD, -400 * USD);
        engine.target("eth", 0.3, 0);
        assertThat(index.driftNanoUsd[0]).as("0.7 is gone").isEqualTo(-600 * USD);
        assertThat(engine.count(Counter.TARGETS_REFUSED)).isEqualTo(1);
    }
}
