package io.ballast.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.message.CommandType;
import io.ballast.message.ExecutionType;
import org.junit.jupiter.api.Test;

/** What happens when the venue says something the engine cannot explain, or nothing. */
class OrderDisagreementTest extends OrderScenario {
    @Test
    void shouldStopTradingWhenTheVenueDoesNotKnowAWorkingOrder() {
        alts.drift(2);
        engine.accept();
        engine.command(CommandType.PAUSE);
        said(
                engine.answer(engine.lastOrder(0), ExecutionType.CANCEL_REJECTED, 0),
                "RISK CONTRADICTION",
                "REFUSED -15: RECONCILE");
        said(engine.command(CommandType.RESUME));
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
        saidOrders(engine.command(CommandType.RESET_KILL), "NEW -14 @ 999");
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
}
