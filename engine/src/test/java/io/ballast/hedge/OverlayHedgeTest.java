package io.ballast.hedge;

import static io.ballast.harness.AltPortfolio.overlay;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.harness.AltPortfolio;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.Outputs.TargetChange;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.message.SourceStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayHedgeTest {
    @Test
    void shouldDoNothingAtTheBandAndTradeBackToHalfOfItBeyond() {
        final AltPortfolio alts = AltPortfolio.with(overlay());
        said(alts.drift(1));
        said(
                alts.drift(1.00001),
                "IDLE to DRIFT: BAND_BREACHED",
                "DRIFT to CLASSIFY: DWELL_MET",
                "CLASSIFY to SELECT: UNCLASSIFIED",
                "SELECT to PRECHECK: SELECTED",
                "PRECHECK to EXECUTE: APPROVED",
                "ENGAGE 0 to -5",
                "NEW -5 @ 999");
        said(alts.fillAtMid(), "EXECUTE to MONITOR: TARGET_REACHED");
    }

    @Test
    void shouldScaleWhenTheIntendedDriftLeavesTheBandAgain() {
        final AltPortfolio alts = AltPortfolio.with(overlay());
        alts.settleAt(1.2);
        assertThat(alts.position()).isEqualTo(-7);
        said(alts.drift(1.7));
        said(alts.drift(1.71), "MONITOR to SCALE: TARGET_SET", "SCALE -7 to -12", "NEW -5 @ 999");
        said(alts.fillAtMid(), "SCALE to MONITOR: TARGET_REACHED");
        alts.settleAt(3);
        assertThat(alts.position()).isEqualTo(-25);
        said(alts.drift(1.5));
        said(alts.drift(1.4), "MONITOR to SCALE: TARGET_SET", "SCALE -25 to -19", "NEW 6 @ 1001 reduce-only");
    }

    @Test
    void shouldRevertInsideTheInnerEdgeOnly() {
        final AltPortfolio alts = AltPortfolio.with(overlay());
        alts.settleAt(1.5);
        assertThat(alts.position()).isEqualTo(-10);
        said(alts.drift(0.5));
        said(alts.drift(0.49999), "MONITOR to REVERT: DRIFT_GONE", "REVERT -10 to 0", "NEW 10 @ 1001 reduce-only");
        said(alts.fillAtMid(), "REVERT to IDLE: FLAT");
    }

    @Test
    void shouldRevertFirstWhenDriftJumpsThroughZero() {
        final AltPortfolio alts = AltPortfolio.with(overlay());
        alts.settleAt(2);
        said(alts.drift(-2), "MONITOR to REVERT: DRIFT_GONE", "REVERT -15 to 0", "NEW 15 @ 1001 reduce-only");
        said(
                alts.fillAtMid(),
                "REVERT to DRIFT: BAND_BREACHED",
                "DRIFT to CLASSIFY: DWELL_MET",
                "CLASSIFY to SELECT: UNCLASSIFIED",
                "SELECT to PRECHECK: SELECTED",
                "PRECHECK to EXECUTE: APPROVED",
                "ENGAGE 0 to 15",
                "NEW 15 @ 1001");
        said(alts.fillAtMid(), "EXECUTE to MONITOR: TARGET_REACHED");
    }

    @Test
    void shouldWaitUntilABreachHasLasted() {
        final AltPortfolio alts = AltPortfolio.with(overlay().dwell(2));
        said(alts.drift(1.2), "IDLE to DRIFT: BAND_BREACHED");
        said(alts.engine().timer());
        said(
                alts.engine().timer(),
                "DRIFT to CLASSIFY: DWELL_MET",
                "CLASSIFY to SELECT: UNCLASSIFIED",
                "SELECT to PRECHECK: SELECTED",
                "PRECHECK to EXECUTE: APPROVED",
                "ENGAGE 0 to -7",
                "NEW -7 @ 999");
    }

    @Test
    void shouldForgetABreachThatCleared() {
        final AltPortfolio alts = AltPortfolio.with(overlay().dwell(2));
        alts.drift(1.2);
        alts.engine().timer();
        said(alts.drift(1), "DRIFT to IDLE: BREACH_CLEARED");
        said(alts.drift(1.2), "IDLE to DRIFT: BAND_BREACHED");
        said(alts.engine().timer());
    }

    @Test
    void shouldNotWaitBeyondOneAndAHalfBands() {
        final AltPortfolio alts = AltPortfolio.with(overlay().dwell(2));
        said(alts.drift(1.5), "IDLE to DRIFT: BAND_BREACHED");
        final AltPortfolio far = AltPortfolio.with(overlay().dwell(2));
        said(
                far.drift(1.50001),
                "IDLE to DRIFT: BAND_BREACHED",
                "DRIFT to CLASSIFY: DWELL_MET",
                "CLASSIFY to SELECT: UNCLASSIFIED",
                "SELECT to PRECHECK: SELECTED",
                "PRECHECK to EXECUTE: APPROVED",
                "ENGAGE 0 to -10",
                "NEW -10 @ 999");
    }

    @Test
    void shouldDecideNothingWithoutData() {
        final AltPortfolio alts = AltPortfolio.with(overlay());
        alts.engine().status(0, SourceStatus.DOWN);
        said(alts.drift(5));
        said(alts.engine().timer());
        assertThat(alts.target()).isZero();
        alts.engine().quote("ALT", 49, 51);
        assertThat(alts.target()).isEqualTo(-45);
    }

    @Test
    void shouldLeaveTheTargetWhenHalfALotIsMoreThanTheBand() {
        final AltPortfolio narrow = AltPortfolio.with(overlay().band(0.000499999));
        said(
                narrow.drift(3),
                "PREDICTED BAND_TOO_NARROW",
                "IDLE to DRIFT: BAND_BREACHED",
                "DRIFT to CLASSIFY: DWELL_MET",
                "CLASSIFY to SELECT: UNCLASSIFIED",
                "SELECT to PRECHECK: SELECTED");
        assertThat(narrow.engine().count(Counter.BANDS_NARROWER_THAN_HALF_LOT)).isEqualTo(1);
        final AltPortfolio wide = AltPortfolio.with(overlay().band(0.0005));
        wide.drift(3);
        assertThat(wide.target()).isEqualTo(-30);
    }

    @Test
    void shouldCountOnlyTheShareOfTheContractThatIsLookedThrough() {
        final AltPortfolio alts = AltPortfolio.with(overlay().lookThrough(0.5).tradeBack(0));
        alts.drift(2);
        assertThat(alts.target()).isEqualTo(-40);
    }

    /** TV-35: V 10 M, 70 → 50 %, F 3500 × 10 and × 1; β 1.3. */
    @Test
    void shouldCountTheDocumentedContracts() {
        assertThat(documentedTarget("10", overlay().tradeBack(0))).isEqualTo(-57);
        assertThat(documentedTarget("1", overlay().tradeBack(0))).isEqualTo(-571);
        assertThat(documentedTarget("10", overlay().tradeBack(0).beta(1.3, 100)))
                .isEqualTo(-74);
    }

    private static long documentedTarget(final String multiplier, final OverlaySpec overlay) {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("ALT")
                .linear("FUT", multiplier)
                .sleeve("alts", 0.5, "ALT")
                .overlay(overlay));
        engine.cash(3_000_000);
        engine.quote("ALT", 69, 71);
        engine.hold("ALT", 100_000);
        engine.quote("FUT", 3499, 3501);
        return engine.slot().hedge.targetLots[0];
    }

    @Test
    void shouldMirrorLongAndShort() {
        Seeds.forEach(30, generator -> {
            final AltPortfolio over = AltPortfolio.with(overlay().dwell(1));
            final AltPortfolio under = AltPortfolio.with(overlay().dwell(1));
            for (int i = 0; i < 50; i++) {
                final double percent = generator.between(-40_000, 40_000) / 10_000.0;
                over.settleAt(percent);
                under.settleAt(-percent);
                assertThat(under.position()).isEqualTo(-over.position());
            }
        });
    }

    /** After every trade the drift left is ρ·h, up to half a lot. */
    @Test
    void shouldLeaveAtMostHalfALotBeyondTheTradeBack() {
        Seeds.forEach(30, generator -> {
            final AltPortfolio alts = AltPortfolio.with(overlay());
            for (int i = 0; i < 50; i++) {
                final double percent = generator.between(-40_000, 40_000) / 10_000.0;
                for (final Output output : alts.drift(percent)) {
                    if (output instanceof TargetChange change
                            && !change.action().equals("REVERT")) {
                        final double left = percent * 10 + change.to();
                        assertThat(Math.abs(left)).isBetween(4.499, 5.501);
                    }
                }
                alts.settleAt(percent);
            }
        });
    }

    @Test
    void shouldDecideTheSameWhenAllPricesAreScaled() {
        Seeds.forEach(20, generator -> {
            final long factor = generator.between(2, 50);
            final List<Long> plain = new ArrayList<>();
            final List<Long> scaled = new ArrayList<>();
            final EngineHarness one = scaled(1);
            final EngineHarness other = scaled(factor);
            for (int i = 0; i < 100; i++) {
                final long alt = generator.between(30, 80);
                final long fut = generator.between(900, 1100);
                final boolean isSpot = generator.oneIn(2);
                plain.add(tick(one, isSpot, alt, fut, 1));
                scaled.add(tick(other, isSpot, alt, fut, factor));
            }
            assertThat(scaled).isEqualTo(plain);
            assertThat(plain.stream().distinct().count()).isGreaterThan(3);
        });
    }

    private static EngineHarness scaled(final long factor) {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("ALT")
                .linear("FUT", "10")
                .sleeve("alts", 0.5, "ALT")
                .overlay(overlay()));
        engine.cash(5_000_000 * factor);
        engine.hold("ALT", 100_000);
        return engine;
    }

    private static long tick(
            final EngineHarness engine, final boolean isSpot, final long alt, final long fut, final long factor) {
        engine.quote(isSpot ? "ALT" : "FUT", ((isSpot ? alt : fut) - 1) * factor, ((isSpot ? alt : fut) + 1) * factor);
        return engine.slot().hedge.targetLots[0];
    }

    @Test
    void shouldSendNothingWithoutDrift() {
        Seeds.forEach(20, generator -> {
            final EngineHarness engine = new EngineHarness(World.simple()
                    .spot("ALT")
                    .spot("BTC")
                    .linear("FUT", "10")
                    .sleeve("alts", 0.5, "ALT")
                    .overlay(overlay().band(0.003)));
            engine.quote("BTC", 49, 51);
            engine.quote("ALT", 49, 51);
            engine.hold("BTC", 100_000);
            engine.hold("ALT", 100_000);
            engine.takeHistory();
            for (int i = 0; i < 200; i++) {
                final long fut = generator.between(500, 5000);
                engine.quote("FUT", fut, fut + 1);
                engine.timer();
            }
            assertThat(engine.takeHistory()).isEmpty();
        });
    }

    private static void said(final List<Output> outputs, final String... expected) {
        assertThat(outputs.stream().map(Output::toString)).containsExactly(expected);
    }
}
