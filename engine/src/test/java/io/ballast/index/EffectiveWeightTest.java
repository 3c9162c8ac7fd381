package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.World;
import io.ballast.slot.IndexSection;
import org.junit.jupiter.api.Test;

/** An asset's effective weight is its own with its part of what the contracts bring its sleeve. */
class EffectiveWeightTest {
    private static final long MILLION = 1_000_000_000_000_000L;

    @Test
    void shouldShareAContractAmongTheAssetsOfItsSleeve() {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("BIG")
                .spot("SMALL")
                .linear("FUT", "10")
                .sleeve("alts", 0.4, "BIG", "SMALL")
                .overlay(OverlaySpec.of("alts", "FUT").tradeBack(0)));
        engine.cash(10_000_000);
        engine.quote("BIG", 59, 61);
        engine.quote("SMALL", 39, 41);
        engine.hold("BIG", 100_000);
        engine.hold("SMALL", 100_000);
        engine.settle(engine.quote("FUT", 999, 1001));
        final IndexSection index = engine.slot().index;

        engine.quote("BIG", 59, 61);
        assertThat(engine.position("FUT")).as("two millions short").isEqualTo(-200);
        assertThat(index.touchedAssetId).isEqualTo(engine.world().id("BIG"));
        assertThat(index.touchedNanoUsd).isEqualTo(6 * MILLION);
        assertThat(index.touchedEffectiveNanoUsd).isEqualTo(6 * MILLION * 8 / 10);
        engine.quote("SMALL", 39, 41);
        assertThat(index.touchedEffectiveNanoUsd).isEqualTo(4 * MILLION * 8 / 10);
        assertThat(index.effectiveNanoUsd[0]).isEqualTo(8 * MILLION);
    }

    @Test
    void shouldTouchNoAssetWithoutAPriceOrHolding() {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("BIG")
                .linear("FUT", "10")
                .sleeve("alts", 0.8, "BIG")
                .overlay(OverlaySpec.of("alts", "FUT")));
        engine.cash(1_000_000);
        engine.quote("BIG", 59, 61);
        assertThat(engine.slot().index.touchedAssetId).isEqualTo(engine.world().id("BIG"));
        engine.timer();
        assertThat(engine.slot().index.touchedAssetId).isEqualTo(-1);
        assertThat(engine.slot().index.touchedNanoUsd).isZero();
        engine.quote("FUT", 999, 1001);
        assertThat(engine.slot().index.touchedAssetId)
                .as("a contract is no asset")
                .isEqualTo(-1);
    }
}
