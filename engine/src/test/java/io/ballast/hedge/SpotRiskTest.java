package io.ballast.hedge;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Inputs;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.World;
import io.ballast.settings.BasisSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is bought must be paid for, counting what is on its way. */
class SpotRiskTest {
    private static final long DAY = 86_400 * World.SECOND;

    /** One lot of the future is one of each coin of 100; the basket leads, so nothing of the future is open yet. */
    private static List<Output> firstSlice(final long cash) {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("ONE", "0.0001", "1")
                .spot("TWO", "0.0001", "1")
                .linear("FUT", "0.0001", "1", "1")
                .sleeve("coins", 0.9, "ONE", "TWO")
                .overlay(OverlaySpec.basis(
                                "FUT",
                                new BasisSettings(
                                        10,
                                        List.of(1.0, 1.0),
                                        0.01,
                                        0,
                                        0,
                                        Inputs.START_NS + 90 * DAY,
                                        0,
                                        false,
                                        false,
                                        10))
                        .spot("ONE", 0)
                        .spot("TWO", 0)));
        engine.cash(cash);
        engine.quote("ONE", 999_999, 1_000_001);
        engine.quote("TWO", 999_999, 1_000_001);
        return engine.quote("FUT", 2_039_999, 2_040_001);
    }

    private static List<Long> bought(final long cash) {
        return firstSlice(cash).stream()
                .filter(NewOrder.class::isInstance)
                .map(output -> ((NewOrder) output).lots())
                .toList();
    }

    @Test
    void shouldCountWhatTheFirstOrderPaysBeforeTheSecond() {
        assertThat(bought(2_000)).containsExactly(10L, 10L);
        assertThat(bought(1_999)).as("1,000 spent, 999 left").containsExactly(10L, 9L);
        assertThat(bought(1_099)).as("99 left: none").containsExactly(10L);
        assertThat(bought(99)).isEmpty();
    }

    @Test
    void shouldSayWhyNothingIsBought() {
        assertThat(firstSlice(1_000))
                .anySatisfy(output -> assertThat(output.toString()).isEqualTo("REFUSED 10: LEVERAGE"));
    }
}
