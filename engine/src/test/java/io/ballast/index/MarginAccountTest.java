package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Generator;
import io.ballast.harness.Outputs;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.margin.LinearLiquidation;
import io.ballast.margin.SigmaDistance;
import io.ballast.message.CommandType;
import io.ballast.message.ExecutionType;
import io.ballast.settings.LadderSettings;
import io.ballast.slot.IndexSection;
import io.ballast.slot.MarginState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One account with 100,000 USD, contracts of one coin at 1,000 USD, 3 % a day, maintenance margin of 1 %. */
class MarginAccountTest {
    private static final long USD = 1_000_000_000L;
    private static final long CASH = 100_000;
    private static final double SIGMA = 0.03;

    private static EngineHarness engine() {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("COIN")
                .linear("FUT", "1")
                .linear("OTHER", "1")
                .sleeve("coins", 0.5, "COIN"));
        engine.cash(CASH);
        mid(engine, "FUT", 1_000);
        mid(engine, "OTHER", 1_000);
        return engine;
    }

    private static List<Output> mid(final EngineHarness engine, final String name, final long ticks) {
        return engine.quote(name, ticks - 1, ticks + 1);
    }

    private static IndexSection index(final EngineHarness engine) {
        return engine.slot().index;
    }

    private static MarginState state(final EngineHarness engine) {
        return index(engine).marginState[0];
    }

    @Test
    void shouldKnowEquityMaintenanceMarginAndDistanceOfAPosition() {
        final EngineHarness engine = engine();
        engine.trade("FUT", -200, 1_000);
        assertThat(index(engine).accountEquityNanoUsd[0]).isEqualTo(CASH * USD);
        assertThat(index(engine).accountGrossNanoUsd[0]).isEqualTo(200_000 * USD);
        assertThat(index(engine).maintenanceNanoUsd[0]).isEqualTo(2_000 * USD);
        assertThat(index(engine).marginRatio[0]).isEqualTo(0.02);
        final double liquidation = LinearLiquidation.price(-1, 200, 1_000, CASH, 0.01, 0);
        assertThat(index(engine).sigmaDistance[0])
                .isCloseTo(SigmaDistance.of(-1, liquidation, 1_000, SIGMA), within(1e-6));
        mid(engine, "FUT", 900);
        assertThat(index(engine).accountEquityNanoUsd[0]).isEqualTo((CASH + 20_000) * USD);
        assertThat(index(engine).maintenanceNanoUsd[0]).isEqualTo(1_800 * USD);
    }

    @Test
    void shouldValueAPositionAtTheMarkWhileThereIsOne() {
        final EngineHarness engine = engine();
        engine.trade("FUT", -200, 1_000);
        engine.mark("FUT", 1_010);
        assertThat(index(engine).accountEquityNanoUsd[0]).isEqualTo((CASH - 2_000) * USD);
        mid(engine, "FUT", 1_020);
        assertThat(index(engine).accountEquityNanoUsd[0]).isEqualTo((CASH - 2_000) * USD);
    }

    /** Short 400 at four times the collateral is liquidated at 1,237.62: 6σ away is 1,033.7, 5σ 1,065.2, 3.5σ 1,114.3. */
    @Test
    void shouldStepDownTheLadderAsThePriceMovesAgainstThePosition() {
        final EngineHarness engine = engine();
        engine.trade("FUT", -400, 1_000);
        assertThat(state(engine)).isEqualTo(MarginState.NORMAL);
        assertThat(margins(mid(engine, "FUT", 1_033))).isEmpty();
        assertThat(margins(mid(engine, "FUT", 1_034))).containsExactly("NORMAL to WARN");
        assertThat(margins(mid(engine, "FUT", 1_065))).isEmpty();
        assertThat(margins(mid(engine, "FUT", 1_066))).containsExactly("WARN to TOPUP");
        assertThat(margins(mid(engine, "FUT", 1_114))).isEmpty();
        assertThat(margins(mid(engine, "FUT", 1_115))).containsExactly("TOPUP to REDUCE");
        assertThat(margins(mid(engine, "FUT", 1_165))).isEmpty();
        assertThat(margins(mid(engine, "FUT", 1_166))).containsExactly("REDUCE to KILL");
    }

    @Test
    void shouldMirrorTheLadderForALongPosition() {
        final EngineHarness engine = engine();
        engine.trade("FUT", 400, 1_000);
        final double liquidation = LinearLiquidation.price(1, 400, 1_000, CASH, 0.01, 0);
        final long warn = (long) Math.ceil(liquidation * Math.exp(6 * SIGMA));
        assertThat(margins(mid(engine, "FUT", warn))).isEmpty();
        assertThat(margins(mid(engine, "FUT", warn - 1))).containsExactly("NORMAL to WARN");
    }

    @Test
    void shouldClimbBackOnlyWhenTheDistanceIsWellClear() {
        final EngineHarness engine = engine();
        engine.trade("FUT", -400, 1_000);
        mid(engine, "FUT", 1_034);
        assertThat(margins(mid(engine, "FUT", 1_010))).as("between 6σ and 7σ").isEmpty();
        assertThat(margins(mid(engine, "FUT", 1_003))).as("beyond 7σ").containsExactly("WARN to NORMAL");
    }

    @Test
    void shouldAskForCollateralAndBeClearOnceItIsThere() {
        final EngineHarness engine = engine();
        engine.trade("FUT", -400, 1_000);
        final List<Output> outputs = mid(engine, "FUT", 1_066);
        final Outputs.TopUp request = (Outputs.TopUp) outputs.stream()
                .filter(Outputs.TopUp.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(request.deadlineNs() - engine.inputs().timeNs()).isEqualTo(3_600 * USD);
        final double wanted = 400 * 1_066 * (Math.exp(8 * SIGMA) * 1.01 - 1) - (CASH - 400 * 66);
        assertThat(request.amountNanoUsd() / 1e9).isCloseTo(wanted, within(0.01));
        assertThat(margins(engine.cash(1_000))).as("not enough").isEmpty();
        assertThat(margins(engine.cash((long) wanted))).containsExactly("TOPUP to NORMAL");
        assertThat(index(engine).topUpDeadlineNs[0]).isZero();
        assertThat(index(engine).sigmaDistance[0]).isGreaterThan(8);
    }

    @Test
    void shouldReduceWhenCollateralIsOverdue() {
        final EngineHarness engine = engine();
        engine.trade("FUT", -400, 1_000);
        mid(engine, "FUT", 1_066);
        engine.elapse(3_600 * World.SECOND);
        assertThat(margins(engine.timer())).as("just in time").isEmpty();
        engine.elapse(1);
        final List<Output> outputs = engine.timer();
        assertThat(margins(outputs)).containsExactly("TOPUP to REDUCE");
        assertThat(outputs).anySatisfy(output -> assertThat(output.toString()).contains("TOP_UP_OVERDUE"));
    }

    /** At 1,050 it is 5.5σ away: REDUCE by itself would be left above 5σ, and collateral asked for again each hour. */
    @Test
    void shouldHoldAForcedReductionUntilNothingNeedsToBeAskedFor() {
        final EngineHarness engine = overdue();
        assertThat(state(engine)).isEqualTo(MarginState.REDUCE);
        assertThat(index(engine).reduceToSigmas[0]).as("that of TOPUP").isEqualTo(6);
        engine.elapse(2 * 3_600 * World.SECOND);
        assertThat(told(engine.timer())).as("neither left nor asked again").isEmpty();
        assertThat(told(mid(engine, "FUT", 1_045))).as("5.6σ").isEmpty();
        engine.trade("FUT", 100, 1_045);
        assertThat(state(engine)).isEqualTo(MarginState.NORMAL);
        assertThat(index(engine).reduceToSigmas[0]).isEqualTo(5);
    }

    @Test
    void shouldGiveUpAForcedReductionWhenTheCollateralComesLate() {
        final EngineHarness engine = overdue();
        final long asked = index(engine).topUpNanoUsd[0] / USD + 1;
        assertThat(told(engine.cash(asked / 10))).isEmpty();
        assertThat(told(engine.cash(asked - asked / 10))).containsExactly("REDUCE to NORMAL");
        assertThat(index(engine).topUpDeadlineNs[0]).isZero();
    }

    @Test
    void shouldAskAnewInsteadOfCallingOverdueWhatWasPaidWhileThePriceMovedOn() {
        final EngineHarness engine = engine();
        engine.trade("FUT", -400, 1_000);
        mid(engine, "FUT", 1_066);
        final long asked = index(engine).topUpNanoUsd[0] / USD + 1;
        mid(engine, "FUT", 1_150);
        assertThat(state(engine)).isEqualTo(MarginState.REDUCE);
        engine.elapse(1_800 * World.SECOND);
        engine.cash(asked);
        engine.elapse(1_801 * World.SECOND);
        assertThat(engine.timer())
                .allSatisfy(output -> assertThat(output.toString()).doesNotContain("TOP_UP_OVERDUE"));
        assertThat(state(engine)).isEqualTo(MarginState.TOPUP);
        assertThat(index(engine).topUpDeadlineNs[0]).as("asked for more").isPositive();
    }

    private static EngineHarness overdue() {
        final EngineHarness engine = engine();
        engine.trade("FUT", -400, 1_000);
        mid(engine, "FUT", 1_066);
        mid(engine, "FUT", 1_050);
        assertThat(state(engine)).isEqualTo(MarginState.TOPUP);
        engine.elapse(3_600 * World.SECOND + 1);
        engine.timer();
        return engine;
    }

    private static List<String> told(final List<Output> outputs) {
        return outputs.stream()
                .filter(output -> output instanceof Outputs.Margin || output instanceof Outputs.TopUp)
                .map(output -> output instanceof Outputs.Margin margin
                        ? margin.from() + " to " + margin.to()
                        : output.toString())
                .toList();
    }

    @Test
    void shouldStayKilledUntilAPersonResetsIt() {
        final EngineHarness engine = engine();
        engine.trade("FUT", -400, 1_000);
        mid(engine, "FUT", 1_170);
        assertThat(state(engine)).isEqualTo(MarginState.KILL);
        mid(engine, "FUT", 900);
        assertThat(state(engine)).isEqualTo(MarginState.KILL);
        assertThat(margins(engine.command(CommandType.RESET_KILL))).containsExactly("KILL to NORMAL");
    }

    @Test
    void shouldBeKilledByALiquidation() {
        final EngineHarness engine = engine();
        engine.trade("FUT", -200, 1_000);
        final Outputs.NewOrder none = new Outputs.NewOrder(0, 0, engine.world().id("FUT"), 50, 1_000, false);
        final List<Output> outputs = engine.execution(
                none,
                fields -> fields.executionType(ExecutionType.LIQUIDATED)
                        .lastLots(50)
                        .lastTicks(1_000));
        assertThat(margins(outputs)).containsExactly("NORMAL to KILL");
        assertThat(index(engine).accountGrossNanoUsd[0]).isEqualTo(150_000 * USD);
    }

    @Test
    void shouldHoldItsStateWhileCashIsUnknownAndWithoutALadder() {
        final EngineHarness off = new EngineHarness(World.simple()
                .spot("COIN")
                .linear("FUT", "1")
                .sleeve("coins", 0.5, "COIN")
                .ladder(LadderSettings.OFF));
        mid(off, "FUT", 1_000);
        off.trade("FUT", -400, 1_000);
        assertThat(state(off)).isEqualTo(MarginState.NORMAL);
        final EngineHarness unknown = EngineHarness.unopened(
                World.simple().spot("COIN").linear("FUT", "1").sleeve("coins", 0.5, "COIN"));
        mid(unknown, "FUT", 1_000);
        unknown.trade("FUT", -400, 1_000);
        assertThat(state(unknown)).isEqualTo(MarginState.NORMAL);
        unknown.cash(0);
        assertThat(state(unknown)).isEqualTo(MarginState.KILL);
    }

    /** What one position gains does not stand for the other: both move against the account. */
    @Test
    void shouldMoveEveryPositionOfAnAccountAgainstItAtOnce() {
        final EngineHarness engine = engine();
        engine.trade("FUT", -150, 1_000);
        engine.trade("OTHER", 150, 1_000);
        final double distance = index(engine).sigmaDistance[0];
        final double up = Math.exp(distance * SIGMA);
        final double left = CASH - 150_000 * (up - 1) - 150_000 * (1 - 1 / up);
        assertThat(left).isCloseTo(0.01 * 150_000 * (up + 1 / up), within(1.0));
    }

    @Test
    void shouldEqualWhatIsComputedAnewAfterEveryEvent() {
        Seeds.forEach(30, generator -> {
            final EngineHarness engine = engine();
            final long[] lots = new long[2];
            final long[] mids = {1_000, 1_000};
            long cash = CASH;
            for (int i = 0; i < 200; i++) {
                final int which = generator.below(2);
                final String name = which == 0 ? "FUT" : "OTHER";
                switch (generator.below(6)) {
                    case 0 -> {
                        final long traded = generator.between(-60, 60);
                        if (traded != 0) {
                            engine.trade(name, traded, mids[which]);
                            lots[which] += traded;
                            cash -= traded * mids[which];
                        }
                    }
                    case 1 -> {
                        final long sent = generator.between(-2_000, 2_000);
                        engine.cash(sent);
                        cash += sent;
                    }
                    default -> {
                        mids[which] = Math.max(500, mids[which] + generator.between(-15, 15));
                        mid(engine, name, mids[which]);
                    }
                }
                check(engine, generator, cash, lots, mids);
            }
        });
    }

    private static void check(
            final EngineHarness engine,
            final Generator generator,
            final long cash,
            final long[] lots,
            final long[] mids) {
        final IndexSection out = index(engine);
        final long equity = cash + lots[0] * mids[0] + lots[1] * mids[1];
        final long gross = Math.abs(lots[0]) * mids[0] + Math.abs(lots[1]) * mids[1];
        assertThat(out.accountEquityNanoUsd[0]).isEqualTo(equity * USD);
        assertThat(out.accountGrossNanoUsd[0]).isEqualTo(gross * USD);
        assertThat(out.maintenanceNanoUsd[0]).isEqualTo(gross * USD / 100);
        if (out.marginState[0] == MarginState.KILL) {
            engine.command(CommandType.RESET_KILL);
        }
        final double surplus = surplus(6, equity, lots, mids);
        if (Math.abs(surplus) > 0.01 && gross > 0) {
            final boolean isNear = surplus < 0 || gross >= 25 * equity;
            assertThat(!isNear || index(engine).marginState[0] != MarginState.NORMAL)
                    .as("%s at %s of %s", index(engine).marginState[0], surplus, generator)
                    .isTrue();
        }
        final double clear = surplus(7, equity, lots, mids);
        if (clear > 0.01 && gross < 20 * equity) {
            assertThat(index(engine).marginState[0]).isEqualTo(MarginState.NORMAL);
        }
    }

    private static double surplus(final double sigmas, final long equity, final long[] lots, final long[] mids) {
        double sum = equity;
        for (int i = 0; i < lots.length; i++) {
            final double factor = StrictMath.exp(-Long.signum(lots[i]) * sigmas * SIGMA);
            sum += lots[i] * mids[i] * (factor - 1) - 0.01 * Math.abs(lots[i]) * mids[i] * factor;
        }
        return sum;
    }

    private static List<String> margins(final List<Output> outputs) {
        return outputs.stream()
                .filter(Outputs.Margin.class::isInstance)
                .map(Outputs.Margin.class::cast)
                .map(margin -> margin.from() + " to " + margin.to())
                .toList();
    }
}
