package io.ballast.order;

import static io.ballast.harness.AltPortfolio.overlay;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.harness.AltPortfolio;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.World;
import io.ballast.message.CommandType;
import io.ballast.message.ExecutionType;
import io.ballast.message.SourceStatus;
import io.ballast.message.VenueReason;
import io.ballast.settings.ExecutionSettings;
import io.ballast.settings.ExecutionStyle;
import io.ballast.slot.IngestOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a leg gets to its target: resting, at once, in slices. */
class OrderStyleTest extends OrderScenario {
    private static final long SECOND = World.SECOND;

    private static ExecutionSettings passive(final int improve, final int reprice, final long patienceNs) {
        return new ExecutionSettings(
                ExecutionStyle.PASSIVE, improve, reprice, SECOND, patienceNs, 0, 0, 0, 0, 0, false);
    }

    private static ExecutionSettings ioc(final int slippageTicks, final long slippagePpb) {
        return new ExecutionSettings(ExecutionStyle.IOC, 0, 1, 0, 0, slippageTicks, slippagePpb, SECOND, 0, 0, false);
    }

    private static ExecutionSettings sliced(final ExecutionStyle style, final long intervalNs, final long depthPpb) {
        return new ExecutionSettings(style, 0, 1, 0, 0, 0, 0, intervalNs, depthPpb, 0, false);
    }

    private void trade(final ExecutionSettings execution) {
        use(AltPortfolio.with(overlay().execution(execution)));
    }

    private List<Output> expired() {
        return engine.answer(engine.lastOrder(0), ExecutionType.EXPIRED, 0);
    }

    private List<Output> refusedPostOnly() {
        return engine.execution(
                engine.lastOrder(0),
                fields -> fields.executionType(ExecutionType.REJECTED).venueReason(VenueReason.POST_ONLY));
    }

    private List<Output> quote(final long bid, final long ask, final long bidLots, final long askLots) {
        return engine.feed(engine.inputs()
                .quote(quote -> quote.bidTicks(bid)
                        .askTicks(ask)
                        .bidLots(bidLots)
                        .askLots(askLots)
                        .instrumentId(engine.world().id("FUT"))
                        .sourceId(engine.world().instrument("FUT").sourceId())));
    }

    @Test
    void shouldRestAtItsOwnSidesBestPrice() {
        trade(passive(0, 1, 0));
        saidOrders(alts.drift(2), "NEW -15 @ 1001 post-only");
        engine.accept();
        engine.fillAll();
        saidOrders(alts.drift(0), "NEW 15 @ 999 post-only reduce-only");
    }

    @Test
    void shouldImproveTheBestPriceButNeverReachTheOtherSide() {
        trade(passive(3, 1, 0));
        engine.quote("FUT", 996, 1004);
        saidOrders(alts.drift(2), "NEW -15 @ 1001 post-only");
        use(AltPortfolio.with(overlay().execution(passive(3, 1, 0))));
        saidOrders(alts.drift(2), "NEW -15 @ 1000 post-only");
    }

    @Test
    void shouldFollowABestPriceThatMovesAwayAndNoOther() {
        trade(passive(0, 2, 0));
        alts.drift(2);
        engine.accept();
        engine.elapse(SECOND);
        saidOrders(engine.quote("FUT", 998, 1000));
        saidOrders(engine.quote("FUT", 1002, 1005));
        saidOrders(engine.quote("FUT", 996, 999), "AMEND to 15 @ 999");
        assertThat(engine.count(Counter.ORDERS_REPRICED)).isEqualTo(1);
    }

    @Test
    void shouldLeaveAPriceForItsInterval() {
        trade(passive(0, 1, 0));
        alts.drift(2);
        engine.accept();
        engine.elapse(SECOND - 1);
        saidOrders(engine.quote("FUT", 997, 999));
        engine.elapse(1);
        saidOrders(engine.quote("FUT", 997, 999), "AMEND to 15 @ 999");
        saidOrders(amended(15));
        engine.elapse(SECOND - 1);
        saidOrders(engine.quote("FUT", 995, 997));
    }

    @Test
    void shouldTakeWhatIsFilledIntoANewPrice() {
        trade(passive(0, 1, 0));
        alts.drift(2);
        engine.accept();
        engine.fill(4, 11);
        engine.elapse(SECOND);
        saidOrders(engine.quote("FUT", 997, 999), "AMEND to 15 @ 999");
        saidOrders(amended(11));
    }

    @Test
    void shouldExpectThatAPostOnlyOrderIsRefused() {
        trade(passive(0, 1, 0));
        alts.drift(2);
        saidOrders(refusedPostOnly());
        engine.elapse(SECOND - 1);
        saidOrders(engine.timer());
        engine.elapse(1);
        saidOrders(engine.timer(), "NEW -15 @ 1001 post-only");
        assertThat(engine.count(Counter.POST_ONLY_REFUSALS)).isEqualTo(1);
        assertThat(engine.count(Counter.VENUE_REJECTS)).isZero();
    }

    @Test
    void shouldTradeAtOnceWhenPatienceIsOver() {
        trade(passive(0, 1, 10 * SECOND));
        alts.drift(2);
        engine.accept();
        engine.fill(3, 12);
        engine.elapse(10 * SECOND - 1);
        saidOrders(engine.timer());
        engine.elapse(1);
        saidOrders(engine.timer(), "CANCEL REPRICE");
        saidOrders(canceled(), "NEW -12 @ 999");
        engine.fillAll();
        saidOrders(alts.drift(0), "NEW 15 @ 999 post-only reduce-only");
    }

    @Test
    void shouldNotLetAClosingOrderRestOnceEverythingMustGo() {
        trade(passive(0, 1, 0));
        alts.drift(2);
        engine.accept();
        engine.fillAll();
        engine.command(CommandType.KILL);
        saidOrders(alts.drift(0), "NEW 15 @ 999 post-only reduce-only");
        engine.accept();
        saidOrders(engine.command(CommandType.FLATTEN), "CANCEL REPRICE");
        saidOrders(canceled(), "NEW 15 @ 1050 reduce-only");
    }

    /** What closes the position is not given up for an order that may not be sent yet. */
    @Test
    void shouldLetAClosingOrderRestWhileNoOtherMayBeSent() {
        trade(passive(0, 1, 0));
        alts.drift(2);
        engine.accept();
        engine.fillAll();
        engine.command(CommandType.KILL);
        saidOrders(alts.drift(0), "NEW 15 @ 999 post-only reduce-only");
        engine.accept();
        engine.execution(
                engine.lastOrder(0),
                fields -> fields.sourceSequence(99)
                        .executionType(ExecutionType.FILL)
                        .lastLots(1)
                        .lastTicks(999)
                        .leavesLots(14));
        assertThat(engine.outcome()).isEqualTo(IngestOutcome.EXECUTION_GAP);
        saidOrders(engine.command(CommandType.FLATTEN));
    }

    @Test
    void shouldTakeWhatIsThereAndSendTheRestAnewLater() {
        trade(ioc(0, 0));
        saidOrders(alts.drift(2), "NEW -15 @ 999 immediate");
        engine.accept();
        saidOrders(engine.fill(6, 9));
        saidOrders(expired());
        engine.elapse(SECOND - 1);
        saidOrders(engine.timer());
        engine.elapse(1);
        saidOrders(engine.timer(), "NEW -9 @ 999 immediate");
        assertThat(engine.count(Counter.CONTRADICTIONS)).isZero();
    }

    @Test
    void shouldGoBeyondTheBestPriceByTheSlippageAndNoFurther() {
        trade(ioc(2, 0));
        saidOrders(alts.drift(2), "NEW -15 @ 997 immediate");
        trade(ioc(0, 3_000_000));
        saidOrders(alts.drift(-2), "NEW 15 @ 1004 immediate");
    }

    /** The gate looks at where an order may trade, not at the best price. */
    @Test
    void shouldRefuseSlippageBeyondTheCollar() {
        trade(ioc(20, 0));
        assertThat(alts.drift(2).stream().map(Output::toString)).contains("REFUSED -15: PRICE_COLLAR");
    }

    @Test
    void shouldNotAmendWhatEndsByItself() {
        trade(ioc(0, 0));
        alts.drift(2);
        engine.accept();
        saidOrders(alts.drift(4));
        saidOrders(expired());
        engine.elapse(SECOND);
        saidOrders(engine.timer(), "NEW -35 @ 999 immediate");
    }

    @Test
    void shouldLeaveAnIntervalBetweenSlices() {
        use(AltPortfolio.with(overlay().maxOrder(6).execution(sliced(ExecutionStyle.MARKETABLE, 5 * SECOND, 0))));
        saidOrders(alts.drift(2), "NEW -6 @ 999");
        engine.elapse(SECOND);
        saidOrders(engine.fillAll());
        engine.elapse(4 * SECOND - 1);
        saidOrders(engine.timer());
        engine.elapse(1);
        saidOrders(engine.timer(), "NEW -6 @ 999");
    }

    @Test
    void shouldTakeItsShareOfTheSizeThatItTrades() {
        trade(sliced(ExecutionStyle.MARKETABLE, 0, 250_000_000));
        quote(999, 1001, 20, 400);
        saidOrders(alts.drift(2), "NEW -5 @ 999");
        quote(999, 1001, 3, 400);
        saidOrders(engine.fillAll(), "NEW -1 @ 999");
        assertThat(engine.count(Counter.ORDERS_SPLIT)).isEqualTo(2);
    }

    @Test
    void shouldTakeItsShareOfTheSizeThatItJoins() {
        trade(sliced(ExecutionStyle.PASSIVE, 0, 250_000_000));
        quote(999, 1001, 400, 20);
        saidOrders(alts.drift(2), "NEW -5 @ 1001 post-only");
    }

    @Test
    void shouldLiveAsLongAsItsOwnTimeLimit() {
        trade(new ExecutionSettings(ExecutionStyle.MARKETABLE, 0, 1, 0, 0, 0, 0, 0, 0, 2 * SECOND, false));
        alts.drift(2);
        engine.accept();
        engine.elapse(2 * SECOND);
        saidOrders(engine.timer());
        engine.elapse(1);
        saidOrders(engine.timer(), "CANCEL TIME_LIMIT");
    }

    @Test
    void shouldAskForCancellationWhenTheConnectionIsLost() {
        alts.drift(2);
        engine.accept();
        saidOrders(engine.status(1, SourceStatus.DOWN), "CANCEL DISCONNECTED");
        engine.elapse(LIMIT_NS + 1);
        saidOrders(engine.timer());
        saidOrders(engine.status(1, SourceStatus.UP));
        engine.elapse(LIMIT_NS + 1);
        saidOrders(engine.timer(), "CANCEL TIME_LIMIT");
        saidOrders(canceled());
    }

    @Test
    void shouldLoseSightOfWhatTheVenueCancelsOnItsOwn() {
        trade(new ExecutionSettings(ExecutionStyle.MARKETABLE, 0, 1, 0, 0, 0, 0, 0, 0, 0, true));
        alts.drift(2);
        engine.accept();
        saidOrders(engine.status(1, SourceStatus.DOWN));
        assertThat(engine.count(Counter.ORDERS_UNKNOWN)).isEqualTo(1);
        engine.status(1, SourceStatus.UP);
        saidOrders(engine.quote("FUT", 999, 1001));
        saidOrders(expired());
        assertThat(engine.count(Counter.GATE_RECONCILE))
                .as("not before the venue's report")
                .isEqualTo(1);
    }
}
