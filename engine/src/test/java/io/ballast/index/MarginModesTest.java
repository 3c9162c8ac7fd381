package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.Outputs.TopUp;
import io.ballast.harness.World;
import io.ballast.margin.LinearLiquidation;
import io.ballast.margin.SigmaDistance;
import io.ballast.math.Ppb;
import io.ballast.message.AccountChange;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.AnnouncementSettings;
import io.ballast.settings.CalendarSettings;
import io.ballast.settings.LadderSettings;
import io.ballast.settings.MarginMode;
import io.ballast.slot.IndexSection;
import io.ballast.slot.MarginState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accounts beside each other, isolated positions, contracts settled in coin, and the calendar. */
class MarginModesTest {
    private static final long USD = 1_000_000_000L;
    private static final double SIGMA = 0.03;

    private static AccountSettings account(
            final int id,
            final List<Integer> sources,
            final MarginMode mode,
            final double leverage,
            final long counted) {
        return new AccountSettings(
                id,
                "account" + id,
                sources,
                0,
                mode,
                leverage,
                counted,
                AccountSettings.UNLIMITED_PPB,
                AccountSettings.UNLIMITED_PPB,
                LadderSettings.DEFAULT);
    }

    private static World two() {
        return World.simple()
                .spot("COIN")
                .linear("FUT", "1")
                .source("other", Long.MAX_VALUE / 4)
                .linear("OTHER", "1")
                .sleeve("coins", 0.5, "COIN");
    }

    private static void mid(final EngineHarness engine, final String name, final long ticks) {
        engine.quote(name, ticks - 1, ticks + 1);
    }

    private static IndexSection index(final EngineHarness engine) {
        return engine.slot().index;
    }

    private static void cash(final EngineHarness engine, final int source, final long usd) {
        engine.feed(engine.inputs().account(source, AccountChange.TRANSFER, usd * USD));
    }

    @Test
    void shouldKeepTheAccountsOfTwoVenuesApart() {
        final EngineHarness engine = new EngineHarness(two().accounts(List.of(
                account(0, List.of(0), MarginMode.CROSS, 1, Ppb.ONE),
                account(1, List.of(1), MarginMode.CROSS, 1, Ppb.ONE))));
        cash(engine, 0, 100_000);
        cash(engine, 1, 50_000);
        mid(engine, "FUT", 1_000);
        mid(engine, "OTHER", 1_000);
        engine.trade("FUT", -200, 1_000);
        engine.trade("OTHER", -200, 1_000);
        assertThat(index(engine).accountEquityNanoUsd).containsExactly(100_000 * USD, 50_000 * USD);
        mid(engine, "OTHER", 1_050);
        assertThat(index(engine).marginState).containsExactly(MarginState.NORMAL, MarginState.WARN);
        assertThat(index(engine).accountEquityNanoUsd).containsExactly(100_000 * USD, 40_000 * USD);
        cash(engine, 0, 100_000);
        assertThat(index(engine).marginState[1]).as("that is elsewhere").isEqualTo(MarginState.WARN);
        assertThat(index(engine).accountEquityNanoUsd[0] + index(engine).accountEquityNanoUsd[1])
                .isEqualTo(index(engine).collateralNanoUsd);
    }

    @Test
    void shouldCountOnlyWhatCanBeThereInTime() {
        final EngineHarness engine =
                new EngineHarness(two().accounts(List.of(account(0, List.of(0, 1), MarginMode.CROSS, 1, Ppb.ONE / 4))));
        cash(engine, 0, 100_000);
        mid(engine, "FUT", 1_000);
        engine.trade("FUT", -50, 1_000);
        assertThat(index(engine).accountEquityNanoUsd[0]).isEqualTo(25_000 * USD);
        mid(engine, "FUT", 900);
        assertThat(index(engine).accountEquityNanoUsd[0])
                .as("profit counts whole")
                .isEqualTo(30_000 * USD);
    }

    @Test
    void shouldLetAnIsolatedPositionStandForItselfOnly() {
        final EngineHarness engine =
                new EngineHarness(two().accounts(List.of(account(0, List.of(0, 1), MarginMode.ISOLATED, 4, Ppb.ONE))));
        cash(engine, 0, 1_000_000);
        mid(engine, "FUT", 1_000);
        mid(engine, "OTHER", 1_000);
        engine.trade("FUT", -200, 1_000);
        engine.trade("OTHER", -100, 1_000);
        final double liquidation = LinearLiquidation.price(-1, 200, 1_000, 50_000, 0.01, 0);
        assertThat(index(engine).sigmaDistance[0])
                .isCloseTo(SigmaDistance.of(-1, liquidation, 1_000, SIGMA), within(1e-6));
        assertThat(index(engine).accountEquityNanoUsd[0]).isEqualTo(1_000_000 * USD);
        mid(engine, "FUT", 1_040);
        assertThat(index(engine).marginState[0])
                .as("for all the cash beside it")
                .isEqualTo(MarginState.WARN);
        engine.trade("FUT", 100, 1_040);
        final double half = LinearLiquidation.price(-1, 100, 1_000, 25_000, 0.01, 0);
        assertThat(index(engine).sigmaDistance[0])
                .as("half of it gave half of its margin back")
                .isCloseTo(SigmaDistance.of(-1, half, 1_040, SIGMA), within(1e-6));
        engine.trade("FUT", 100, 1_040);
        assertThat(index(engine).marginState[0]).isEqualTo(MarginState.NORMAL);
    }

    /** Short 200 on 50,000 is liquidated at 1,237.62, 5σ from 1,066: to 8σ it lacks 17,276 USD. */
    @Test
    void shouldAskForTheMarginOfOneContractAndTakeItThere() {
        final EngineHarness engine = new EngineHarness(
                two().accounts(List.of(account(0, List.of(0, 1), MarginMode.ISOLATED, 4, Ppb.ONE / 2))));
        cash(engine, 0, 1_000_000);
        mid(engine, "FUT", 1_000);
        mid(engine, "OTHER", 1_000);
        engine.trade("OTHER", -100, 1_000);
        engine.trade("FUT", -200, 1_000);
        final TopUp request = topUp(engine.quote("FUT", 1_065, 1_067));
        final double wanted = 200 * 1_066 * (StrictMath.exp(8 * SIGMA) * 1.01 - 1) - (50_000 - 200 * 66);
        assertThat(request.contract()).isEqualTo(engine.world().id("FUT"));
        assertThat(request.amountNanoUsd() / 1e9).isCloseTo(wanted, within(0.01));
        cash(engine, 0, 100_000);
        post(engine, "OTHER", 100_000);
        assertThat(index(engine).marginState[0]).as("beside it, not behind it").isEqualTo(MarginState.TOPUP);
        final long equity = index(engine).accountEquityNanoUsd[0];
        post(engine, "FUT", (long) wanted + 1);
        assertThat(index(engine).marginState[0]).isEqualTo(MarginState.NORMAL);
        assertThat(index(engine).topUpDeadlineNs[0]).isZero();
        assertThat(index(engine).accountEquityNanoUsd[0] - equity)
                .as("it is cash of the account as well, of which a half counts")
                .isEqualTo(((long) wanted + 1) * USD / 2);
        engine.trade("FUT", 200, 1_066);
        engine.trade("FUT", -200, 1_066);
        final double anew = LinearLiquidation.price(-1, 200, 1_066, 53_300, 0.01, 0);
        mid(engine, "OTHER", 800);
        assertThat(index(engine).sigmaDistance[0])
                .as("nothing of it stays behind the next position")
                .isCloseTo(SigmaDistance.of(-1, anew, 1_066, SIGMA), within(1e-6));
    }

    @Test
    void shouldAskForEachContractThatLacksMargin() {
        final EngineHarness engine =
                new EngineHarness(two().accounts(List.of(account(0, List.of(0, 1), MarginMode.ISOLATED, 4, Ppb.ONE))));
        cash(engine, 0, 1_000_000);
        mid(engine, "FUT", 1_000);
        mid(engine, "OTHER", 1_000);
        engine.trade("FUT", -200, 1_000);
        engine.trade("OTHER", -100, 1_000);
        assertThat(topUp(engine.quote("FUT", 1_065, 1_067)).contract())
                .isEqualTo(engine.world().id("FUT"));
        engine.quote("OTHER", 1_065, 1_067);
        assertThat(topUp(engine.timer()).contract()).isEqualTo(engine.world().id("OTHER"));
        assertThat(engine.timer()).noneMatch(TopUp.class::isInstance);
    }

    private static void post(final EngineHarness engine, final String name, final long usd) {
        engine.feed(engine.inputs()
                .account(fields -> fields.amountNanoUsd(usd * USD)
                        .instrumentId(engine.world().id(name))
                        .sourceId(engine.world().instrument(name).sourceId())
                        .change(AccountChange.TRANSFER)));
    }

    private static TopUp topUp(final List<Output> outputs) {
        return outputs.stream()
                .filter(TopUp.class::isInstance)
                .map(TopUp.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldPostAnewWhenAnIsolatedPositionChangesItsSide() {
        final EngineHarness engine =
                new EngineHarness(two().accounts(List.of(account(0, List.of(0, 1), MarginMode.ISOLATED, 4, Ppb.ONE))));
        cash(engine, 0, 1_000_000);
        mid(engine, "FUT", 1_000);
        engine.trade("FUT", -200, 1_000);
        engine.trade("FUT", 300, 1_000);
        final double liquidation = LinearLiquidation.price(1, 100, 1_000, 25_000, 0.01, 0);
        assertThat(index(engine).sigmaDistance[0])
                .isCloseTo(SigmaDistance.of(1, liquidation, 1_000, SIGMA), within(1e-6));
    }

    /** Long 20,000 USD of face at 20,000 with 5,000 USD: moved by f it is worth N·(f − 1), and asks for 1 % of its face. */
    @Test
    void shouldMoveTheCoinWithItsInverseContract() {
        final EngineHarness engine = new EngineHarness(
                World.simple().spot("COIN").inverse("INV", "COIN", "1", "100").sleeve("coins", 0.5, "COIN"));
        cash(engine, 0, 5_000);
        mid(engine, "COIN", 20_000);
        mid(engine, "INV", 20_000);
        engine.trade("INV", 200, 20_000);
        assertThat(index(engine).accountGrossNanoUsd[0]).isEqualTo(20_000 * USD);
        assertThat(index(engine).maintenanceNanoUsd[0]).isEqualTo(200 * USD);
        final double factor = 1 - (5_000.0 - 200) / 20_000;
        assertThat(index(engine).sigmaDistance[0]).isCloseTo(-StrictMath.log(factor) / SIGMA, within(1e-6));
        mid(engine, "COIN", 18_000);
        mid(engine, "INV", 18_000);
        assertThat(index(engine).accountEquityNanoUsd[0] / 1e9).isCloseTo(5_000 - 2_000, within(0.01));
    }

    @Test
    void shouldLookFartherAroundAnAnnouncement() {
        final World world = two();
        final EngineHarness plain = new EngineHarness(world);
        final long from = plain.inputs().timeNs() + 10 * World.SECOND;
        final EngineHarness engine = new EngineHarness(two().risk(world.risk()
                .with(new CalendarSettings(
                        List.of(new AnnouncementSettings(from, from + 60 * World.SECOND, "rates")), 1_500_000_000))));
        engine.cash(100_000);
        mid(engine, "FUT", 1_000);
        engine.trade("FUT", -300, 1_000);
        assertThat(index(engine).sigmaDistance[0]).isBetween(9.0, 10.0);
        engine.timer();
        assertThat(index(engine).marginState[0]).isEqualTo(MarginState.NORMAL);
        engine.elapse(20 * World.SECOND);
        mid(engine, "FUT", 1_020);
        engine.timer();
        assertThat(index(engine).marginState[0]).as("below 9σ").isEqualTo(MarginState.WARN);
        engine.elapse(60 * World.SECOND);
        engine.timer();
        assertThat(index(engine).marginState[0]).as("above 7σ again").isEqualTo(MarginState.NORMAL);
    }
}
