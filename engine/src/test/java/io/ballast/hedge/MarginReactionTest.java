package io.ballast.hedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Outputs.Cancel;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.Outputs.Predicted;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.margin.LinearLiquidation;
import io.ballast.message.CommandType;
import io.ballast.settings.LadderSettings;
import io.ballast.slot.MarginState;
import io.ballast.slot.PrecheckVerdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A sleeve of 9 M hedged with a contract of 10,000 USD a lot on collateral of 1 M: 3 % a day, maintenance 1 %. To survive
 * 7σ a short needs 24.6 % of its notional, so that 406 lots are the most.
 */
class MarginReactionTest {
    private static EngineHarness engine(final LadderSettings ladder) {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("ALT")
                .linear("FUT", "10")
                .sleeve("alts", 0.9, "ALT")
                .jumpy()
                .ladder(ladder)
                .overlay(OverlaySpec.of("alts", "FUT").tradeBack(0)));
        engine.cash(1_000_000);
        engine.quote("ALT", 49, 51);
        engine.hold("ALT", 180_000);
        engine.quote("FUT", 999, 1_001);
        return engine;
    }

    /** The sleeve is over its target by so many lots' worth. */
    private static List<Output> excess(final EngineHarness engine, final long lots) {
        final double nav = engine.slot().index.navNanoUsd / 1e13;
        final double sleeve = engine.slot().index.sleeveNanoUsd[0] / 1e13;
        return engine.settle(engine.target("alts", (sleeve - lots) / nav, 0));
    }

    private static MarginState state(final EngineHarness engine) {
        return engine.slot().index.marginState[0];
    }

    @Test
    void shouldTakeWhatTheStressAllows() {
        final EngineHarness engine = engine(LadderSettings.DEFAULT);
        excess(engine, 300);
        assertThat(engine.targetLots("FUT")).isEqualTo(-300);
        assertThat(engine.slot().hedge.precheck[0]).isNotEqualTo(PrecheckVerdict.RESIZED);
    }

    @Test
    void shouldSayWhereThePositionIsLiquidatedAndWhereItsAccountIsBankrupt() {
        final EngineHarness engine = engine(LadderSettings.DEFAULT);
        engine.timer();
        assertThat(engine.slot().index.liquidationTicks[0]).isNaN();
        excess(engine, 300);
        engine.timer();
        final double equity = engine.slot().index.accountEquityNanoUsd[0] / 1e9;
        assertThat(engine.slot().index.liquidationTicks[0])
                .isCloseTo(LinearLiquidation.price(-1, 3_000, 1_000, equity, 0.01, 0), within(1e-6));
        assertThat(engine.slot().index.bankruptcyTicks[0]).isCloseTo(1_000 + equity / 3_000, within(1e-6));
    }

    @Test
    void shouldMakeSmallerWhatTheStressDoesNotAllow() {
        final EngineHarness engine = engine(LadderSettings.DEFAULT);
        final List<Output> outputs = excess(engine, 450);
        assertThat(engine.targetLots("FUT")).isEqualTo(-406);
        assertThat(engine.position("FUT")).isEqualTo(-406);
        assertThat(outputs)
                .anySatisfy(output -> assertThat(output)
                        .isInstanceOfSatisfying(
                                Predicted.class,
                                told -> assertThat(told.verdict()).isEqualTo("RESIZED")));
        assertThat(engine.slot().index.sigmaDistance[0]).isBetween(7.0, 7.05);
        assertThat(state(engine)).isEqualTo(MarginState.NORMAL);
    }

    @Test
    void shouldTakeItAllWithoutALadder() {
        final EngineHarness engine = engine(LadderSettings.OFF);
        excess(engine, 450);
        assertThat(engine.targetLots("FUT")).isEqualTo(-450);
    }

    @Test
    void shouldAddNothingInWarn() {
        final EngineHarness engine = engine(LadderSettings.DEFAULT);
        excess(engine, 350);
        engine.settle(engine.quote("FUT", 1_070, 1_072));
        assertThat(state(engine)).isEqualTo(MarginState.WARN);
        final long held = engine.targetLots("FUT");
        excess(engine, 480);
        engine.settle(engine.timer());
        assertThat(engine.targetLots("FUT")).isEqualTo(held);
        assertThat(engine.slot().hedge.precheck[0]).isEqualTo(PrecheckVerdict.MARGIN);
        excess(engine, 100);
        assertThat(engine.targetLots("FUT"))
                .as("taking back is no question of margin")
                .isGreaterThan(-110);
    }

    @Test
    void shouldCutUntilReduceIsLeft() {
        final EngineHarness engine = engine(LadderSettings.DEFAULT);
        excess(engine, 400);
        final List<Output> outputs = engine.quote("FUT", 1_125, 1_127);
        assertThat(state(engine)).isEqualTo(MarginState.REDUCE);
        final long cut = engine.targetLots("FUT");
        assertThat(cut).isBetween(-300L, -200L);
        assertThat(orders(outputs)).allMatch(NewOrder::isReduceOnly).hasSize(1);
        engine.settle(outputs);
        assertThat(engine.position("FUT")).isEqualTo(cut);
        assertThat(state(engine)).as("5σ are left").isEqualTo(MarginState.TOPUP);
        assertThat(engine.slot().index.sigmaDistance[0]).isBetween(5.0, 5.1);
        engine.settle(engine.timer());
        assertThat(engine.position("FUT")).as("and stays cut").isEqualTo(cut);
    }

    /** 5σ are left after the first cut: once the collateral did not come either, 6σ are, and nothing is asked for again. */
    @Test
    void shouldCutFartherOnceCollateralIsOverdue() {
        final EngineHarness engine = engine(LadderSettings.DEFAULT);
        excess(engine, 400);
        engine.settle(engine.quote("FUT", 1_125, 1_127));
        engine.settle(engine.quote("FUT", 1_110, 1_112));
        assertThat(state(engine)).isEqualTo(MarginState.TOPUP);
        final long cut = engine.position("FUT");
        engine.elapse(3_600 * World.SECOND + 1);
        engine.quote("ALT", 49, 51);
        engine.quote("FUT", 1_110, 1_112);
        engine.settle(engine.timer());
        engine.settle(engine.timer());
        assertThat(engine.position("FUT")).isBetween(cut + 1, -100L);
        assertThat(state(engine)).isEqualTo(MarginState.WARN);
        assertThat(engine.slot().index.sigmaDistance[0]).isBetween(6.0, 6.1);
        assertThat(engine.slot().index.topUpDeadlineNs[0]).isZero();
    }

    @Test
    void shouldCancelAndCloseEverythingInKillUntilReset() {
        final EngineHarness engine = engine(LadderSettings.DEFAULT);
        excess(engine, 400);
        final List<Output> outputs = engine.quote("FUT", 1_178, 1_180);
        assertThat(state(engine)).isEqualTo(MarginState.KILL);
        assertThat(engine.targetLots("FUT")).isZero();
        assertThat(orders(outputs)).singleElement().satisfies(order -> {
            assertThat(order.lots()).isEqualTo(400);
            assertThat(order.isReduceOnly()).isTrue();
        });
        assertThat(outputs).anySatisfy(output -> assertThat(output.toString()).contains("to HALT: KILLED"));
        engine.settle(outputs);
        assertThat(engine.position("FUT")).isZero();
        excess(engine, 300);
        engine.settle(engine.quote("FUT", 999, 1_001));
        engine.settle(engine.timer());
        assertThat(engine.position("FUT")).as("latched").isZero();
        engine.settle(engine.command(CommandType.RESET_KILL));
        engine.settle(engine.timer());
        engine.settle(engine.timer());
        assertThat(state(engine)).isEqualTo(MarginState.NORMAL);
        assertThat(engine.position("FUT")).as("hedged again").isNegative();
    }

    @Test
    void shouldCancelWhatWorksWhenKilled() {
        final EngineHarness engine = engine(LadderSettings.DEFAULT);
        excess(engine, 400);
        final double nav = engine.slot().index.navNanoUsd / 1e13;
        engine.target("alts", (engine.slot().index.sleeveNanoUsd[0] / 1e13 - 300) / nav, 0);
        engine.accept();
        final List<Output> outputs = engine.quote("FUT", 1_178, 1_180);
        assertThat(outputs.stream().filter(Cancel.class::isInstance).map(Output::toString))
                .contains("CANCEL KILLED");
    }

    /** At the end of any walk no account with a ladder has lost its collateral, however large the drift. */
    @Test
    void shouldNeverBeLiquidatedByMovesThatItWasToldOf() {
        Seeds.forEach(20, generator -> {
            final EngineHarness engine = engine(LadderSettings.DEFAULT);
            excess(engine, generator.between(200, 480));
            double mid = 1_000;
            for (int i = 0; i < 300; i++) {
                engine.elapse(20 * World.SECOND);
                mid *= 1 + generator.between(-20, 26) / 10_000.0;
                engine.settle(engine.quote("FUT", (long) mid - 1, (long) mid + 1));
                if (i % 5 == 0) {
                    engine.settle(engine.timer());
                }
                assertThat(engine.slot().index.marginRatio[0]).isLessThan(0.7);
                assertThat(engine.slot().index.accountEquityNanoUsd[0]).isPositive();
            }
        });
    }

    private static List<NewOrder> orders(final List<Output> outputs) {
        return outputs.stream()
                .filter(NewOrder.class::isInstance)
                .map(NewOrder.class::cast)
                .toList();
    }
}
