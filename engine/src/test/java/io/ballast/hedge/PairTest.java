package io.ballast.hedge;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.Outputs.Predicted;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first contract answers the sleeve, the second takes the market out of the first. */
class PairTest {
    private static EngineHarness portfolio(final double target, final long secondPrice, final double bound) {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("UNI")
                .linear("DEFI", "1")
                .linear("L1", "1")
                .sleeve("defi", target, "UNI")
                .overlay(OverlaySpec.pair("defi", "DEFI", "L1")
                        .betas(1.4, 1.1, bound)
                        .tradeBack(0))
                .jumpy());
        engine.cash(5_000_000);
        engine.quote("UNI", 99, 101);
        engine.hold("UNI", 50_000);
        engine.quote("L1", secondPrice - 1, secondPrice + 1);
        engine.settle(engine.quote("DEFI", 99, 101));
        return engine;
    }

    @Test
    void tv39ShouldShortTheSecondForTheBetaOfTheFirst() {
        final EngineHarness engine = portfolio(0.6, 100, 0.01);
        assertThat(engine.position("DEFI")).isEqualTo(10_000);
        assertThat(engine.position("L1")).as("1,272,727.27").isEqualTo(-12_727);
    }

    @Test
    void tv39ShouldMirrorAnOverweight() {
        final EngineHarness engine = portfolio(0.4, 100, 0.01);
        assertThat(engine.position("DEFI")).isEqualTo(-10_000);
        assertThat(engine.position("L1")).isEqualTo(12_727);
    }

    /** 13 lots of 100,000 leave 30,000 of 2.3 M in the market: 1.3 %. */
    @Test
    void shouldRefuseAPairThatRoundingLeavesUnbalanced() {
        final EngineHarness tight = portfolio(0.6, 100_000, 0.013);
        assertThat(tight.position("DEFI")).isZero();
        assertThat(tight.takeHistory())
                .anySatisfy(output -> assertThat(output.toString()).isEqualTo("PREDICTED PAIR_UNBALANCED"));
        final EngineHarness wide = portfolio(0.6, 100_000, 0.0131);
        assertThat(wide.position("DEFI")).isEqualTo(10_000);
        assertThat(wide.position("L1")).isEqualTo(-13);
    }

    @Test
    void shouldCloseBothWhenTheDriftIsGone() {
        final EngineHarness engine = portfolio(0.6, 100, 0.01);
        final List<Output> outputs = engine.settle(engine.target("defi", 0.5, 0));
        assertThat(engine.position("DEFI")).isZero();
        assertThat(engine.position("L1")).isZero();
        assertThat(outputs.get(outputs.size() - 1).toString()).isEqualTo("REVERT to IDLE: FLAT");
    }

    /** Whatever is asked for, the market that is left is within the bound. */
    @Test
    void shouldStayBalancedWhateverTheDrift() {
        Seeds.forEach(20, generator -> {
            final EngineHarness engine = portfolio(0.5, 100, 0.01);
            for (int i = 0; i < 30; i++) {
                engine.settle(engine.target("defi", generator.between(300, 700) / 1000.0, 0));
                final long l1 = generator.between(90, 115);
                engine.settle(engine.quote("L1", l1 - 1, l1 + 1));
                engine.settle(engine.timer());
                final double first = engine.position("DEFI") * 100.0;
                final double second = engine.position("L1") * (double) l1;
                assertThat(first * second).isLessThanOrEqualTo(0);
                final double band = engine.slot().hedge.bandNanoUsd[0] / 1e9;
                assertThat(Math.abs(first * 1.4 + second * 1.1))
                        .as("the second follows within the band and a lot")
                        .isLessThanOrEqualTo((band + l1) * 1.1);
            }
        });
    }

    @Test
    void shouldPredictNothingItCannotKnow() {
        final EngineHarness engine = portfolio(0.6, 100, 0.01);
        assertThat(engine.takeHistory().stream().filter(Predicted.class::isInstance))
                .isEmpty();
    }
}
