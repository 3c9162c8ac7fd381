package io.ballast.order;

import static io.ballast.harness.AltPortfolio.overlay;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.harness.AltPortfolio;
import io.ballast.harness.Inputs;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.Outputs.Risk;
import io.ballast.harness.World;
import io.ballast.math.Ppb;
import io.ballast.message.CommandType;
import io.ballast.message.SourceStatus;
import io.ballast.settings.AnnouncementSettings;
import io.ballast.settings.BasisShockSettings;
import io.ballast.settings.CalendarSettings;
import io.ballast.settings.KillCause;
import io.ballast.settings.LimitSettings;
import io.ballast.settings.OrderSizeSettings;
import io.ballast.settings.RiskSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators, the calendar and breaches do to a running engine. */
class GateCommandsTest extends OrderScenario {
    private static final RiskSettings LOOSE = new RiskSettings(2 * Ppb.ONE, 5_000_000, 5, 1_000, 1_000, LIMIT_NS);

    private List<Output> tighten(final CommandType type, final int overlayId, final long value) {
        return engine.feed(engine.inputs().command(type, overlayId, value));
    }

    private static void saidRisk(final List<Output> outputs, final Risk... expected) {
        assertThat(outputs.stream().filter(Risk.class::isInstance)).containsExactly(expected);
    }

    @Test
    void shouldSayAKillOnceAndItsReset() {
        said(engine.command(CommandType.KILL), "RISK KILLED", "IDLE to HALT: KILLED");
        said(engine.command(CommandType.KILL));
        said(engine.command(CommandType.RESET_KILL), "RISK KILL_RESET", "HALT to IDLE: RELEASED");
        said(engine.command(CommandType.RESET_KILL));
        assertThat(engine.count(Counter.RISK_EVENTS)).isEqualTo(2);
    }

    /** A hedge covers something: an operator's kill leaves it where it is. */
    @Test
    void shouldKeepHedgesThroughAKillUnlessToldToFlatten() {
        alts.settleAt(2);
        engine.command(CommandType.KILL);
        saidOrders(engine.timer());
        assertThat(alts.position()).isEqualTo(-15);
        said(
                engine.command(CommandType.FLATTEN),
                "RISK FLATTENING",
                "HALT to REVERT: KILLED",
                "REVERT -15 to 0",
                "NEW 15 @ 1050 reduce-only");
        engine.accept();
        saidOrders(alts.fillAtMid());
        assertThat(alts.position()).isZero();
        saidOrders(alts.drift(3));
    }

    @Test
    void shouldHedgeAnewAfterTheReset() {
        alts.settleAt(2);
        engine.command(CommandType.KILL);
        engine.command(CommandType.FLATTEN);
        engine.accept();
        alts.fillAtMid();
        engine.command(CommandType.RESET_KILL);
        saidOrders(engine.timer(), "NEW -15 @ 999");
    }

    @Test
    void shouldNotFlattenWhatIsNotKilled() {
        alts.settleAt(2);
        said(engine.command(CommandType.FLATTEN));
        assertThat(alts.target()).isEqualTo(-15);
    }

    @Test
    void shouldLowerTheLargestOrderAndCancelALargerOne() {
        use(AltPortfolio.with(overlay().maxOrder(1000)));
        alts.drift(2);
        engine.accept();
        saidRisk(tighten(CommandType.TIGHTEN_MAX_ORDER, 0, 15), new Risk(0, 1, "LIMIT_TIGHTENED", 15, 1_000));
        saidOrders(tighten(CommandType.TIGHTEN_MAX_ORDER, 0, 14), "CANCEL LIMIT");
        saidOrders(canceled(), "NEW -14 @ 999");
        saidRisk(tighten(CommandType.TIGHTEN_MAX_ORDER, -1, 20));
    }

    @Test
    void shouldLowerLeverageAndCancelWhatWouldPassIt() {
        alts.drift(2);
        engine.accept();
        // 15 lots are 150,000 USD of 5 M collateral.
        saidOrders(tighten(CommandType.TIGHTEN_LEVERAGE, -1, Ppb.ONE * 3 / 100));
        saidOrders(tighten(CommandType.TIGHTEN_LEVERAGE, -1, Ppb.ONE * 3 / 100 - 1), "CANCEL LIMIT");
        saidOrders(canceled(), "NEW -14 @ 999");
        saidRisk(tighten(CommandType.TIGHTEN_LEVERAGE, -1, Ppb.ONE));
    }

    @Test
    void shouldLowerGrossNotionalWhereThereWasNoLimit() {
        saidRisk(
                tighten(CommandType.TIGHTEN_GROSS, -1, Ppb.ONE / 100),
                new Risk(-1, -1, "LIMIT_TIGHTENED", Ppb.ONE / 100, Long.MAX_VALUE));
        saidOrders(alts.drift(2), "NEW -10 @ 999");
        said(alts.fillAtMid(), "REFUSED -5: GROSS");
    }

    @Test
    void shouldLowerTheRateOfOrders() {
        use(AltPortfolio.with(overlay().maxOrder(4), LOOSE));
        saidRisk(tighten(CommandType.TIGHTEN_ORDER_RATE, -1, 1), new Risk(-1, -1, "LIMIT_TIGHTENED", 1, 1_000));
        saidOrders(alts.drift(2), "NEW -4 @ 999");
        said(engine.fillAll(), "REFUSED -11: ORDER_RATE");
        engine.elapse(World.SECOND);
        saidOrders(engine.timer(), "NEW -4 @ 999");
    }

    @Test
    void shouldTakeNoLimitOfNothing() {
        tighten(CommandType.TIGHTEN_ORDER_RATE, -1, 0);
        tighten(CommandType.TIGHTEN_LEVERAGE, -1, 0);
        assertThat(engine.count(Counter.REFUSED_BAD_QUANTITY)).isEqualTo(2);
    }

    @Test
    void shouldAddNoRiskWhileAnAnnouncementIsNear() {
        final long fromNs = Inputs.START_NS + World.SECOND;
        use(AltPortfolio.with(
                overlay(),
                LOOSE.with(new CalendarSettings(
                        List.of(
                                new AnnouncementSettings(fromNs, fromNs + World.SECOND, "rates"),
                                new AnnouncementSettings(fromNs + World.SECOND, fromNs + 2 * World.SECOND, "jobs")),
                        Ppb.ONE))));
        alts.drift(2);
        engine.accept();
        engine.elapse(World.SECOND);
        said(engine.timer(), "RISK ANNOUNCEMENT_BEGAN", "CANCEL PAUSED");
        said(canceled(), "REFUSED -15: CALENDAR");
        engine.elapse(World.SECOND);
        said(engine.timer(), "RISK ANNOUNCEMENT_ENDED", "RISK ANNOUNCEMENT_BEGAN");
        engine.elapse(World.SECOND);
        said(engine.timer(), "RISK ANNOUNCEMENT_ENDED", "NEW -15 @ 999");
    }

    /** A window that no event falls into is passed over. */
    @Test
    void shouldSayNothingOfAWindowBetweenTwoEvents() {
        final long fromNs = Inputs.START_NS + World.SECOND;
        use(AltPortfolio.with(
                overlay(),
                LOOSE.with(new CalendarSettings(
                        List.of(new AnnouncementSettings(fromNs, fromNs + 1, "rates")), Ppb.ONE))));
        engine.elapse(2 * World.SECOND);
        said(engine.timer());
    }

    private static RiskSettings limited(
            final long dayLossPpb, final int executionsPerMinute, final KillCause... killOn) {
        return LOOSE.with(new LimitSettings(
                Ppb.ONE / 20,
                0,
                OrderSizeSettings.NONE,
                dayLossPpb,
                BasisShockSettings.NONE,
                executionsPerMinute,
                List.of(killOn)));
    }

    /** A short of 15 lots loses 1,500 USD for each 10 ticks while the coins stand still; half a basis point is 500. */
    @Test
    void shouldOnlyReduceAfterALossOfTheDayUntilTheNext() {
        use(AltPortfolio.with(overlay(), limited(Ppb.ONE / 20_000, 0)));
        alts.settleAt(2);
        saidRisk(engine.quote("FUT", 1002, 1004));
        saidRisk(engine.quote("FUT", 1003, 1005), new Risk(0, -1, "DAY_LOSS", 600_000_000_000L, 499_970_000_000L));
        said(alts.drift(4), "MONITOR to SCALE: TARGET_SET", "SCALE -15 to -35", "REFUSED -20: DAY_LOSS");
        saidOrders(alts.drift(0), "NEW 15 @ 1005 reduce-only");
        engine.fillAll();
        alts.drift(4);
        engine.elapse(86_400 * World.SECOND - Inputs.START_NS % (86_400 * World.SECOND));
        engine.quote("ALT", 49, 51);
        saidOrders(engine.quote("FUT", 1003, 1005), "NEW -35 @ 1003");
    }

    /** When the coins rise with the contract, what the hedge loses the coins gain: nothing is lost. */
    @Test
    void shouldCountTheExposureThatTheHedgeReplaces() {
        use(AltPortfolio.with(overlay(), limited(Ppb.ONE / 20_000, 0)));
        alts.settleAt(2);
        saidRisk(engine.quote("ALT", 54, 56));
        saidRisk(engine.quote("FUT", 1099, 1101));
        assertThat(engine.takeHistory().stream().filter(Risk.class::isInstance)).isEmpty();
    }

    @Test
    void shouldPauseAnOverlayThatTradesWithoutEnd() {
        use(AltPortfolio.with(overlay().maxOrder(4), limited(0, 2)));
        alts.drift(2);
        alts.fillAtMid();
        saidRisk(engine.fillAll());
        said(engine.fillAll(), "RISK REPEATED_EXECUTIONS", "REFUSED -3: REPEATED");
        saidOrders(engine.command(CommandType.RESUME), "NEW -3 @ 999");
    }

    @Test
    void shouldThrowTheKillSwitchOnABreachWhereConfigured() {
        use(AltPortfolio.with(overlay().maxOrder(4), limited(0, 2, KillCause.REPEATED)));
        alts.drift(2);
        alts.fillAtMid();
        engine.fillAll();
        assertThat(engine.slot().order.isKill).isFalse();
        said(engine.fillAll(), "RISK REPEATED_EXECUTIONS", "RISK KILLED", "REFUSED -3: KILL_SWITCH");
        assertThat(engine.slot().order.isKill).isTrue();
        saidOrders(engine.command(CommandType.FLATTEN), "NEW 4 @ 1050 reduce-only");
    }

    @Test
    void shouldPauseAnOverlayWhoseContractLeavesItsUnderlying() {
        use(AltPortfolio.with(
                overlay(),
                LOOSE.with(new LimitSettings(
                        Ppb.ONE / 20,
                        0,
                        OrderSizeSettings.NONE,
                        0,
                        new BasisShockSettings(20_000_000, 0, World.SECOND),
                        0,
                        List.of()))));
        saidRisk(engine.mark("FUT", 1000));
        final long outsidePpb = 21_000_000;
        saidRisk(
                engine.feed(engine.inputs()
                        .mark(fields -> fields.markTicks(1021)
                                .indexTicks(1000)
                                .instrumentId(1)
                                .sourceId(1))),
                new Risk(0, 1, "BASIS_SHOCK", outsidePpb, 20_000_000));
        engine.mark("FUT", 1000);
        said(alts.drift(2).subList(5, 7), "ENGAGE 0 to -15", "REFUSED -15: BASIS_SHOCK");
        saidOrders(engine.command(CommandType.RESUME), "NEW -15 @ 999");
    }

    @Test
    void shouldPauseOnSixDeviationsOnceTheyAreKnown() {
        use(AltPortfolio.with(
                overlay(),
                LOOSE.with(new LimitSettings(
                        Ppb.ONE / 20,
                        0,
                        OrderSizeSettings.NONE,
                        0,
                        new BasisShockSettings(0, 6, 10 * World.SECOND),
                        0,
                        List.of()))));
        mark(1005);
        saidRisk(engine.timer());
        for (int i = 0; i <= BasisShock.ENOUGH; i++) {
            mark(i % 2 == 0 ? 999 : 1001);
            engine.elapse(World.SECOND);
            engine.timer();
        }
        saidRisk(mark(1003));
        assertThat(mark(1009).stream().filter(Risk.class::isInstance)).hasSize(1);
    }

    private List<Output> mark(final long ticks) {
        return engine.feed(engine.inputs()
                .mark(fields ->
                        fields.markTicks(ticks).indexTicks(1000).instrumentId(1).sourceId(1)));
    }

    @Test
    void shouldSendNothingToASourceThatIsDown() {
        engine.status(1, SourceStatus.DOWN);
        said(alts.drift(2).stream()
                .filter(output -> output.toString().startsWith("REF"))
                .toList());
        engine.quote("FUT", 999, 1001);
        saidOrders(engine.timer());
    }
}
