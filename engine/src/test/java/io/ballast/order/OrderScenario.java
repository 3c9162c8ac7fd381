package io.ballast.order;

import static io.ballast.harness.AltPortfolio.overlay;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.AltPortfolio;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.World;
import io.ballast.math.Ppb;
import io.ballast.message.ExecutionType;
import io.ballast.settings.RiskSettings;
import java.util.List;

/** A sleeve, its contract and an engine, and words for what is said: the stage on which orders are tested. */
abstract class OrderScenario {
    static final long LIMIT_NS = 30 * World.SECOND;

    AltPortfolio alts = AltPortfolio.with(overlay());
    EngineHarness engine = alts.engine();

    List<Output> amended(final long leaves) {
        return engine.answer(engine.lastOrder(0), ExecutionType.AMENDED, leaves);
    }

    List<Output> canceled() {
        return engine.answer(engine.lastOrder(0), ExecutionType.CANCELED, 0);
    }

    static RiskSettings risk(final long leveragePpb, final int perSecond, final int burst) {
        return new RiskSettings(leveragePpb, 5_000_000, 5, perSecond, burst, LIMIT_NS);
    }

    static EngineHarness twoOverlays() {
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

    void use(final AltPortfolio portfolio) {
        alts = portfolio;
        engine = portfolio.engine();
    }

    static void said(final List<Output> outputs, final String... expected) {
        assertThat(outputs.stream().map(Output::toString)).containsExactly(expected);
    }

    /** What was sent, without transitions and target changes. */
    static void saidOrders(final List<Output> outputs, final String... expected) {
        assertThat(outputs.stream().map(Output::toString).filter(text -> text.matches("(NEW|AMEND|CANCEL) .*")))
                .containsExactly(expected);
    }
}
