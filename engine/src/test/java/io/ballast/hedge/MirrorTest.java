package io.ballast.hedge;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done about an overweight is done the other way about an underweight, in every mode. */
class MirrorTest {
    private static EngineHarness engine(final OverlaySpec spec) {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("ALT")
                .linear("ALTF", "10")
                .linear("BTCF", "10")
                .sleeve("alts", 0.5, "ALT")
                .overlay(spec.betaGrid(60 * World.SECOND, 600 * World.SECOND, 0.25))
                .jumpy());
        engine.cash(5_000_000);
        engine.quote("ALT", 4_999, 5_001);
        engine.hold("ALT", 1_000);
        engine.quote("BTCF", 999, 1001);
        engine.quote("ALTF", 999, 1001);
        return engine;
    }

    private static OverlaySpec spec(final int kind) {
        final OverlaySpec two = OverlaySpec.of("alts", "ALTF")
                .together(List.of("ALTF", "BTCF"), List.of(0.6, 0.4))
                .lookThrough("BTCF", "alts", 0.5);
        return switch (kind) {
            case 0 -> two;
            case 1 -> two.beta(1.2, 6);
            case 2 -> two.minimumError(6);
            default ->
                OverlaySpec.pair("alts", "ALTF", "BTCF").betas(1.3, 0.9, 0.05).estimator(1, 6);
        };
    }

    @Test
    void shouldMirrorLongAndShort() {
        Seeds.forEach(24, generator -> {
            final int kind = generator.below(4);
            final EngineHarness over = engine(spec(kind));
            final EngineHarness under = engine(spec(kind));
            int traded = 0;
            for (int i = 0; i < 40; i++) {
                final long move = generator.between(-30, 30);
                final long noise = generator.between(-10, 10);
                final double weight = generator.between(-60, 60) / 1000.0;
                for (final EngineHarness engine : List.of(over, under)) {
                    // Returns come while nothing is open, so that NAV stays the same on both sides.
                    if (i < 10) {
                        engine.quote("ALT", 5_000 + 5 * move - 1, 5_000 + 5 * move + 1);
                        engine.quote("BTCF", 1_000 + noise - 1, 1_000 + noise + 1);
                        engine.quote("ALTF", 1_000 + move - 1, 1_000 + move + 1);
                        engine.elapse(60 * World.SECOND);
                        engine.timer();
                        engine.quote("ALT", 4_999, 5_001);
                        engine.quote("BTCF", 999, 1_001);
                        engine.quote("ALTF", 999, 1_001);
                    }
                }
                if (i >= 10) {
                    over.settle(over.target("alts", 0.5 - weight, 0));
                    under.settle(under.target("alts", 0.5 + weight, 0));
                    assertThat(under.position("ALTF")).isEqualTo(-over.position("ALTF"));
                    assertThat(under.position("BTCF")).isEqualTo(-over.position("BTCF"));
                    traded += over.position("ALTF") == 0 ? 0 : 1;
                }
            }
            assertThat(traded).as("kind %s", kind).isPositive();
        });
    }
}
