package io.ballast.hedge;

import static io.ballast.hedge.WorkflowTest.moved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Outputs;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.World;
import io.ballast.math.Ppb;
import io.ballast.message.CommandType;
import io.ballast.settings.CostSettings;
import io.ballast.settings.LotMethod;
import io.ballast.settings.OpeningLot;
import io.ballast.settings.TaxLotSettings;
import io.ballast.settings.VolumeSettings;
import io.ballast.slot.HedgeSection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** V 5 M, X at 80 % with a target of 60 %: 167 lots of 6000 are short for it, filled at mid and without fees. */
class CostLedgerTest {
    private static final double NANO = 1e9;
    private static final double HEDGED = 167 * 6_000;
    private static final long REVIEW_NS = 600 * World.SECOND;
    private static final long REMAINING_NS = 86_400 * World.SECOND;
    private static final double YEAR_NS = 365 * 86_400e9;
    private static final long SUSTAINED = 2;
    private static final long USD = 1_000_000_000L;
    private static final double TAX = 0.2;
    private static final double DEFERRAL = 0.05;
    /** One trade of all of it: in the contract at 4 % a day and 2 B, in the coin at 10 + 5 bp and 200 M. */
    private static final double CONTRACT_IMPACT = HEDGED * 0.04 * Math.sqrt(HEDGED / 2e9);

    private static final double COIN_TRADE = HEDGED * (0.0015 + 0.04 * Math.sqrt(HEDGED / 200e6));
    private static final double QUOTED_HALF_SPREAD = 0.01;

    private static CostSettings settings() {
        return settings(10, 5, 200e6);
    }

    /** Fee and half spread of the coin in basis points, and its volume. */
    private static CostSettings settings(final long feeBp, final long halfSpreadBp, final double usdPerDay) {
        return new CostSettings(
                feeBp * Ppb.ONE / 10_000,
                halfSpreadBp * Ppb.ONE / 10_000,
                1,
                usdPerDay,
                List.of(new VolumeSettings(1, 2e9)),
                0.04,
                Math.round(TAX * Ppb.ONE),
                DEFERRAL,
                0.3,
                0.05,
                REMAINING_NS,
                REVIEW_NS);
    }

    private static OverlaySpec spec() {
        return OverlaySpec.of("x", "XF").tradeBack(0);
    }

    private static EngineHarness hedged(final OverlaySpec spec) {
        return hedged(spec, TaxLotSettings.DEFAULT);
    }

    private static EngineHarness hedged(final OverlaySpec spec, final TaxLotSettings taxLots) {
        final EngineHarness engine = EngineHarness.unopened(World.simple()
                .spot("X")
                .linear("XF", "60")
                .sleeve("x", 0.6, "X")
                .taxLots(taxLots)
                .overlay(spec));
        engine.cash(1_000_000);
        engine.quote("X", 99, 101);
        engine.hold("X", 40_000);
        engine.settle(engine.quote("XF", 99, 101));
        assertThat(engine.position("XF")).isEqualTo(-167);
        engine.timer();
        return engine;
    }

    private static List<Output> review(final EngineHarness engine) {
        engine.elapse(REVIEW_NS);
        return engine.timer();
    }

    private static HedgeSection ledger(final EngineHarness engine) {
        return engine.slot().hedge;
    }

    private static double usd(final long nanoUsd) {
        return nanoUsd / NANO;
    }

    @Test
    void shouldHoldTheOverlayAgainstTheSameTradeInTheCoin() {
        final EngineHarness engine = hedged(spec().cost(settings()));
        review(engine);
        final HedgeSection ledger = ledger(engine);
        final double collateral = HEDGED * 0.3 * 0.05 * REVIEW_NS / YEAR_NS;
        final double close = HEDGED * QUOTED_HALF_SPREAD + CONTRACT_IMPACT;
        assertThat(usd(ledger.ledgerHedgedNanoUsd[0])).isEqualTo(HEDGED);
        assertThat(usd(ledger.ledgerImpactNanoUsd[0])).isCloseTo(CONTRACT_IMPACT, within(1e-6));
        assertThat(usd(ledger.ledgerCollateralNanoUsd[0])).isCloseTo(collateral, within(1e-8));
        assertThat(usd(ledger.ledgerCostNanoUsd[0])).isCloseTo(CONTRACT_IMPACT + collateral, within(1e-6));
        assertThat(usd(ledger.ledgerCloseNanoUsd[0])).isCloseTo(close, within(1e-6));
        assertThat(usd(ledger.ledgerDirectNanoUsd[0])).as("there and back").isCloseTo(2 * COIN_TRADE, within(1e-6));
        assertThat(ledger.ledgerTaxNanoUsd[0]).as("bought at its first price").isZero();
        final double saved = 2 * COIN_TRADE - CONTRACT_IMPACT - collateral - close;
        assertThat(ledger.ledgerBreakEvenNs[0] / YEAR_NS)
                .as("from the opening")
                .isCloseTo(Math.max(0, REVIEW_NS / YEAR_NS + saved / (HEDGED * 0.3 * 0.05)), within(1e-9));
    }

    /** Coins deep and cheap: what is left of the overlay costs more than selling now. */
    @Test
    void shouldHandOverWhenTheOverlayStopsPaying() {
        final EngineHarness engine =
                hedged(spec().spot("X", 0).handOff(0.03, 0.5, 0).cost(settings(1, 1, 1e12)));
        moved(engine.timer());
        final List<Output> outputs = review(engine);
        assertThat(outputs).filteredOn(Outputs.Ledger.class::isInstance).hasSize(1);
        final Outputs.Ledger said = (Outputs.Ledger) outputs.get(0);
        assertThat(said.isClosed()).isFalse();
        assertThat(said.breakEvenNs()).isLessThan(REVIEW_NS + REMAINING_NS);
        assertThat(ledger(engine).isBreakEvenPassed[0]).isTrue();
        moved(engine.timer(), "MONITOR to HANDOFF: BREAK_EVEN_PASSED");
        assertThat(review(engine)).as("the verdict stands").noneMatch(Outputs.Ledger.class::isInstance);
    }

    /** The coins were sold once: that their futures are bought back last is no purchase of coins. */
    @Test
    void shouldCountTheCoinsOfAHandOffOnce() {
        final EngineHarness engine =
                hedged(spec().spot("X", 0).handOff(0.03, 0, 0).cost(settings(1, 1, 1e12)));
        engine.timer();
        review(engine);
        final List<Output> all = new ArrayList<>();
        for (int i = 0; i < 100 && engine.position("XF") != 0; i++) {
            all.addAll(engine.settle(engine.timer()));
        }
        assertThat(engine.position("XF")).isZero();
        final List<Outputs.Ledger> entries = all.stream()
                .filter(Outputs.Ledger.class::isInstance)
                .map(Outputs.Ledger.class::cast)
                .toList();
        assertThat(entries).extracting(Outputs.Ledger::isClosed).containsExactly(true);
        assertThat(usd(ledger(engine).ledgerDirectNanoUsd[0]))
                .isCloseTo(HEDGED * (0.0002 + 0.04 * Math.sqrt(HEDGED / 1e12)), within(1e-6));
    }

    @Test
    void shouldLetAConfiguredBreakEvenTimeGoBeforeTheLedger() {
        final EngineHarness engine =
                hedged(spec().spot("X", 0).handOff(0.03, 0.5, 10 * REMAINING_NS).cost(settings(1, 1, 1e12)));
        review(engine);
        assertThat(ledger(engine).isBreakEvenPassed[0]).isTrue();
        moved(engine.timer());
    }

    /** A short that receives 20 % a year is paid for standing. */
    @Test
    void shouldNeverBreakEvenWhileCarryIsReceived() {
        final EngineHarness engine = hedged(spec().carry("XF", 0.2).cost(settings()));
        review(engine);
        assertThat(ledger(engine).ledgerDirectNanoUsd[0]).isPositive();
        assertThat(ledger(engine).isBreakEvenPassed[0]).isFalse();
        assertThat(ledger(engine).ledgerBreakEvenNs[0]).isEqualTo(CostLedger.NEVER_NS);
    }

    @Test
    void shouldLookAnewWhenFundingWasPaid() {
        final EngineHarness engine = hedged(spec().cost(settings()));
        engine.funding("XF", -700 * USD);
        assertThat(ledger(engine).ledgerDirectNanoUsd[0]).as("not yet").isZero();
        engine.timer();
        assertThat(usd(ledger(engine).ledgerDirectNanoUsd[0])).isCloseTo(2 * COIN_TRADE, within(1e-6));
        assertThat(ledger(engine).ledgerCarryNanoUsd[0]).isEqualTo(-700 * USD);
        assertThat(usd(ledger(engine).ledgerCostNanoUsd[0])).isCloseTo(CONTRACT_IMPACT + 700, within(1e-6));
    }

    /** Half of the price is gain: the tax is avoided when the drift goes, and put off when it stays. */
    @Test
    void shouldAvoidTheTaxOfATemporaryDriftAndPutOffThatOfASustainedOne() {
        final TaxLotSettings half = new TaxLotSettings(LotMethod.FIFO, List.of(new OpeningLot(0, 40_000, 50 * USD, 0)));
        final EngineHarness engine = hedged(spec().cost(settings()), half);
        review(engine);
        assertThat(usd(ledger(engine).ledgerTaxNanoUsd[0])).isCloseTo(TAX * 0.5 * HEDGED, within(1e-3));
        engine.command(CommandType.OUTLOOK, 0, SUSTAINED, 0);
        review(engine);
        final double years = (2 * REVIEW_NS + REMAINING_NS) / YEAR_NS;
        final double putOff = TAX * 0.5 * HEDGED * (1 - Math.exp(-DEFERRAL * years));
        assertThat(usd(ledger(engine).ledgerTaxNanoUsd[0])).isCloseTo(putOff, within(1e-3));
        assertThat(usd(ledger(engine).ledgerDirectNanoUsd[0])).as("one way").isCloseTo(COIN_TRADE, within(1e-6));
    }

    @Test
    void shouldSayWhatAnEpisodeHasCostOnceItIsFlat() {
        final EngineHarness engine = hedged(spec().cost(settings()));
        final List<Output> outputs = engine.settle(engine.target("x", 0.8, 0));
        assertThat(engine.position("XF")).isZero();
        final List<Output> said =
                outputs.stream().filter(Outputs.Ledger.class::isInstance).toList();
        assertThat(said).hasSize(1);
        final Outputs.Ledger entry = (Outputs.Ledger) said.get(0);
        assertThat(entry.isClosed()).isTrue();
        assertThat(entry.close()).isZero();
        assertThat(usd(entry.cost())).isCloseTo(2 * CONTRACT_IMPACT, within(1e-3));
        assertThat(usd(entry.direct())).isCloseTo(2 * COIN_TRADE, within(1e-6));
        assertThat(ledger(engine).isLedgerClosed[0]).isTrue();
    }

    @Test
    void shouldBeginAnewWithTheNextEpisode() {
        final EngineHarness engine = hedged(spec().cost(settings()));
        engine.settle(engine.target("x", 0.8, 0));
        final long before = ledger(engine).ledgerCostNanoUsd[0];
        engine.elapse(World.SECOND);
        final List<Output> outputs = engine.settle(engine.target("x", 0.7, 0));
        assertThat(engine.position("XF"))
                .as(
                        "%s %s %s %s %s",
                        outputs,
                        engine.outcome(),
                        engine.slot().hedge.driftNanoUsd[0],
                        engine.slot().hedge.bandNanoUsd[0],
                        engine.takeHistory())
                .isNegative();
        assertThat(ledger(engine).ledgerCostNanoUsd[0]).isPositive().isLessThan(before / 2);
        assertThat(ledger(engine).isLedgerClosed[0]).isFalse();
    }

    @Test
    void shouldSayNothingWithoutSettings() {
        final EngineHarness engine = hedged(spec());
        assertThat(review(engine)).noneMatch(Outputs.Ledger.class::isInstance);
        assertThat(ledger(engine).ledgerHedgedNanoUsd[0]).isZero();
    }
}
