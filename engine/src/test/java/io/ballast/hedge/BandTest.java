package io.ballast.hedge;

import static io.ballast.harness.AltPortfolio.overlay;
import static io.ballast.hedge.WorkflowTest.moved;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.AltPortfolio;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.Outputs.TargetChange;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.message.CommandType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a drift is traded, how far, and in which contracts; and that the outlook has no say in it. */
class BandTest {
    /** Target 50 % of 10 M: 1 % of it is 50,000, five lots, where 1 % of NAV would be ten. */
    @Test
    void shouldUseTheNarrowerOfTheAbsoluteAndTheRelativeBand() {
        final AltPortfolio alts = AltPortfolio.with(overlay().relativeBand(0.01));
        moved(alts.drift(0.49));
        alts.drift(0.51);
        assertThat(alts.target()).as("back to half of five lots: −5.1 + 2.5").isEqualTo(-3);
        final AltPortfolio wide = AltPortfolio.with(overlay().relativeBand(0.5));
        moved(wide.drift(1));
    }

    @Test
    void shouldCoolDownBetweenChangesUnlessTheBreachIsFar() {
        final AltPortfolio alts = AltPortfolio.with(overlay().cooldown(60 * World.SECOND));
        alts.settleAt(2);
        assertThat(alts.position()).isEqualTo(-15);
        moved(alts.drift(2.6));
        alts.engine().elapse(60 * World.SECOND - 1);
        moved(alts.engine().timer());
        alts.engine().elapse(1);
        final List<Output> outputs = alts.engine().timer();
        moved(outputs, "MONITOR to SCALE: TARGET_SET");
        alts.engine().settle(outputs);
        assertThat(alts.position()).isEqualTo(-21);
        moved(alts.drift(3.61), "MONITOR to SCALE: TARGET_SET");
    }

    @Test
    void shouldTradeBackInsideTheBandAtTheCalendarReviewOnly() {
        final AltPortfolio alts = AltPortfolio.with(overlay().review(600 * World.SECOND));
        moved(alts.drift(0.8));
        alts.engine().elapse(300 * World.SECOND);
        moved(alts.engine().timer());
        alts.engine().elapse(300 * World.SECOND);
        moved(
                alts.engine().timer(),
                "IDLE to DRIFT: REVIEWED",
                "DRIFT to CLASSIFY: DWELL_MET",
                "CLASSIFY to SELECT: UNCLASSIFIED",
                "SELECT to PRECHECK: SELECTED",
                "PRECHECK to EXECUTE: APPROVED");
        assertThat(alts.target()).as("to half a band").isEqualTo(-3);
        alts.engine().settle(alts.engine().timer());
    }

    /** Half and half of what the band allows, 70 and 30 % of the drift. */
    @Test
    void shouldSplitTheDriftInFixedShares() {
        final EngineHarness engine = two(OverlaySpec.of("alts", "BTCF")
                .together(List.of("BTCF", "ETHF"), List.of(0.7, 0.3))
                .lookThrough("BTCF", "alts", 1)
                .lookThrough("ETHF", "alts", 1)
                .tradeBack(0));
        engine.settle(engine.target("alts", 0.4, 0));
        assertThat(engine.position("BTCF")).as("70 % of 1 M at 10,000").isEqualTo(-70);
        assertThat(engine.position("ETHF")).as("30 % of 1 M at 1,000").isEqualTo(-300);
        engine.settle(engine.target("alts", 0.6, 0));
        assertThat(engine.position("BTCF")).isEqualTo(70);
        assertThat(engine.position("ETHF")).isEqualTo(300);
    }

    /** A contract that falls by a fifth of its notional when the sleeve rises is bought against an overweight. */
    @Test
    void shouldBuyWhatFallsWhenTheSleeveRises() {
        final EngineHarness notional =
                two(OverlaySpec.of("alts", "BTCF").lookThrough(-0.2).tradeBack(0));
        notional.settle(notional.target("alts", 0.48, 0));
        assertThat(notional.position("BTCF")).as("200,000 ÷ 0.2 at 10,000").isEqualTo(100);
        final EngineHarness beta = two(
                OverlaySpec.of("alts", "BTCF").lookThrough(-0.2).beta(0.5, 100).tradeBack(0));
        beta.settle(beta.target("alts", 0.4, 0));
        assertThat(beta.position("BTCF")).as("0.5 × 1 M, β₀ below zero").isEqualTo(50);
        beta.settle(beta.target("alts", 0.5, 0));
        assertThat(beta.position("BTCF")).isZero();
    }

    private static EngineHarness two(final OverlaySpec spec) {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("ALT")
                .linear("BTCF", "10")
                .linear("ETHF", "1")
                .sleeve("alts", 0.5, "ALT")
                .overlay(spec)
                .jumpy());
        engine.cash(5_000_000);
        engine.quote("ALT", 49, 51);
        engine.hold("ALT", 100_000);
        engine.quote("ETHF", 999, 1001);
        engine.quote("BTCF", 999, 1001);
        return engine;
    }

    /** Until a hand-off the targets are the same whatever a person thinks. */
    @Test
    void shouldHedgeTheSameWhateverTheOutlook() {
        Seeds.forEach(20, generator -> {
            final AltPortfolio plain = AltPortfolio.with(overlay());
            final AltPortfolio viewed =
                    AltPortfolio.with(overlay().spot("ALT", 0).handOff(0.9, 0.5, 0));
            for (int i = 0; i < 60; i++) {
                final double percent = generator.between(-40_000, 40_000) / 10_000.0;
                viewed.engine().command(CommandType.OUTLOOK, 0, generator.below(3), 0);
                plain.engine().timer();
                viewed.engine().timer();
                plain.settleAt(percent);
                viewed.settleAt(percent);
                assertThat(viewed.position()).isEqualTo(plain.position());
            }
        });
    }

    @Test
    void shouldForgetAPersonsViewAtItsExpiry() {
        final AltPortfolio alts = AltPortfolio.with(overlay());
        final EngineHarness engine = alts.engine();
        engine.command(CommandType.OUTLOOK, 0, 2, engine.inputs().timeNs() + 10);
        said(engine.timer(), "OUTLOOK SUSTAINED commanded");
        engine.elapse(9);
        said(engine.timer());
        engine.elapse(1);
        said(engine.timer(), "OUTLOOK UNKNOWN");
        moved(
                alts.drift(1.2),
                "IDLE to DRIFT: BAND_BREACHED",
                "DRIFT to CLASSIFY: DWELL_MET",
                "CLASSIFY to SELECT: UNCLASSIFIED",
                "SELECT to PRECHECK: SELECTED",
                "PRECHECK to EXECUTE: APPROVED");
    }

    @Test
    void shouldSayHowTheDriftIsTaken() {
        final AltPortfolio alts = AltPortfolio.with(overlay());
        alts.engine().command(CommandType.OUTLOOK, -1, 1, 0);
        assertThat(alts.drift(2))
                .anySatisfy(output -> assertThat(output.toString()).isEqualTo("CLASSIFY to SELECT: TEMPORARY"));
    }

    /** A hedge that the band calls too narrow may still shrink. */
    @Test
    void shouldTakeBackWhatItMayNotAddTo() {
        final AltPortfolio alts = AltPortfolio.with(overlay().band(0.0005));
        alts.settleAt(3);
        assertThat(alts.position()).isEqualTo(-30);
        alts.engine().quote("FUT", 1000, 1002);
        final List<Output> more = new ArrayList<>(alts.drift(4));
        assertThat(more.stream().filter(TargetChange.class::isInstance)).isEmpty();
        final List<Output> less = new ArrayList<>(alts.drift(2));
        assertThat(less.stream().filter(TargetChange.class::isInstance).map(Output::toString))
                .containsExactly("SCALE -30 to -20");
    }

    private static void said(final List<Output> outputs, final String... expected) {
        assertThat(outputs.stream().map(Output::toString)).containsExactly(expected);
    }
}
