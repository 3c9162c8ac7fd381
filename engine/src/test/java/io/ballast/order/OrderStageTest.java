package io.ballast.order;

import static io.ballast.harness.AltPortfolio.overlay;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.harness.AltPortfolio;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.World;
import io.ballast.math.Ppb;
import io.ballast.message.AmendOrderEncoder;
import io.ballast.message.CancelOrderEncoder;
import io.ballast.message.CommandType;
import io.ballast.message.ExecutionType;
import io.ballast.message.NewOrderEncoder;
import io.ballast.message.SourceStatus;
import io.ballast.settings.RiskSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderStageTest {
    private static final long LIMIT_NS = 30 * World.SECOND;

    private AltPortfolio alts = AltPortfolio.with(overlay());
    private EngineHarness engine = alts.engine();

    @Test
    void shouldNeverFireTwiceWhileAnOrderIsInFlight() {
        alts.drift(2);
        engine.takeHistory();
        for (int i = 0; i < 50; i++) {
            engine.quote("FUT", 999, 1001);
            engine.timer();
        }
        engine.accept();
        engine.fill(4, 11);
        engine.timer();
        engine.fill(1, 10);
        for (int i = 0; i < 50; i++) {
            engine.quote("ALT", 49, 51);
        }
        assertThat(engine.takeHistory()).isEmpty();
        said(engine.fill(10, 0), "EXECUTE to MONITOR: TARGET_REACHED");
        assertThat(alts.position()).isEqualTo(-15);
    }

    @Test
    void shouldSplitALargeOrder() {
        use(AltPortfolio.with(overlay().maxOrder(6)));
        saidOrders(alts.drift(2), "NEW -6 @ 999");
        saidOrders(engine.fillAll(), "NEW -6 @ 999");
        saidOrders(engine.fillAll(), "NEW -3 @ 999");
        saidOrders(engine.fillAll());
        assertThat(engine.count(Counter.ORDERS_SPLIT)).isEqualTo(2);
        assertThat(alts.position()).isEqualTo(-15);
    }

    @Test
    void shouldAmendOnlyWhenTheTargetMoves() {
        alts.drift(2);
        engine.accept();
        saidOrders(engine.quote("FUT", 998, 1000));
        saidOrders(alts.drift(2.1));
        engine.quote("FUT", 999, 1001);
        saidOrders(alts.drift(2.6), "AMEND to 21 @ 999");
        saidOrders(alts.drift(4));
        saidOrders(amended(21), "AMEND to 35 @ 999");
    }

    @Test
    void shouldCountWhatIsFilledInAnAmendment() {
        alts.drift(2);
        engine.accept();
        engine.fill(5, 10);
        saidOrders(alts.drift(2.6), "AMEND to 21 @ 999");
        amended(16);
        assertThat(engine.fill(16, 0)).hasSize(1);
        assertThat(alts.position()).isEqualTo(-21);
    }

    @Test
    void shouldLeaveAnOrderDownwardsToo() {
        alts.drift(3);
        engine.accept();
        saidOrders(alts.drift(1.4), "AMEND to 19 @ 999");
        saidOrders(amended(19));
        said(engine.fill(19, 0), "EXECUTE to MONITOR: TARGET_REACHED");
    }

    @Test
    void shouldFinishWhenAnAmendmentComesTooLate() {
        alts.drift(2);
        engine.accept();
        alts.drift(2.6);
        saidOrders(engine.fill(15, 0), "NEW -6 @ 999");
        saidOrders(engine.answer(new NewOrder(1, 0, 1, -15, 999, false), ExecutionType.CANCEL_REJECTED, 0));
        saidOrders(engine.fillAll());
        assertThat(alts.position()).isEqualTo(-21);
    }

    @Test
    void shouldTryAgainWhenAnAmendmentIsRefused() {
        alts.drift(3);
        engine.accept();
        alts.drift(1.4);
        saidOrders(engine.answer(engine.lastOrder(0), ExecutionType.CANCEL_REJECTED, 25));
        engine.elapse(1);
        saidOrders(engine.timer(), "AMEND to 19 @ 999");
    }

    @Test
    void shouldTryAgainLaterWhenAnAmendmentDidNotLeave() {
        alts.drift(3);
        engine.accept();
        alts.drift(1.4);
        saidOrders(engine.sendFailure(engine.lastOrder(0), AmendOrderEncoder.TEMPLATE_ID));
        saidOrders(engine.timer());
        engine.elapse(1);
        saidOrders(engine.timer(), "AMEND to 19 @ 999");
    }

    @Test
    void shouldTryAgainLaterWhenACancellationDidNotLeave() {
        alts.drift(2);
        engine.accept();
        saidOrders(engine.command(CommandType.KILL), "CANCEL KILLED");
        saidOrders(engine.sendFailure(engine.lastOrder(0), CancelOrderEncoder.TEMPLATE_ID));
        engine.elapse(1);
        saidOrders(engine.timer(), "CANCEL KILLED");
    }

    @Test
    void shouldStopTradingWhenTheVenueDoesNotKnowAWorkingOrder() {
        alts.drift(2);
        engine.accept();
        engine.command(CommandType.PAUSE);
        said(engine.answer(engine.lastOrder(0), ExecutionType.CANCEL_REJECTED, 0), "REFUSED -15: RECONCILE");
        said(engine.command(CommandType.RESUME));
    }

    @Test
    void shouldCancelWhatIncreasesRiskOnceDataIsStale() {
        alts.drift(2);
        engine.accept();
        saidOrders(engine.status(0, SourceStatus.GAP), "CANCEL DATA_NOT_NORMAL");
        said(canceled(), "REFUSED -15: INDEX_INVALID");
        saidOrders(engine.quote("ALT", 49, 51), "NEW -15 @ 999");
    }

    @Test
    void shouldHoldOrdersWhileTheContractIsStale() {
        alts.drift(2);
        engine.accept();
        saidOrders(engine.status(1, SourceStatus.GAP), "CANCEL DATA_NOT_NORMAL");
        said(canceled(), "REFUSED -15: STALE_DATA");
        saidOrders(engine.quote("FUT", 999, 1001), "NEW -15 @ 999");
    }

    @Test
    void shouldReduceOnTheContractsOwnDataAlone() {
        alts.settleAt(2);
        engine.command(CommandType.KILL);
        engine.status(1, SourceStatus.GAP);
        alts.drift(0);
        assertThat(alts.target()).as("no data, no decision").isEqualTo(-15);
        said(
                engine.quote("FUT", 999, 1001),
                "MONITOR to REVERT: DRIFT_GONE",
                "REVERT -15 to 0",
                "NEW 15 @ 1001 reduce-only");
        engine.accept();
        saidOrders(engine.status(0, SourceStatus.GAP));
    }

    @Test
    void shouldCancelLatchAndBlockOnKill() {
        alts.drift(2);
        engine.accept();
        saidOrders(engine.command(CommandType.KILL), "CANCEL KILLED");
        said(canceled(), "REFUSED -15: KILL_SWITCH");
        saidOrders(engine.timer());
        engine.command(CommandType.RESUME);
        assertThat(engine.count(Counter.GATE_KILL_SWITCH)).isEqualTo(1);
        saidOrders(engine.command(CommandType.RESET_KILL), "NEW -15 @ 999");
    }

    @Test
    void shouldLetReducingOrdersPassAKill() {
        alts.settleAt(2);
        engine.command(CommandType.KILL);
        saidOrders(alts.drift(0.4), "NEW 15 @ 1001 reduce-only");
        engine.accept();
        saidOrders(engine.timer());
    }

    @Test
    void shouldBlockWhilePausedOnly() {
        engine.command(CommandType.PAUSE);
        said(
                alts.drift(2),
                "IDLE to DRIFT: BAND_BREACHED",
                "DRIFT to EXECUTE: TARGET_SET",
                "ENGAGE 0 to -15",
                "REFUSED -15: PAUSED");
        saidOrders(engine.command(CommandType.RESUME), "NEW -15 @ 999");
    }

    @Test
    void shouldTakeNoNewRiskOnceTheDiskRunsLow() {
        alts.settleAt(2);
        engine.status(0, SourceStatus.DISK_LOW);
        said(alts.drift(3), "MONITOR to SCALE: TARGET_SET", "SCALE -15 to -25", "REFUSED -10: DISK_LOW");
        saidOrders(alts.drift(0), "NEW 15 @ 1001 reduce-only");
    }

    @Test
    void shouldStopAtThePositionLimit() {
        use(AltPortfolio.with(overlay().maxPosition(10)));
        saidOrders(alts.drift(1.4), "NEW -9 @ 999");
        engine.fillAll();
        saidOrders(alts.drift(2), "NEW -1 @ 999");
        said(engine.fillAll(), "REFUSED -5: MAX_POSITION");
        saidOrders(engine.timer());
    }

    @Test
    void shouldOnlyEverTightenThePositionLimit() {
        engine.feed(engine.inputs().command(CommandType.TIGHTEN_MAX_POSITION, -1, 3));
        engine.feed(engine.inputs().command(CommandType.TIGHTEN_MAX_POSITION, 0, 30));
        saidOrders(alts.drift(2), "NEW -3 @ 999");
    }

    @Test
    void shouldStopAtTheLeverageCap() {
        use(AltPortfolio.with(overlay(), risk(Ppb.ONE / 50 - 1, 1000, 1000)));
        saidOrders(alts.drift(2), "NEW -9 @ 999");
        use(AltPortfolio.with(overlay(), risk(Ppb.ONE / 50, 1000, 1000)));
        saidOrders(alts.drift(2), "NEW -10 @ 999");
        said(alts.fillAtMid(), "REFUSED -5: LEVERAGE");
    }

    /** Two overlays breach in one event: the second has only the room that the first one's order leaves. */
    @Test
    void shouldCountOrdersInFlightAgainstTheLeverageCap() {
        engine = twoOverlays();
        assertThat(engine.slot().hedge.targetLots).containsExactly(245, 245);
        assertThat(engine.takeHistory().stream().map(Output::toString).filter(text -> text.matches("(NEW|REF).*")))
                .containsExactly("NEW 10 @ 1001", "REFUSED 245: LEVERAGE");
    }

    @Test
    void shouldKeepToTheOrderRate() {
        use(AltPortfolio.with(overlay().maxOrder(4), risk(2 * Ppb.ONE, 1, 2)));
        engine.elapse(10 * World.SECOND);
        saidOrders(alts.drift(2), "NEW -4 @ 999");
        saidOrders(engine.fillAll(), "NEW -4 @ 999");
        said(engine.fillAll(), "REFUSED -7: ORDER_RATE");
        engine.elapse(World.SECOND - 1);
        saidOrders(engine.timer());
        engine.elapse(1);
        saidOrders(engine.timer(), "NEW -4 @ 999");
    }

    @Test
    void shouldRefuseALimitOutsideTheCollar() {
        use(AltPortfolio.with(overlay(), new RiskSettings(2 * Ppb.ONE, 5_000_000, 0, 1000, 1000, LIMIT_NS)));
        engine.quote("FUT", 994, 1006);
        said(
                alts.drift(2),
                "IDLE to DRIFT: BAND_BREACHED",
                "DRIFT to EXECUTE: TARGET_SET",
                "ENGAGE 0 to -15",
                "REFUSED -15: PRICE_COLLAR");
        saidOrders(engine.quote("FUT", 995, 1005), "NEW -15 @ 995");
    }

    /** With the default of five spreads too: a quote that jumps is not traded on until the next one confirms it. */
    @Test
    void shouldNotTradeOnAQuoteThatJumpsUntilTheNextConfirmsIt() {
        alts.drift(0.9);
        engine.quote("FUT", 899, 901);
        said(
                alts.drift(2),
                "IDLE to DRIFT: BAND_BREACHED",
                "DRIFT to EXECUTE: TARGET_SET",
                "ENGAGE 0 to -17",
                "REFUSED -17: PRICE_COLLAR");
        saidOrders(engine.quote("FUT", 899, 901), "NEW -17 @ 899");
    }

    @Test
    void shouldTrustAFreshMarkMoreThanTheQuoteBefore() {
        engine.mark("FUT", 950);
        said(
                alts.drift(2),
                "IDLE to DRIFT: BAND_BREACHED",
                "DRIFT to EXECUTE: TARGET_SET",
                "ENGAGE 0 to -15",
                "REFUSED -15: PRICE_COLLAR");
        saidOrders(engine.mark("FUT", 998), "NEW -15 @ 999");
    }

    @Test
    void shouldLatchWhenAnUnknownOrderIsFilled() {
        said(engine.fill(new NewOrder(99, 0, 1, -1, 999, false), 1, 999, 0), "REFUSED 1: RECONCILE");
        said(
                alts.drift(2),
                "IDLE to DRIFT: BAND_BREACHED",
                "DRIFT to EXECUTE: TARGET_SET",
                "ENGAGE 0 to -15",
                "REFUSED -14: RECONCILE");
        assertThat(engine.count(Counter.UNKNOWN_EXECUTIONS)).isEqualTo(1);
        saidOrders(engine.command(CommandType.RESET_KILL), "NEW -14 @ 999");
    }

    @Test
    void shouldLatchWhenMoreIsFilledThanWasOrdered() {
        alts.drift(2);
        engine.accept();
        said(engine.fill(16, 0), "REFUSED 1: RECONCILE");
        said(alts.drift(4), "SCALE -15 to -35", "REFUSED -19: RECONCILE");
    }

    @Test
    void shouldLatchWhenAFillWasLost() {
        alts.drift(2);
        engine.accept();
        said(engine.fill(5, 0), "REFUSED -10: RECONCILE");
        saidOrders(engine.command(CommandType.RESET_KILL), "NEW -10 @ 999");
    }

    @Test
    void shouldLatchWhenAPartialFillDoesNotAddUp() {
        alts.drift(2);
        engine.accept();
        saidOrders(engine.fill(5, 4), "CANCEL RECONCILE");
    }

    /** A fill that names our order and another contract is nobody's: it must not count as this leg's. */
    @Test
    void shouldLatchWhenAFillNamesAnotherContract() {
        engine = twoOverlays();
        final NewOrder order = engine.lastOrder(0);
        final int otherContract = engine.world().id("BTCF");
        said(
                engine.execution(
                        order,
                        fields -> fields.instrumentId(otherContract)
                                .executionType(ExecutionType.FILL)
                                .lastTicks(1000)
                                .lastLots(10)
                                .leavesLots(0)),
                "REFUSED 235: RECONCILE");
        assertThat(engine.count(Counter.UNKNOWN_EXECUTIONS)).isEqualTo(1);
    }

    @Test
    void shouldCancelAnOrderThatTheVenueNeverAnswers() {
        alts.drift(2);
        engine.elapse(LIMIT_NS);
        saidOrders(engine.timer());
        engine.elapse(1);
        saidOrders(engine.timer(), "CANCEL TIME_LIMIT");
        saidOrders(engine.timer());
        engine.elapse(LIMIT_NS + 1);
        saidOrders(engine.timer(), "CANCEL TIME_LIMIT");
    }

    @Test
    void shouldCancelEvenAnUnansweredOrderOnKill() {
        alts.drift(2);
        saidOrders(engine.command(CommandType.KILL), "CANCEL KILLED");
    }

    @Test
    void shouldCancelAReducingOrderOnKillAndSendItAnew() {
        alts.settleAt(2);
        saidOrders(alts.drift(0.4), "NEW 15 @ 1001 reduce-only");
        engine.accept();
        saidOrders(engine.command(CommandType.KILL), "CANCEL KILLED");
        saidOrders(canceled(), "NEW 15 @ 1001 reduce-only");
    }

    @Test
    void shouldCancelAnOrderThatWouldPassATightenedLimit() {
        alts.drift(2);
        engine.accept();
        saidOrders(engine.feed(engine.inputs().command(CommandType.TIGHTEN_MAX_POSITION, -1, 15)));
        saidOrders(engine.feed(engine.inputs().command(CommandType.TIGHTEN_MAX_POSITION, -1, 14)), "CANCEL LIMIT");
    }

    @Test
    void shouldCancelNewRiskOnceTheDiskRunsLow() {
        alts.drift(2);
        engine.accept();
        saidOrders(engine.status(0, SourceStatus.DISK_LOW), "CANCEL LIMIT");
    }

    @Test
    void shouldIgnoreALateAnswerAboutAnOrderThatIsDone() {
        alts.drift(2);
        engine.fillAll();
        said(engine.answer(engine.lastOrder(0), ExecutionType.CANCEL_REJECTED, 0));
        saidOrders(alts.drift(3), "NEW -10 @ 999");
    }

    @Test
    void shouldFreeTheLegWhenAnOrderDidNotLeave() {
        alts.drift(2);
        saidOrders(engine.sendFailure(engine.lastOrder(0), NewOrderEncoder.TEMPLATE_ID));
        engine.elapse(LIMIT_NS - 1);
        saidOrders(engine.timer());
        engine.elapse(1);
        saidOrders(engine.timer(), "NEW -15 @ 999");
    }

    @Test
    void shouldWaitAfterARejection() {
        alts.drift(2);
        saidOrders(engine.answer(engine.lastOrder(0), ExecutionType.REJECTED, 0));
        engine.elapse(LIMIT_NS - 1);
        saidOrders(engine.timer());
        engine.elapse(1);
        saidOrders(engine.timer(), "NEW -15 @ 999");
    }

    @Test
    void shouldCancelAnOrderOlderThanItsTimeLimit() {
        alts.drift(2);
        engine.accept();
        engine.elapse(LIMIT_NS);
        saidOrders(engine.timer());
        engine.elapse(1);
        saidOrders(engine.timer(), "CANCEL TIME_LIMIT");
        saidOrders(canceled(), "NEW -15 @ 999");
    }

    @Test
    void shouldCrossZeroThroughFlat() {
        alts.settleAt(2);
        saidOrders(alts.drift(-2), "NEW 15 @ 1001 reduce-only");
        saidOrders(engine.accept(), "CANCEL TARGET_MOVED");
        saidOrders(canceled(), "NEW 15 @ 1001 reduce-only");
        saidOrders(alts.fillAtMid(), "NEW 15 @ 1001");
    }

    private List<Output> amended(final long leaves) {
        return engine.answer(engine.lastOrder(0), ExecutionType.AMENDED, leaves);
    }

    private List<Output> canceled() {
        return engine.answer(engine.lastOrder(0), ExecutionType.CANCELED, 0);
    }

    private static RiskSettings risk(final long leveragePpb, final int perSecond, final int burst) {
        return new RiskSettings(leveragePpb, 5_000_000, 5, perSecond, burst, LIMIT_NS);
    }

    private static EngineHarness twoOverlays() {
        final EngineHarness both = new EngineHarness(World.simple()
                .spot("ALT")
                .spot("BTC")
                .linear("FUT", "10")
                .linear("BTCF", "10")
                .sleeve("alts", 0.5, "ALT")
                .sleeve("btc", 0.5, "BTC")
                .overlay(overlay())
                .overlay(OverlaySpec.of("btc", "BTCF"))
                .risk(risk(Ppb.ONE / 50, 1000, 1000)));
        both.quote("ALT", 49, 51);
        both.quote("BTC", 49, 51);
        both.hold("ALT", 50_000);
        both.hold("BTC", 50_000);
        both.quote("FUT", 999, 1001);
        both.quote("BTCF", 999, 1001);
        both.cash(5_000_000);
        return both;
    }

    private void use(final AltPortfolio portfolio) {
        alts = portfolio;
        engine = portfolio.engine();
    }

    private static void said(final List<Output> outputs, final String... expected) {
        assertThat(outputs.stream().map(Output::toString)).containsExactly(expected);
    }

    /** What was sent, without transitions and target changes. */
    private static void saidOrders(final List<Output> outputs, final String... expected) {
        assertThat(outputs.stream().map(Output::toString).filter(text -> text.matches("(NEW|AMEND|CANCEL) .*")))
                .containsExactly(expected);
    }
}
