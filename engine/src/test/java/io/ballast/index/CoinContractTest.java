package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.counter.Counter;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.math.Bounds;
import io.ballast.slot.IndexSection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contracts settled in coin, through all stages: their profit is coin and counts as coin. */
class CoinContractTest {
    private static final long USD = 1_000_000_000L;
    private static final long STALE_NS = 3 * World.SECOND;

    private final EngineHarness engine = new EngineHarness(World.empty()
            .source("spot", STALE_NS)
            .spot("BTC", "1", "0.001")
            .spot("ETH", "1", "0.001")
            .source("futures", STALE_NS)
            .inverse("BTCI", "BTC", "0.5", "100")
            .quanto("ETHQ", "BTC", "0.5", "0.0001")
            .sleeve("btc", 0.9, "BTC")
            .sleeve("eth", 0.05, "ETH")
            .overlay(OverlaySpec.of("btc", "BTCI").band(0.99))
            .overlay(OverlaySpec.of("eth", "ETHQ").band(0.99)));
    private final IndexSection index = engine.slot().index;

    private void btcAt(final long usd) {
        engine.quote("BTC", usd - 1, usd + 1);
        engine.quote("BTCI", 2 * usd - 1, 2 * usd + 1);
    }

    /** TV-13: one coin and 50,000 face short at 50,000 are 50,000 USD and no exposure, wherever the price goes. */
    @Test
    void tv13ShouldBeASyntheticDollarWithOneCoinAgainstItsFaceShort() {
        btcAt(50_000);
        engine.hold("BTC", 1_000);
        engine.trade("BTCI", -500, 100_000);
        assertSyntheticDollar(50_000);
        btcAt(25_000);
        assertThat(index.collateralNanoUsd).as("+1 coin").isEqualTo(25_000 * USD);
        assertSyntheticDollar(25_000);
        btcAt(100_000);
        assertThat(index.collateralNanoUsd).as("-0.5 coin").isEqualTo(-50_000 * USD);
        assertSyntheticDollar(100_000);
    }

    private void assertSyntheticDollar(final long usd) {
        assertThat(index.isNavValid).isTrue();
        assertThat(index.navNanoUsd).as("NAV at %d", usd).isEqualTo(50_000 * USD);
        assertThat(index.sleeveNanoUsd[0]).as("coin with its profit").isEqualTo(50_000 * USD);
        assertThat(index.lotNanoUsd[0]).as("a lot").isEqualTo(100 * USD);
        assertThat(index.effectiveNanoUsd[0]).as("exposure at %d", usd).isZero();
        assertThat(index.driftNanoUsd[0]).isEqualTo(5_000 * USD);
    }

    /** TV-14: ten quanto lots short, 100 points down: +0.1 coin, 6,000 USD at 60,000, 60 USD a point. */
    @Test
    void tv14ShouldPayAQuantoContractInItsCoin() {
        btcAt(60_000);
        engine.cash(1);
        engine.quote("ETHQ", 5_999, 6_001);
        engine.trade("ETHQ", -10, 6_000);
        engine.quote("ETHQ", 5_799, 5_801);
        assertThat(index.navNanoUsd).isEqualTo(6_001 * USD);
        assertThat(index.sleeveNanoUsd[0]).as("profit is BTC").isEqualTo(6_000 * USD);
        assertThat(index.lotNanoUsd[1]).as("6 USD a point at 2,900").isEqualTo(6 * 2_900 * USD);
        assertThat(index.effectiveNanoUsd[1]).as("ten lots of it").isEqualTo(-60 * 2_900 * USD);
        engine.quote("BTC", 29_999, 30_001);
        assertThat(index.navNanoUsd).as("half the coin's price").isEqualTo(3_001 * USD);
    }

    @Test
    void shouldCountGainedCoinAsFlowAndTheCoinsPriceAsReturn() {
        btcAt(50_000);
        engine.hold("BTC", 1_000);
        engine.trade("BTCI", -500, 100_000);
        final long before = index.flowNanoUsd[0];
        engine.quote("BTCI", 49_999, 50_001);
        assertThat(index.flowNanoUsd[0] - before)
                .as("one coin gained at 50,000")
                .isEqualTo(50_000 * USD);
        engine.quote("BTC", 24_999, 25_001);
        assertThat(index.flowNanoUsd[0] - before)
                .as("unchanged by the coin's price")
                .isEqualTo(50_000 * USD);
    }

    @Test
    void shouldTakeWhatAFillIsWorseThanTheMidAsSpread() {
        btcAt(50_000);
        engine.cash(10_000);
        engine.trade("BTCI", -500, 80_000);
        // 50,000/40,000 - 50,000/50,000 = 0.25 coins at 50,000 USD.
        assertThat(index.spreadNanoUsd).isEqualTo(12_500 * USD);
        assertThat(index.isNavValid).as("10,000 - 12,500").isFalse();
        engine.cash(10_000);
        assertThat(index.navNanoUsd).isEqualTo(7_500 * USD);
    }

    @Test
    void shouldNeedThePriceOfContractAndCoinWhileAPositionIsOpen() {
        engine.cash(100_000);
        engine.quote("BTCI", 99_999, 100_001);
        assertThat(index.isLegValid[0]).as("its coin has no price").isFalse();
        assertThat(index.isNavValid).isTrue();
        engine.trade("BTCI", -10, 100_000);
        assertThat(index.isNavValid).as("profit without a price of the coin").isFalse();
        engine.quote("BTC", 49_999, 50_001);
        assertThat(index.isNavValid).isTrue();
        assertThat(index.isLegValid[0]).isTrue();
        engine.elapse(STALE_NS);
        engine.quote("BTC", 49_999, 50_001);
        engine.elapse(1).timer();
        assertThat(index.isNavValid).as("the contract is stale").isFalse();
        engine.trade("BTCI", 10, 90_000);
        assertThat(index.isNavValid).as("flat: what was gained is coin").isTrue();
        engine.elapse(STALE_NS).timer();
        assertThat(index.isNavValid).as("its coin is stale").isFalse();
    }

    @Test
    void shouldHoldNavWhileAProfitIsBeyondWhatMoneyHolds() {
        btcAt(50_000);
        engine.cash(1_000_000);
        engine.trade("BTCI", -1_000_000, 100_000);
        final long nav = index.navNanoUsd;
        assertThat(nav).isPositive();
        engine.quote("BTCI", 1, 2);
        assertThat(index.isNavValid).isFalse();
        engine.quote("BTCI", 99_999, 100_001);
        assertThat(index.isNavValid).isTrue();
        assertThat(index.navNanoUsd).isEqualTo(nav);
    }

    @Test
    void shouldQuarantineAContractOfAnotherFace() {
        btcAt(50_000);
        assertThat(index.isLegValid[0]).isTrue();
        engine.specification("BTCI", 100 * USD);
        assertThat(index.isLegValid[0]).isTrue();
        engine.specification("BTCI", 10 * USD);
        assertThat(index.isLegValid[0]).isFalse();
    }

    @Test
    void shouldHedgeASleeveWithAnInverseContract() {
        final EngineHarness hedged = new EngineHarness(World.simple()
                .spot("BTC", "1", "0.001")
                .inverse("BTCI", "BTC", "0.5", "100")
                .sleeve("btc", 0.5, "BTC")
                .overlay(OverlaySpec.of("btc", "BTCI").band(0.01).tradeBack(0)));
        hedged.quote("BTC", 49_999, 50_001);
        hedged.hold("BTC", 1_000);
        hedged.cash(40_000);
        hedged.quote("BTCI", 99_998, 100_002);
        hedged.quote("BTCI", 99_998, 100_002);
        // 50,000 of 90,000 where 45,000 are wanted: 5,000 USD are 50 lots of 100.
        assertThat(hedged.lastOrder(0).lots()).isEqualTo(-50);
        hedged.accept();
        hedged.fillAll();
        assertThat(hedged.slot().index.effectiveNanoUsd[0] / 1e9).isCloseTo(45_000, within(1.0));
        assertThat(hedged.count(Counter.FILLS)).isEqualTo(1);
    }

    /** Prices from one tick to the largest: what cannot be held is refused or makes NAV invalid, and nothing breaks. */
    @Test
    void shouldSurviveAnyPrice() {
        Seeds.forEach(40, generator -> {
            final EngineHarness wild = new EngineHarness(engine.world());
            wild.cash(1_000_000);
            for (int i = 0; i < 300; i++) {
                final String name = generator.oneOf(List.of("BTC", "ETH", "BTCI", "ETHQ"));
                final long bid = generator.oneIn(2)
                        ? generator.between(50_000, 150_000)
                        : Math.max(1, (Bounds.MAX_TICKS - 1) >> generator.below(41));
                wild.quote(name, bid, bid + 1);
                if (generator.oneIn(5)) {
                    final long lots = generator.between(1, 20);
                    wild.trade(
                            generator.oneOf(List.of("BTCI", "ETHQ")),
                            generator.oneIn(2) ? lots : -lots,
                            generator.between(50_000, 150_000));
                }
                assertThat(wild.slot().index.navNanoUsd).isBetween(0L, Bounds.MAX_NANO_USD);
            }
            for (final String name : List.of("BTC", "ETH", "BTCI", "ETHQ")) {
                wild.quote(name, 100_000, 100_002);
            }
            wild.cash(1_000_000_000);
            assertThat(wild.slot().index.isNavValid).as("plain prices again").isTrue();
        });
    }
}
