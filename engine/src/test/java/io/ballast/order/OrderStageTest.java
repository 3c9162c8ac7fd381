package io.ballast.order;

import static io.ballast.harness.AltPortfolio.overlay;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.harness.AltPortfolio;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.message.AmendOrderEncoder;
import io.ballast.message.CancelOrderEncoder;
import io.ballast.message.CommandType;
import io.ballast.message.ExecutionType;
import io.ballast.message.NewOrderEncoder;
import io.ballast.message.SourceStatus;
import org.junit.jupiter.api.Test;

/** The life of a leg's one order: sent, split, amended, filled, cancelled, sent anew. */
class OrderStageTest extends OrderScenario {
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
                "HALT to REVERT: DRIFT_GONE",
                "REVERT -15 to 0",
                "NEW 15 @ 1001 reduce-only");
        engine.accept();
        saidOrders(engine.status(0, SourceStatus.GAP));
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
}
