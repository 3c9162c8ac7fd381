package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.World;
import io.ballast.message.SourceStatus;
import io.ballast.slot.IngestOutcome;
import io.ballast.slot.Quality;
import io.ballast.slot.Slot;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompositesTest {
    private static final long USD = 1_000_000_000L;
    private static final long DEPEG_50_BP = 5_000_000;

    /** A coin on three venues, each its own source with a guard of ten seconds, and a contract. */
    private static World three() {
        final World world = World.empty();
        for (final String venue : List.of("A", "B", "C")) {
            world.source(venue, 10 * World.SECOND).spot(venue, "0.5", "1");
        }
        world.composite("COIN", "0.01", List.of(world.venue("A", 25), world.venue("B", 50), world.venue("C", 25)))
                .source("live", Long.MAX_VALUE / 4)
                .linear("FUT", "1");
        return world.sleeve("coins", 0.5, "COIN")
                .index("I", List.of("COIN"), List.of("2"))
                .overlay(OverlaySpec.of("coins", "FUT").index("I"));
    }

    private static long sleeveUsd(final EngineHarness engine) {
        return Math.floorDiv(engine.slot().index.sleeveNanoUsd[0], USD);
    }

    /** 100, 101, 120 by 25, 50, 25 within ±0.5 % of 101; the last one is within 3 % for the clamp to act. */
    @Test
    void tv5ShouldClampToTheMedianAndWeigh() {
        final EngineHarness engine = new EngineHarness(three());
        engine.hold("COIN", 10);
        engine.quote("A", 199, 201);
        engine.quote("B", 201, 203);
        engine.quote("C", 206, 208);
        // (25 × 100.495 + 50 × 101 + 25 × 101.505) / 100 = 101.
        assertThat(sleeveUsd(engine)).isEqualTo(1_010);
        assertThat(engine.slot().index.indexLevel[0]).isEqualTo(202.0);
        assertThat(engine.slot().index.navQuality).isEqualTo(Quality.NORMAL);
        assertThat(engine.slot().index.indexQuality[0]).isEqualTo(Quality.NORMAL);
    }

    @Test
    void tv7ShouldConvertACrossPair() {
        final World world = World.simple().spot("ETHBTC", "0.001", "1000").spot("BTC", "1", "1");
        world.composite("ETH", "0.01", List.of(world.venue("ETHBTC", 100, "BTC", 0)))
                .sleeve("coins", 0.5, "ETH");
        final EngineHarness engine = new EngineHarness(world);
        engine.hold("ETH", 1);
        engine.quote("ETHBTC", 99, 101);
        assertThat(engine.slot().index.isNavValid).isFalse();
        engine.quote("BTC", 19_999, 20_001);
        assertThat(sleeveUsd(engine)).isEqualTo(2_000);
        engine.quote("BTC", 29_999, 30_001);
        assertThat(sleeveUsd(engine)).isEqualTo(3_000);
    }

    @Test
    void shouldDegradeWhenAVenueFallsSilentAndBeInvalidWhenAllDo() {
        final EngineHarness engine = new EngineHarness(three());
        final Slot slot = engine.slot();
        engine.hold("COIN", 10);
        engine.quote("A", 199, 201);
        assertThat(slot.index.navQuality).as("one venue").isEqualTo(Quality.DEGRADED);
        assertThat(slot.index.isNavValid).isTrue();
        engine.elapse(6 * World.SECOND).quote("B", 199, 201);
        engine.quote("C", 199, 201);
        assertThat(slot.index.navQuality).isEqualTo(Quality.NORMAL);
        engine.elapse(5 * World.SECOND).timer();
        assertThat(slot.index.navQuality).as("A is stale").isEqualTo(Quality.DEGRADED);
        assertThat(slot.index.indexQuality[0]).isEqualTo(Quality.DEGRADED);
        engine.elapse(6 * World.SECOND).timer();
        assertThat(slot.index.navQuality).as("all are stale").isEqualTo(Quality.INVALID);
        assertThat(slot.index.isNavValid).isFalse();
        assertThat(slot.index.isIndexValid[0]).isFalse();
        assertThat(sleeveUsd(engine)).isEqualTo(1_000);
        engine.quote("B", 201, 203);
        assertThat(slot.index.navQuality).isEqualTo(Quality.DEGRADED);
        assertThat(sleeveUsd(engine)).isEqualTo(1_010);
    }

    @Test
    void shouldFollowAVenueThatGoesDown() {
        final EngineHarness engine = new EngineHarness(three());
        engine.hold("COIN", 10);
        engine.quote("A", 199, 201);
        engine.quote("B", 200, 202);
        // Two within half a percent: (25 × 100 + 50 × 100.5) / 75 = 100.33.
        assertThat(sleeveUsd(engine)).isEqualTo(1_003);
        engine.status(1, SourceStatus.DOWN);
        assertThat(sleeveUsd(engine)).isEqualTo(1_000);
        engine.status(0, SourceStatus.DOWN);
        assertThat(engine.slot().index.isNavValid).isFalse();
    }

    @Test
    void shouldDropAVenueWhoseStablecoinLosesItsPeg() {
        final World world =
                World.simple().spot("A", "0.01", "1").spot("B", "0.01", "1").spot("USDT", "0.0001", "100");
        world.composite("COIN", "0.01", List.of(world.venue("A", 50), world.venue("B", 50, "USDT", DEPEG_50_BP)))
                .sleeve("coins", 0.5, "COIN");
        final EngineHarness engine = new EngineHarness(world);
        engine.hold("COIN", 1);
        engine.quote("A", 9_999, 10_001);
        engine.quote("B", 10_019, 10_021);
        assertThat(engine.slot().index.sleeveNanoUsd[0]).isEqualTo(100 * USD);
        engine.quote("USDT", 9_979, 9_981);
        // (100 + 100.2 × 0.998) / 2 = 99.9998, which is 100.00 in half ticks of 0.01.
        assertThat(engine.slot().index.sleeveNanoUsd[0]).isEqualTo(100 * USD);
        engine.quote("B", 10_059, 10_061);
        // (100 + 100.6 × 0.998) / 2 = 100.1994.
        assertThat(engine.slot().index.sleeveNanoUsd[0]).isEqualTo(100_200_000_000L);
        engine.quote("USDT", 9_949, 9_950);
        assertThat(engine.slot().index.sleeveNanoUsd[0]).isEqualTo(100 * USD);
    }

    @Test
    void shouldRefuseQuotesOfWhatVenuesPrice() {
        final EngineHarness engine = new EngineHarness(three());
        engine.quote("COIN", 10_000, 10_001);
        assertThat(engine.outcome()).isEqualTo(IngestOutcome.UNKNOWN_SOURCE);
    }

    @Test
    void shouldNotAddRiskOnADegradedPrice() {
        final EngineHarness engine = new EngineHarness(three());
        engine.quote("FUT", 99, 101);
        engine.hold("COIN", 1_000);
        engine.cash(50_000);
        engine.quote("A", 199, 201);
        assertThat(engine.slot().index.isNavValid).isTrue();
        engine.quote("B", 199, 201);
        assertThat(engine.takeHistory().toString()).contains("DATA_DEGRADED").doesNotContain("NEW");
        assertThat(engine.count(Counter.GATE_DATA_DEGRADED)).isPositive();
        engine.quote("C", 199, 201);
        assertThat(engine.takeHistory().toString()).contains("NEW");
    }

    /** BTC 60 %, ETH 40 %; BTC doubles: 75 % and 25 %, fifteen points more than its target. */
    @Test
    void tv42ShouldDriftByFifteenPoints() {
        final EngineHarness engine = new EngineHarness(
                World.simple().spot("BTC").spot("ETH").sleeve("btc", 0.6, "BTC").sleeve("eth", 0.4, "ETH"));
        engine.hold("BTC", 6);
        engine.hold("ETH", 40);
        engine.quote("BTC", 999, 1_001);
        engine.quote("ETH", 99, 101);
        assertThat(engine.slot().index.driftNanoUsd).containsExactly(0, 0);
        engine.quote("BTC", 1_999, 2_001);
        final double nav = engine.slot().index.navNanoUsd;
        assertThat(engine.slot().index.sleeveNanoUsd[0] / nav).isEqualTo(0.75);
        assertThat(engine.slot().index.driftNanoUsd[0] / nav).isEqualTo(0.15);
        assertThat(engine.slot().index.driftNanoUsd[1] / nav).isEqualTo(-0.15);
    }
}
