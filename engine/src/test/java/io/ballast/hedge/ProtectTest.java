package io.ballast.hedge;

import static io.ballast.hedge.WorkflowTest.moved;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.World;
import io.ballast.math.Ppb;
import io.ballast.message.CommandType;
import io.ballast.message.SourceStatus;
import io.ballast.settings.ProtectSettings;
import org.junit.jupiter.api.Test;

/** A commanded share of the portfolio's β, for as long as it was commanded. */
class ProtectTest {
    /** 10 M, 6 M of it in two sleeves; a lot is 10,000. */
    private static EngineHarness portfolio(final double tradeBack) {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("BTC")
                .spot("ALT")
                .linear("MARKET", "10")
                .linear("ALTF", "10")
                .sleeve("btc", 0.4, "BTC")
                .sleeve("alts", 0.2, "ALT")
                .overlay(OverlaySpec.protect("MARKET").tradeBack(tradeBack))
                .overlay(OverlaySpec.of("alts", "ALTF").tradeBack(0)));
        engine.cash(4_000_000);
        engine.quote("BTC", 99, 101);
        engine.quote("ALT", 49, 51);
        engine.hold("BTC", 40_000);
        engine.hold("ALT", 40_000);
        engine.quote("ALTF", 999, 1001);
        engine.settle(engine.quote("MARKET", 999, 1001));
        return engine;
    }

    private static void protect(final EngineHarness engine, final double share, final long expiryNs) {
        engine.command(CommandType.PROTECT, 0, Math.round(share * Ppb.ONE), expiryNs);
    }

    @Test
    void shouldDoNothingWithoutACommand() {
        final EngineHarness engine = portfolio(0);
        assertThat(engine.settle(engine.timer())).isEmpty();
        protect(engine, 0, 0);
        assertThat(engine.settle(engine.timer())).isEmpty();
    }

    /** To want nothing no price is needed; the orders go when the venue is back. */
    @Test
    void shouldEndAtTheExpiryThoughThePortfolioHasNoValue() {
        final EngineHarness engine = portfolio(0);
        protect(engine, 0.5, engine.inputs().timeNs() + World.SECOND);
        engine.settle(engine.timer());
        assertThat(engine.position("MARKET")).isEqualTo(-300);
        engine.status(0, SourceStatus.DOWN);
        assertThat(engine.slot().index.isNavValid).isFalse();
        engine.elapse(World.SECOND);
        moved(engine.timer(), "MONITOR to REVERT: EXPIRED");
        assertThat(engine.targetLots("MARKET")).isZero();
    }

    @Test
    void shouldHedgeTheCommandedShareUpToAllOfIt() {
        final EngineHarness engine = portfolio(0);
        protect(engine, 0.5, 0);
        engine.settle(engine.timer());
        assertThat(engine.position("MARKET")).isEqualTo(-300);
        protect(engine, 1, 0);
        engine.settle(engine.timer());
        assertThat(engine.position("MARKET")).isEqualTo(-600);
        protect(engine, 0.25, 0);
        engine.settle(engine.timer());
        assertThat(engine.position("MARKET")).isEqualTo(-150);
        protect(engine, 0, 0);
        moved(engine.timer(), "MONITOR to REVERT: EXPIRED");
    }

    /** Also where nothing at all is left inside the band, and a protection smaller than it. */
    @Test
    void shouldCoverItselfAtItsExpiry() {
        for (final double tradeBack : new double[] {0, 0.5}) {
            final EngineHarness engine = portfolio(tradeBack);
            final long expiry = engine.inputs().timeNs() + 60 * World.SECOND;
            protect(engine, 0.017, expiry);
            engine.settle(engine.timer());
            assertThat(engine.position("MARKET")).isEqualTo(tradeBack == 0 ? -10 : -5);
            engine.elapse(60 * World.SECOND - 1);
            moved(engine.timer());
            engine.elapse(1);
            moved(engine.settle(engine.timer()), "MONITOR to REVERT: EXPIRED", "REVERT to IDLE: FLAT");
            assertThat(engine.position("MARKET")).isZero();
        }
    }

    /** A protection is no answer to a drift: the drift overlay neither counts on it nor works against it. */
    @Test
    void shouldNotFightAnOverlayThatKeepsAWeight() {
        final EngineHarness engine = portfolio(0);
        protect(engine, 0.5, 0);
        engine.settle(engine.timer());
        assertThat(engine.position("ALTF")).isZero();
        engine.settle(engine.target("alts", 0.1, 0));
        assertThat(engine.position("ALTF")).as("10 % of 10 M").isEqualTo(-100);
        assertThat(engine.position("MARKET")).as("half of 6 M as before").isEqualTo(-300);
        engine.settle(engine.timer());
        assertThat(engine.settle(engine.timer())).isEmpty();
    }

    @Test
    void theRuleShouldStandOnceForEachCorrectiveLegUntilItsTimeIsUp() {
        final Protection protection = new Protection(new ProtectSettings(Ppb.ONE / 2, 100));
        protection.onEvent(0, false, false);
        assertThat(protection.sharePpb()).isZero();
        protection.onEvent(1, true, false);
        assertThat(protection.sharePpb()).isEqualTo(Ppb.ONE / 2);
        protection.onEvent(100, true, false);
        assertThat(protection.sharePpb()).isEqualTo(Ppb.ONE / 2);
        protection.onEvent(101, true, false);
        assertThat(protection.sharePpb()).as("time is up").isZero();
        protection.onEvent(102, true, false);
        assertThat(protection.sharePpb()).as("once for each leg").isZero();
        protection.onEvent(103, false, false);
        protection.onEvent(104, true, false);
        assertThat(protection.sharePpb()).as("the next leg").isEqualTo(Ppb.ONE / 2);
    }

    @Test
    void theRuleShouldCoverWhenTheFifthWaveIsConfirmedOrTheCountIsGone() {
        final Protection protection = new Protection(new ProtectSettings(Ppb.ONE, 1000));
        protection.onEvent(1, true, false);
        protection.onEvent(2, true, true);
        assertThat(protection.sharePpb()).as("wave five").isZero();
        protection.onEvent(3, true, true);
        assertThat(protection.sharePpb()).as("it does not flap").isZero();
        protection.onEvent(4, true, false);
        assertThat(protection.sharePpb()).as("leg B").isEqualTo(Ppb.ONE);
        protection.onEvent(5, false, false);
        assertThat(protection.sharePpb()).as("count invalidated").isZero();
    }

    @Test
    void theRuleShouldBeOffUnlessItIsAskedFor() {
        final Protection protection = new Protection(new ProtectSettings(0, 1000));
        protection.onEvent(1, true, false);
        assertThat(protection.sharePpb()).isZero();
        protection.command(Ppb.ONE / 4, 0);
        protection.onEvent(2, true, false);
        assertThat(protection.sharePpb()).isEqualTo(Ppb.ONE / 4);
    }
}
