package io.ballast.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.harness.AltPortfolio;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.Outputs.Asked;
import io.ballast.harness.Outputs.Cancel;
import io.ballast.harness.Outputs.Compared;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.Outputs.Refusal;
import io.ballast.harness.Reports;
import io.ballast.harness.World;
import io.ballast.message.CancelOrderEncoder;
import io.ballast.message.CommandType;
import io.ballast.message.ExecutionType;
import io.ballast.message.ReconcileRequestEncoder;
import io.ballast.message.SourceStatus;
import io.ballast.settings.ReconcileSettings;
import io.ballast.settings.ReconcileSettings.ForeignOrderRule;
import io.ballast.settings.ReconcileSettings.ReconnectRule;
import io.ballast.slot.IngestOutcome;
import io.ballast.slot.OrderSection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a venue says of our account, and what the engine makes of it. */
class ReconciliationTest extends OrderScenario {
    private static final int FUTURES = 1;
    private static final long TIMEOUT_NS = 10 * World.SECOND;
    private static final long POINT_NANO_USD = 10_000_000_000L;
    private static final int FUT = 1;

    private Reports reports = new Reports(engine.inputs(), FUTURES);

    @BeforeEach
    void begin() {
        use(ReconnectRule.ADOPT, ForeignOrderRule.HALT);
    }

    private void use(final ReconnectRule ours, final ForeignOrderRule others) {
        use(AltPortfolio.with(
                AltPortfolio.overlay(), new ReconcileSettings(false, ours, others, LIMIT_NS, TIMEOUT_NS)));
        reports = new Reports(engine.inputs(), FUTURES);
    }

    /** An order of 15 lots is sent, and the venue took it. */
    private NewOrder working() {
        alts.drift(2);
        engine.accept();
        return engine.lastOrder(0);
    }

    private List<Output> reconnect() {
        engine.status(FUTURES, SourceStatus.DOWN);
        return engine.status(FUTURES, SourceStatus.UP);
    }

    /** Nothing is missing, and yet a fill may have been lost behind which nothing came. */
    @Test
    void shouldAskAVenueThatWasNotAskedForLong() {
        use(AltPortfolio.with(
                AltPortfolio.overlay(),
                new ReconcileSettings(
                        false, ReconnectRule.ADOPT, ForeignOrderRule.HALT, LIMIT_NS, TIMEOUT_NS, 60 * World.SECOND)));
        reports = new Reports(engine.inputs(), FUTURES);
        final Asked asked = Reports.asked(engine.timer());
        reports.begin(asked.requestId());
        saidOfVenue(answer(asked), "CLEAN (0 adopted, 0 canceled, 0 lost)");
        engine.elapse(60 * World.SECOND - 1);
        saidOfVenue(engine.timer());
        engine.elapse(1);
        saidOfVenue(engine.timer(), "ASK 1 from 0");
    }

    /** What was asked, what came of it, and what was cancelled for that. */
    private static void saidOfVenue(final List<Output> outputs, final String... expected) {
        assertThat(outputs.stream().filter(ReconciliationTest::isOfVenue).map(Output::toString))
                .containsExactly(expected);
    }

    private static boolean isOfVenue(final Output output) {
        return output instanceof Asked
                || output instanceof Compared
                || output.toString().equals("CANCEL RECONCILE");
    }

    private static String last(final List<Output> outputs) {
        return outputs.get(outputs.size() - 1).toString();
    }

    private List<Output> answer(final Asked asked) {
        return Reports.feed(engine, reports.balance(0).end(asked.requestId()));
    }

    @Test
    void shouldAdoptAnOrderThatTheVenueWorks() {
        final NewOrder order = working();
        final Asked asked = Reports.asked(reconnect());
        assertThat(asked).hasToString("ASK 1 from 1");
        reports.begin(asked.requestId()).order(order.clientOrderId(), FUT, -15, 0, 999);
        saidOfVenue(answer(asked), "CLEAN (1 adopted, 0 canceled, 0 lost)");
        saidOrders(engine.fillAll());
        assertThat(alts.position()).isEqualTo(-15);
    }

    @Test
    void shouldCancelAnOrderThatTheVenueWorksIfToldTo() {
        use(ReconnectRule.CANCEL, ForeignOrderRule.HALT);
        final NewOrder order = working();
        final Asked asked = Reports.asked(reconnect());
        reports.begin(asked.requestId()).order(order.clientOrderId(), FUT, -15, 0, 999);
        saidOfVenue(answer(asked), "CANCEL RECONCILE", "CLEAN (0 adopted, 1 canceled, 0 lost)");
    }

    @Test
    void shouldNeverSendAnOrderAgainWhoseAcknowledgementWasLost() {
        alts.drift(2);
        final NewOrder order = engine.lastOrder(0);
        engine.elapse(LIMIT_NS + 1);
        final List<Output> outputs = engine.timer();
        saidOrders(outputs, "CANCEL TIME_LIMIT");
        final Asked asked = Reports.asked(outputs);
        assertThat(engine.timer()).noneMatch(NewOrder.class::isInstance);
        reports.begin(asked.requestId()).order(order.clientOrderId(), FUT, -15, 0, 999);
        assertThat(last(answer(asked))).startsWith("CLEAN (1 adopted");
        assertThat(engine.count(Counter.ORDERS_SENT)).isEqualTo(1);
    }

    @Test
    void shouldSendALostOrderUnderAnotherName() {
        alts.drift(2);
        final NewOrder order = engine.lastOrder(0);
        engine.elapse(LIMIT_NS + 1);
        final Asked asked = Reports.asked(engine.timer());
        reports.begin(asked.requestId());
        final List<Output> outputs = answer(asked);
        assertThat(outputs)
                .extracting(Output::toString)
                .containsSubsequence("CLEAN (0 adopted, 0 canceled, 1 lost)", "NEW -15 @ 999");
        assertThat(engine.lastOrder(0).clientOrderId()).isNotEqualTo(order.clientOrderId());
        assertThat(engine.count(Counter.ORDERS_LOST)).isEqualTo(1);
    }

    @Test
    void shouldAskForExecutionsThatAreMissing() {
        final NewOrder order = working();
        final List<Output> outputs = engine.execution(
                order,
                fields -> fields.sourceSequence(3)
                        .executionType(ExecutionType.FILL)
                        .lastLots(5)
                        .lastTicks(999)
                        .leavesLots(0));
        assertThat(engine.outcome()).isEqualTo(IngestOutcome.EXECUTION_GAP);
        saidOfVenue(outputs, "ASK 1 from 1");
        assertThat(engine.count(Counter.REFUSED_EXECUTION_GAP)).isEqualTo(1);
        assertThat(alts.position()).isZero();
        engine.fill(10, 5);
        engine.fill(5, 0);
        reports.begin(Reports.asked(outputs).requestId()).position(FUT, -15);
        saidOfVenue(
                Reports.feed(
                        engine,
                        reports.balance(15 * 999 * POINT_NANO_USD)
                                .end(Reports.asked(outputs).requestId())),
                "CLEAN (0 adopted, 0 canceled, 0 lost)");
    }

    @Test
    void shouldHoldNewOrdersUntilTheReportIsThere() {
        final Asked asked = Reports.asked(reconnect());
        engine.quote("FUT", 999, 1001);
        assertThat(alts.drift(2)).extracting(Output::toString).contains("REFUSED -15: RECONCILE");
        saidOrders(engine.timer());
        reports.begin(asked.requestId());
        assertThat(answer(asked)).extracting(Output::toString).contains("NEW -15 @ 999");
    }

    @Test
    void shouldHaltAndSayBothFiguresWhenAPositionDiffers() {
        working();
        engine.fillAll();
        Asked asked = Reports.asked(reconnect());
        engine.quote("FUT", 999, 1001);
        reports.begin(asked.requestId()).position(FUT, -14);
        saidOfVenue(answerWithCash(asked, 15), "POSITION_DIFFERS: -14, not -15 (0 adopted, 0 canceled, 0 lost)");
        assertThat(alts.drift(4)).extracting(Output::toString).contains("REFUSED -20: RECONCILE");
        asked = Reports.asked(engine.command(CommandType.RESET_KILL));
        reports.begin(asked.requestId()).position(FUT, -15);
        assertThat(answerWithCash(asked, 15)).extracting(Output::toString).contains("NEW -20 @ 999");
    }

    private List<Output> answerWithCash(final Asked asked, final long soldLots) {
        return Reports.feed(
                engine, reports.balance(soldLots * 999 * POINT_NANO_USD).end(asked.requestId()));
    }

    @Test
    void shouldHaltWhenTheVenueSaysNothingOfAPosition() {
        working();
        engine.fillAll();
        final Asked asked = Reports.asked(reconnect());
        reports.begin(asked.requestId());
        saidOfVenue(answerWithCash(asked, 15), "POSITION_DIFFERS: 0, not -15 (0 adopted, 0 canceled, 0 lost)");
    }

    @Test
    void shouldHaltWhenTheBalanceDiffersByOneUnit() {
        working();
        engine.fillAll();
        final Asked asked = Reports.asked(reconnect());
        reports.begin(asked.requestId()).position(FUT, -15);
        final long cash = 15 * 999 * POINT_NANO_USD;
        saidOfVenue(
                Reports.feed(engine, reports.balance(cash - 1).end(asked.requestId())),
                "BALANCE_DIFFERS: " + (cash - 1) + ", not " + cash + " (0 adopted, 0 canceled, 0 lost)");
    }

    @Test
    void shouldHaltOnAnOrderThatIsNotOurs() {
        final Asked asked = Reports.asked(reconnect());
        reports.begin(asked.requestId()).order(4711, FUT, 3, 0, 900);
        saidOfVenue(answer(asked), "ORDER_UNKNOWN: 3, not 0 (0 adopted, 0 canceled, 0 lost)");
        assertThat(engine.count(Counter.FOREIGN_ORDERS)).isEqualTo(1);
        engine.quote("FUT", 999, 1001);
        assertThat(alts.drift(2)).extracting(Output::toString).contains("REFUSED -15: RECONCILE");
    }

    @Test
    void shouldCancelAnOrderThatIsNotOursIfToldToAndAskAgain() {
        use(ReconnectRule.ADOPT, ForeignOrderRule.CANCEL);
        Asked asked = Reports.asked(reconnect());
        reports.begin(asked.requestId()).order(4711, FUT, 3, 0, 900);
        final List<Output> outputs = answer(asked);
        saidOfVenue(
                outputs, "CANCEL RECONCILE", "ORDER_UNKNOWN: 3, not 0 (0 adopted, 1 canceled, 0 lost)", "ASK 1 from 0");
        asked = Reports.asked(outputs);
        reports.begin(asked.requestId());
        saidOfVenue(answer(asked), "CLEAN (0 adopted, 0 canceled, 0 lost)");
    }

    @Test
    void shouldDoNothingAboutForeignOrdersOfAReportThatIsNotWhole() {
        use(ReconnectRule.ADOPT, ForeignOrderRule.CANCEL);
        final Asked asked = Reports.asked(reconnect());
        reports.begin(asked.requestId()).order(4711, FUT, 3, 0, 900).balance(0);
        saidOfVenue(
                Reports.feed(engine, reports.end(asked.requestId(), 2, 0)),
                "INCOMPLETE: 2, not 3 (0 adopted, 0 canceled, 0 lost)",
                "ASK 1 from 0");
        assertThat(engine.count(Counter.FOREIGN_ORDERS)).isZero();
    }

    @Test
    void shouldLeaveForeignOrdersBeyondTheMostToTheNextReport() {
        use(ReconnectRule.ADOPT, ForeignOrderRule.CANCEL);
        final Asked asked = Reports.asked(reconnect());
        reports.begin(asked.requestId());
        for (int i = 0; i < OrderSection.MAX_FOREIGN_CANCELS + 5; i++) {
            reports.order(4711 + i, FUT, 3, 0, 900);
        }
        assertThat(answer(asked))
                .extracting(Output::toString)
                .containsSubsequence("ORDER_UNKNOWN: 3, not 0 (0 adopted, 16 canceled, 0 lost)", "ASK 1 from 0")
                .filteredOn("CANCEL RECONCILE"::equals)
                .hasSize(OrderSection.MAX_FOREIGN_CANCELS);
        assertThat(engine.count(Counter.FOREIGN_ORDERS)).isEqualTo(OrderSection.MAX_FOREIGN_CANCELS + 5);
    }

    @Test
    void shouldNameNoOverlayForAForeignOrderInWhatNoneTrades() {
        engine = new EngineHarness(World.empty()
                .source("spot", 3 * World.SECOND * 1000)
                .spot("ALT")
                .source("futures", 3 * World.SECOND * 1000)
                .linear("FUT", "10")
                .linear("OTHER", "10")
                .sleeve("alts", 0.5, "ALT")
                .overlay(AltPortfolio.overlay())
                .reconcile(new ReconcileSettings(
                        false, ReconnectRule.ADOPT, ForeignOrderRule.CANCEL, LIMIT_NS, TIMEOUT_NS)));
        reports = new Reports(engine.inputs(), FUTURES);
        final Asked asked = Reports.asked(reconnect());
        reports.begin(asked.requestId())
                .order(4711, FUT, 3, 0, 900)
                .order(4712, engine.world().id("OTHER"), 3, 0, 900);
        assertThat(answer(asked))
                .filteredOn(Cancel.class::isInstance)
                .extracting(output -> ((Cancel) output).overlay())
                .containsExactly(0, CancelOrderEncoder.overlayIdNullValue());
    }

    @Test
    void shouldSayInARefusalWhichReportIsWaitedFor() {
        working();
        engine.fill(16, 0);
        assertThat(refused()).extracting(Refusal::observed, Refusal::allowed).containsExactly((long) FUTURES, 0L);
        final Asked asked = Reports.asked(engine.command(CommandType.RESET_KILL));
        alts.drift(4);
        assertThat(refused())
                .extracting(Refusal::observed, Refusal::allowed)
                .containsExactly((long) FUTURES, asked.requestId());
    }

    private Refusal refused() {
        return engine.takeHistory().stream()
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    /** A venue that was restarted numbers its reports anew. */
    @Test
    void shouldReadReportsThatAreNumberedAnewAfterAReconnect() {
        Asked asked = Reports.asked(reconnect());
        reports.after(1_000).begin(asked.requestId());
        saidOfVenue(answer(asked), "CLEAN (0 adopted, 0 canceled, 0 lost)");
        asked = Reports.asked(reconnect());
        reports.after(0).begin(asked.requestId());
        saidOfVenue(answer(asked), "CLEAN (0 adopted, 0 canceled, 0 lost)");
    }

    @Test
    void shouldNotTakeOverAnOrderOfOursThatIsNotAsWeKnowIt() {
        final NewOrder order = working();
        final Asked asked = Reports.asked(reconnect());
        reports.begin(asked.requestId()).order(order.clientOrderId(), FUT, -10, 5, 999);
        saidOfVenue(answer(asked), "ORDER_UNKNOWN: -10, not 0 (0 adopted, 0 canceled, 1 lost)");
    }

    @Test
    void shouldNotBelieveAReportThatIsNotWhole() {
        final NewOrder order = working();
        Asked asked = Reports.asked(reconnect());
        reports.begin(asked.requestId())
                .order(order.clientOrderId(), FUT, -15, 0, 999)
                .balance(0);
        final List<Output> outputs = Reports.feed(engine, reports.end(asked.requestId(), 2, 0));
        saidOfVenue(outputs, "INCOMPLETE: 2, not 3 (0 adopted, 0 canceled, 0 lost)", "ASK 1 from 1");
        asked = Reports.asked(outputs);
        reports.begin(asked.requestId(), 2).order(order.clientOrderId(), FUT, -15, 0, 999);
        saidOfVenue(answer(asked), "INCOMPLETE: 2, not 1 (0 adopted, 0 canceled, 0 lost)");
        engine.elapse(TIMEOUT_NS);
        asked = Reports.asked(engine.timer());
        reports.begin(asked.requestId()).order(order.clientOrderId(), FUT, -15, 0, 999);
        saidOfVenue(answer(asked), "CLEAN (1 adopted, 0 canceled, 0 lost)");
    }

    @Test
    void shouldSayThatAReportIsOverdueAndAskAgain() {
        reconnect();
        engine.elapse(TIMEOUT_NS);
        saidOfVenue(engine.timer(), "OVERDUE (0 adopted, 0 canceled, 0 lost)", "ASK 1 from 0");
        engine.elapse(TIMEOUT_NS - 1);
        saidOfVenue(engine.timer());
        engine.elapse(1);
        saidOfVenue(engine.timer(), "OVERDUE (0 adopted, 0 canceled, 0 lost)", "ASK 1 from 0");
    }

    @Test
    void shouldNotReadAReportThatNobodyAskedFor() {
        reports.begin(17).position(FUT, 99);
        saidOfVenue(Reports.feed(engine, reports.balance(5).end(17)));
        assertThat(engine.count(Counter.REPORTS_UNASKED)).isEqualTo(4);
    }

    @Test
    void shouldAskAgainOnceTimeHasPassedWhenTheRequestDidNotLeave() {
        final Asked asked = Reports.asked(reconnect());
        saidOfVenue(
                engine.feed(engine.inputs().sendFailure(asked.requestId(), -1, ReconcileRequestEncoder.TEMPLATE_ID)));
        engine.elapse(1);
        saidOfVenue(engine.timer(), "ASK 1 from 0");
    }

    @Test
    void shouldAskNobodyWhileTheConnectionIsLost() {
        engine.status(FUTURES, SourceStatus.DOWN);
        engine.elapse(10 * TIMEOUT_NS);
        assertThat(engine.timer()).noneMatch(Asked.class::isInstance);
        assertThat(engine.status(FUTURES, SourceStatus.UP)).hasAtLeastOneElementOfType(Asked.class);
    }

    @Test
    void shouldAskNoSourceThatOnlyPrices() {
        engine.status(0, SourceStatus.DOWN);
        assertThat(engine.status(0, SourceStatus.UP)).noneMatch(Asked.class::isInstance);
    }

    @Test
    void shouldAskAtTheStartIfToldTo() {
        use(AltPortfolio.with(
                AltPortfolio.overlay(),
                new ReconcileSettings(true, ReconnectRule.ADOPT, ForeignOrderRule.HALT, LIMIT_NS, TIMEOUT_NS)));
        assertThat(engine.takeHistory()).extracting(Output::toString).first().isEqualTo("ASK 1 from 0");
        assertThat(alts.drift(2)).extracting(Output::toString).contains("REFUSED -15: RECONCILE");
    }
}
