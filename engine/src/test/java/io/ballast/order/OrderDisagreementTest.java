package io.ballast.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.harness.Outputs;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.Reports;
import io.ballast.message.CommandType;
import io.ballast.message.ExecutionType;
import io.ballast.message.NewOrderEncoder;
import io.ballast.message.Side;
import io.ballast.message.SourceStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens when the venue says something the engine cannot explain, or nothing. */
class OrderDisagreementTest extends OrderScenario {
    private static final int FUTURES = 1;
    private static final int FUT = 1;
    private static final long POINT_NANO_USD = 10_000_000_000L;

    @Test
    void shouldStopTradingAndAskWhenTheVenueDoesNotKnowAWorkingOrder() {
        alts.drift(2);
        engine.accept();
        engine.command(CommandType.PAUSE);
        said(engine.answer(engine.lastOrder(0), ExecutionType.CANCEL_REJECTED, 0), "ASK 1 from 2");
        said(engine.command(CommandType.RESUME));
        said(engine.timer());
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
    void shouldLatchWhenAnUnknownOrderIsFilled() {
        said(
                engine.fill(new NewOrder(99, 0, 1, -1, 999, false), 1, 999, 0),
                "RISK CONTRADICTION",
                "REFUSED 1: RECONCILE");
        said(
                alts.drift(2),
                "IDLE to DRIFT: BAND_BREACHED",
                "DRIFT to CLASSIFY: DWELL_MET",
                "CLASSIFY to SELECT: UNCLASSIFIED",
                "SELECT to PRECHECK: SELECTED",
                "PRECHECK to EXECUTE: APPROVED",
                "ENGAGE 0 to -15",
                "REFUSED -14: RECONCILE");
        assertThat(engine.count(Counter.UNKNOWN_EXECUTIONS)).isEqualTo(1);
        saidOrders(reconciled(-1), "NEW -14 @ 999");
    }

    @Test
    void shouldLatchWhenMoreIsFilledThanWasOrdered() {
        alts.drift(2);
        engine.accept();
        said(engine.fill(16, 0), "RISK CONTRADICTION", "REFUSED 1: RECONCILE");
        said(alts.drift(4), "SCALE -15 to -35", "REFUSED -19: RECONCILE");
    }

    @Test
    void shouldLatchWhenAFillWasLost() {
        alts.drift(2);
        engine.accept();
        said(engine.fill(5, 0), "RISK CONTRADICTION", "REFUSED -10: RECONCILE");
        saidOrders(reconciled(-5), "NEW -10 @ 999");
    }

    /** The operator vouches for nothing: what was traded the venue has to say. */
    @Test
    void shouldTradeOnlyOnceAReportAgreesAfterAContradictionAndItsReset() {
        alts.drift(2);
        engine.accept();
        engine.fill(16, 0);
        said(engine.timer());
        final List<Output> reset = engine.command(CommandType.RESET_KILL);
        said(reset, "ASK 1 from 2");
        said(alts.drift(4), "SCALE -15 to -35", "REFUSED -19: RECONCILE");
        final Reports reports = new Reports(engine.inputs(), FUTURES);
        final long first = Reports.asked(reset).requestId();
        reports.begin(first).position(FUT, -15);
        said(
                Reports.feed(engine, reports.balance(16 * 999 * POINT_NANO_USD).end(first)),
                "POSITION_DIFFERS: -15, not -16 (0 adopted, 0 canceled, 0 lost)");
        said(engine.timer());
        saidOrders(reconciled(-16), "NEW -19 @ 999");
    }

    /** A venue that fell silent must not keep another one's account from being made safe. */
    @Test
    void shouldMakePositionsSmallerElsewhereOnceAPersonHasLookedThoughTheSourceStaysSilent() {
        alts.drift(2);
        engine.accept();
        engine.fill(15, 0);
        final NewOrder unknown = new NewOrder(99, 0, engine.world().id("ALT"), 1, 100, false);
        said(engine.fill(unknown, 1, 100, 0), "RISK CONTRADICTION");
        saidOrders(alts.drift(0.4));
        saidOrders(engine.command(CommandType.RESET_KILL), "NEW 15 @ 1001 reduce-only");
        engine.accept();
        engine.fill(15, 0);
        saidOrders(alts.drift(4));
    }

    @Test
    void shouldNotForgetAContradictionForAReportThatCameBeforeAPersonHasLooked() {
        alts.drift(2);
        engine.accept();
        engine.status(FUTURES, SourceStatus.DOWN);
        final long asked =
                Reports.asked(engine.status(FUTURES, SourceStatus.UP)).requestId();
        engine.fill(5, 0);
        final Reports reports = new Reports(engine.inputs(), FUTURES);
        reports.begin(asked).position(FUT, -5);
        said(
                Reports.feed(engine, reports.balance(5 * 999 * POINT_NANO_USD).end(asked)),
                "CLEAN (0 adopted, 0 canceled, 0 lost)");
        said(engine.timer());
        assertThat(engine.command(CommandType.RESET_KILL)).hasAtLeastOneElementOfType(Outputs.Asked.class);
    }

    /** A person resets the kill switch, and the venue says what the engine knows. */
    private List<Output> reconciled(final long positionLots) {
        final Outputs.Asked asked = Reports.asked(engine.command(CommandType.RESET_KILL));
        final Reports reports = new Reports(engine.inputs(), FUTURES)
                .after(1_000)
                .begin(asked.requestId())
                .position(FUT, positionLots);
        return Reports.feed(
                engine, reports.balance(-positionLots * 999 * POINT_NANO_USD).end(asked.requestId()));
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
                "RISK CONTRADICTION",
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
    void shouldIgnoreALateAnswerAboutAnOrderThatIsDone() {
        alts.drift(2);
        engine.fillAll();
        said(engine.answer(engine.lastOrder(0), ExecutionType.CANCEL_REJECTED, 0));
        saidOrders(alts.drift(3), "NEW -10 @ 999");
    }

    @Test
    void shouldLatchWhenAnOrderIsFilledAfterItsCancellation() {
        alts.drift(2);
        engine.accept();
        engine.command(CommandType.PAUSE);
        engine.answer(engine.lastOrder(0), ExecutionType.CANCELED, 0);
        said(engine.fill(5, 0), "RISK CONTRADICTION", "REFUSED -10: RECONCILE");
        assertThat(alts.position())
                .as("the venue's word on what was traded counts")
                .isEqualTo(-5);
        assertThat(engine.count(Counter.CONTRADICTIONS)).isEqualTo(1);
    }

    @Test
    void shouldTakeAnAcknowledgementAfterTheFill() {
        alts.drift(2);
        engine.fillAll();
        said(engine.accept());
        assertThat(engine.count(Counter.LATE_EXECUTIONS)).isEqualTo(1);
        alts.drift(3);
        engine.fill(4, 6);
        alts.drift(4);
        saidOrders(engine.accept());
        assertThat(engine.count(Counter.CONTRADICTIONS)).isZero();
    }

    @Test
    void shouldLatchOnAFillOfTheWrongSide() {
        alts.drift(2);
        engine.accept();
        final List<Output> outputs = engine.execution(
                engine.lastOrder(0),
                fields -> fields.side(Side.BUY)
                        .executionType(ExecutionType.FILL)
                        .lastTicks(999)
                        .lastLots(5)
                        .leavesLots(10));
        said(outputs, "RISK CONTRADICTION", "CANCEL RECONCILE");
        assertThat(alts.position()).isEqualTo(5);
    }

    @Test
    void shouldLatchWhenAnOrderGivenUpIsFilled() {
        alts.drift(2);
        engine.sendFailure(engine.lastOrder(0), NewOrderEncoder.TEMPLATE_ID);
        said(engine.fill(15, 0), "RISK CONTRADICTION", "EXECUTE to MONITOR: TARGET_REACHED");
        engine.elapse(LIMIT_NS);
        assertThat(alts.position()).isEqualTo(-15);
        said(alts.drift(4), "MONITOR to SCALE: TARGET_SET", "SCALE -15 to -35", "REFUSED -20: RECONCILE");
    }

    @Test
    void shouldLatchWhenAnotherOrderThanOursWorks() {
        alts.drift(2);
        engine.fillAll();
        said(
                engine.answer(new NewOrder(99, 0, 1, -1, 999, false), ExecutionType.CANCEL_REJECTED, 3),
                "RISK CONTRADICTION");
    }

    /** It may have come late or never: it counts as working, and no second order is sent. */
    @Test
    void shouldNotSendASecondOrderForOneThatTheVenueHasNotHeardOf() {
        alts.drift(2);
        engine.elapse(LIMIT_NS + 1);
        saidOrders(engine.timer(), "CANCEL TIME_LIMIT");
        saidOrders(engine.answer(engine.lastOrder(0), ExecutionType.CANCEL_REJECTED, 0));
        assertThat(engine.count(Counter.ORDERS_UNKNOWN)).isEqualTo(1);
        saidOrders(alts.drift(4));
        saidOrders(engine.fillAll());
        assertThat(alts.position()).isEqualTo(-15);
        assertThat(engine.count(Counter.GATE_RECONCILE))
                .as("not before the venue's report")
                .isEqualTo(1);
    }

    @Test
    void shouldCancelAnUnknownOrderAtTheEndOfTheSession() {
        alts.drift(2);
        engine.elapse(LIMIT_NS + 1);
        engine.timer();
        said(engine.cancelAll(), "CANCEL SESSION_END");
    }

    @Test
    void shouldSayWhatTheVenueTradesOnItsOwn() {
        alts.settleAt(2);
        said(
                engine.execution(
                        new NewOrder(0, 0, engine.world().id("FUT"), 5, 1001, false),
                        fields -> fields.executionType(ExecutionType.DELEVERAGED)
                                .lastTicks(1001)
                                .lastLots(5)),
                "RISK DELEVERAGED",
                "NEW -5 @ 999");
        engine.fillAll();
        assertThat(alts.position()).isEqualTo(-15);
        assertThat(engine.count(Counter.DELEVERAGINGS)).isEqualTo(1);
        assertThat(engine.count(Counter.CONTRADICTIONS)).isZero();
    }

    /** Fifteen to buy back, ten of them taken by the venue: the order would go through flat. */
    @Test
    void shouldNotLetAReducingOrderGoThroughFlatWhenTheVenueTradesToo() {
        alts.settleAt(2);
        saidOrders(alts.drift(0.4), "NEW 15 @ 1001 reduce-only");
        engine.accept();
        saidOrders(
                engine.execution(
                        new NewOrder(0, 0, engine.world().id("FUT"), 10, 1001, false),
                        fields -> fields.executionType(ExecutionType.DELEVERAGED)
                                .lastTicks(1001)
                                .lastLots(10)),
                "CANCEL TARGET_MOVED");
        saidOrders(canceled(), "NEW 5 @ 1001 reduce-only");
        assertThat(engine.count(Counter.DELEVERAGINGS)).isEqualTo(1);
    }
}
