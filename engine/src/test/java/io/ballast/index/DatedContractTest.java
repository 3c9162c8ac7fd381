package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.counter.Counter;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.World;
import io.ballast.slot.IndexSection;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Settlement, expiry, basis, funding, and specifications with a date. */
class DatedContractTest {
    private static final long USD = 1_000_000_000L;
    private static final long HOUR = 3_600 * World.SECOND;
    private static final long DAY = 24 * HOUR;

    private final EngineHarness engine = new EngineHarness(World.empty()
            .source("spot", 1_000 * DAY)
            .spot("BTC")
            .source("futures", 1_000 * DAY)
            .linear("BTCF", "10")
            .over("BTC")
            .dated(73 * DAY, HOUR)
            .linear("PERP", "10")
            .sleeve("btc", 0.9, "BTC")
            .overlay(OverlaySpec.of("btc", "BTCF").band(0.99))
            .overlay(OverlaySpec.of("btc", "PERP").band(0.99)));
    private final IndexSection index = engine.slot().index;

    @Test
    void shouldLetTheDeltaDecayOverTheSettlementWindow() {
        engine.cash(1_000_000);
        engine.quote("BTCF", 999, 1001);
        engine.trade("BTCF", -6, 1000);
        engine.elapse(73 * DAY - HOUR).timer();
        assertThat(index.lotNanoUsd[0]).isEqualTo(10_000 * USD);
        assertThat(index.effectiveNanoUsd[0]).isEqualTo(-60_000 * USD);
        engine.elapse(HOUR / 4).timer();
        assertThat(index.lotNanoUsd[0]).isEqualTo(7_500 * USD);
        assertThat(index.effectiveNanoUsd[0]).isEqualTo(-45_000 * USD);
        engine.elapse(HOUR / 2).timer();
        assertThat(index.lotNanoUsd[0]).isEqualTo(2_500 * USD);
        assertThat(index.isLegValid[0]).isTrue();
    }

    @Test
    void shouldFreezeAPositionAtExpiryAndSayThatItDid() {
        engine.cash(1_000_000);
        engine.quote("BTCF", 999, 1001);
        engine.trade("BTCF", -6, 1000);
        engine.quote("BTCF", 899, 901);
        assertThat(index.navNanoUsd).isEqualTo(1_006_000 * USD);
        engine.elapse(73 * DAY - 1).timer();
        assertThat(engine.count(Counter.CONTRACTS_EXPIRED)).isZero();
        engine.elapse(1).timer();
        assertThat(engine.count(Counter.CONTRACTS_EXPIRED)).isEqualTo(1);
        assertThat(engine.count(Counter.POSITIONS_FROZEN)).isEqualTo(1);
        engine.quote("BTCF", 499, 501);
        assertThat(index.navNanoUsd).isEqualTo(1_006_000 * USD);
        assertThat(index.isLegValid[0]).isFalse();
        assertThat(index.lotNanoUsd[0]).isZero();
        assertThat(index.effectiveNanoUsd[0]).isZero();
        assertThat(index.positionLots[0]).isEqualTo(-6);
        engine.elapse(2_000 * DAY).timer();
        assertThat(index.isNavValid).as("no price is needed any more").isTrue();
    }

    @Test
    void shouldSetAsideAPositionThatExpiresWithoutAPrice() {
        engine.cash(1_000_000);
        engine.quote("BTCF", 999, 1001);
        engine.trade("BTCF", -6, 1000);
        engine.status(1, io.ballast.message.SourceStatus.DOWN);
        assertThat(index.isNavValid).isFalse();
        engine.elapse(73 * DAY).timer();
        assertThat(index.isNavValid).isTrue();
        engine.trade("BTCF", 6, 1000);
        assertThat(index.isNavValid).isTrue();
    }

    @Test
    void shouldSayTheBasisAgainstTheUnderlyingAndPerYear() {
        engine.quote("BTCF", 1019, 1021);
        assertThat(index.basisPpb[0]).as("no underlying yet").isEqualTo(IndexSection.UNKNOWN);
        engine.quote("BTC", 999, 1001);
        assertThat(index.basisPpb[0]).isEqualTo(20_000_000);
        assertThat(index.basisPerYearPpb[0]).as("2 %% in 73 days").isEqualTo(100_000_000);
        engine.elapse(72 * DAY).timer();
        assertThat(index.basisPerYearPpb[0]).as("2 %% in a day").isEqualTo(7_300_000_000L);
        engine.elapse(1).timer();
        assertThat(index.basisPerYearPpb[0]).as("less than a day").isEqualTo(IndexSection.UNKNOWN);
        assertThat(index.basisPpb[0]).isEqualTo(20_000_000);
        engine.elapse(DAY).timer();
        assertThat(index.basisPpb[0]).as("expired").isEqualTo(IndexSection.UNKNOWN);
    }

    @Test
    void shouldTakeTheVenuesMarkAgainstItsIndexWithoutAnUnderlying() {
        engine.quote("PERP", 999, 1001);
        assertThat(index.basisPpb[1]).isEqualTo(IndexSection.UNKNOWN);
        engine.mark("PERP", 990, 1000, 0, HOUR);
        assertThat(index.basisPpb[1]).isEqualTo(-10_000_000);
        assertThat(index.basisPerYearPpb[1]).as("a perpetual").isEqualTo(IndexSection.UNKNOWN);
        engine.elapse(1_000 * DAY + 1).timer();
        assertThat(index.basisPpb[1]).as("stale").isEqualTo(IndexSection.UNKNOWN);
    }

    @Test
    void shouldAccrueFundingAtItsTimeAtTheRateThatStood() {
        engine.cash(1_000_000);
        engine.quote("PERP", 999, 1001);
        engine.trade("PERP", -5, 1000);
        engine.mark("PERP", 1000, 1000, 500_000, 2 * HOUR);
        engine.elapse(HOUR);
        engine.mark("PERP", 1100, 1000, 100_000, HOUR);
        engine.elapse(HOUR - 1).timer();
        assertThat(index.fundingAccruedNanoUsd[1]).isZero();
        engine.elapse(1);
        engine.mark("PERP", 1000, 1000, -300_000, 8 * HOUR);
        assertThat(index.fundingAccruedNanoUsd[1]).as("0.01 %% of 55,000").isEqualTo(5_500_000_000L);
        engine.timer();
        assertThat(index.fundingAccruedNanoUsd[1]).as("once").isEqualTo(5_500_000_000L);
        assertThat(index.navNanoUsd).as("the account books it").isEqualTo(1_000_000 * USD);
        engine.elapse(9 * HOUR).timer();
        assertThat(index.fundingAccruedNanoUsd[1]).as("-0.03 %% of 50,000").isEqualTo(-9_500_000_000L);
    }

    @Test
    void shouldNotAccrueARateThatCannotBe() {
        engine.cash(1_000_000);
        engine.quote("PERP", 999, 1001);
        engine.trade("PERP", -5, 1000);
        engine.mark("PERP", 1000, 1000, Long.MIN_VALUE, HOUR);
        engine.elapse(HOUR).timer();
        assertThat(index.fundingAccruedNanoUsd[1]).isZero();
        engine.mark("PERP", 1000, 1000, 100_000, -HOUR);
        engine.elapse(HOUR).timer();
        assertThat(index.fundingAccruedNanoUsd[1]).as("due before it was said").isZero();
    }

    @Test
    void shouldLetASpecificationTakeEffectAtItsTime() {
        final long unit = engine.world().instrument("PERP").nanoUsdPerHalfTickLot();
        engine.quote("PERP", 999, 1001);
        engine.specification("PERP", unit + 1, HOUR);
        assertThat(engine.count(Counter.SPECIFICATIONS_DEFERRED)).isEqualTo(1);
        engine.elapse(HOUR - 1).timer();
        assertThat(index.isLegValid[1]).isTrue();
        engine.elapse(1).timer();
        assertThat(index.isLegValid[1]).isFalse();
        assertThat(index.isMoved).isTrue();
    }

    @Test
    void shouldReplaceAPendingSpecificationByALaterOneAndApplyAPastOneAtOnce() {
        final long unit = engine.world().instrument("PERP").nanoUsdPerHalfTickLot();
        engine.quote("PERP", 999, 1001);
        engine.specification("PERP", unit + 1, HOUR);
        engine.specification("PERP", unit + 2, 2 * HOUR);
        engine.elapse(HOUR).timer();
        assertThat(index.isLegValid[1]).as("the first was replaced").isTrue();
        engine.specification("PERP", unit + 3, -DAY);
        assertThat(index.isLegValid[1]).as("of the past").isFalse();
        engine.specification("PERP", unit, 0);
        assertThat(index.isLegValid[1]).isTrue();
        engine.elapse(HOUR).timer();
        assertThat(index.isLegValid[1]).as("the second stands").isFalse();
        engine.specification("PERP", unit, HOUR);
        engine.elapse(HOUR).timer();
        assertThat(index.isLegValid[1]).as("as configured again").isTrue();
    }

    @Test
    void shouldKeepInItsStateWhatIsStillToCome() {
        final byte[] before = engine.state();
        final long unit = engine.world().instrument("PERP").nanoUsdPerHalfTickLot();
        final EngineHarness other = new EngineHarness(engine.world());
        assertThat(other.state()).isEqualTo(before);
        other.specification("PERP", unit + 1, HOUR);
        engine.specification("PERP", unit, HOUR);
        assertThat(Arrays.equals(other.state(), engine.state())).isFalse();
    }

    /** What is left of a lot can round to nothing before the expiry. */
    @Test
    void shouldNotTradeALotThatIsWorthNothing() {
        final EngineHarness tiny = new EngineHarness(World.simple()
                .spot("BTC")
                .linear("TINY", "0.001", "0.001", "0.002")
                .dated(73 * DAY, HOUR)
                .sleeve("btc", 0.9, "BTC")
                .overlay(OverlaySpec.of("btc", "TINY").band(0.99)));
        tiny.quote("TINY", 999, 1001);
        tiny.elapse(73 * DAY - World.SECOND).timer();
        assertThat(tiny.slot().index.isLegValid[0]).isTrue();
        tiny.elapse(World.SECOND - 1).timer();
        assertThat(tiny.slot().index.lotNanoUsd[0]).isZero();
        assertThat(tiny.slot().index.isLegValid[0]).isFalse();
    }

    @Test
    void shouldMatchTheFractionOfTheWindowThatIsLeft() {
        engine.quote("BTCF", 999, 1001);
        engine.elapse(73 * DAY - HOUR / 3).timer();
        assertThat(index.lotNanoUsd[0] / 1e9).isCloseTo(10_000 / 3.0, within(1e-6));
    }
}
