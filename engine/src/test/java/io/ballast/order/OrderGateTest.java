package io.ballast.order;

import static io.ballast.harness.AltPortfolio.overlay;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.harness.AltPortfolio;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.World;
import io.ballast.math.Ppb;
import io.ballast.message.CommandType;
import io.ballast.message.SourceStatus;
import io.ballast.settings.RiskSettings;
import org.junit.jupiter.api.Test;

/** What the risk gate stops, and what an operator can stop. */
class OrderGateTest extends OrderScenario {
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
                "DRIFT to CLASSIFY: DWELL_MET",
                "CLASSIFY to SELECT: UNCLASSIFIED",
                "SELECT to PRECHECK: SELECTED",
                "PRECHECK to EXECUTE: APPROVED",
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
        assertThat(engine.count(Counter.ORDERS_SPLIT))
                .as("cut by a limit as by a slice")
                .isEqualTo(1);
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
                "DRIFT to CLASSIFY: DWELL_MET",
                "CLASSIFY to SELECT: UNCLASSIFIED",
                "SELECT to PRECHECK: SELECTED",
                "PRECHECK to EXECUTE: APPROVED",
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
                "DRIFT to CLASSIFY: DWELL_MET",
                "CLASSIFY to SELECT: UNCLASSIFIED",
                "SELECT to PRECHECK: SELECTED",
                "PRECHECK to EXECUTE: APPROVED",
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
                "DRIFT to CLASSIFY: DWELL_MET",
                "CLASSIFY to SELECT: UNCLASSIFIED",
                "SELECT to PRECHECK: SELECTED",
                "PRECHECK to EXECUTE: APPROVED",
                "ENGAGE 0 to -15",
                "REFUSED -15: PRICE_COLLAR");
        saidOrders(engine.mark("FUT", 998), "NEW -15 @ 999");
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
}
