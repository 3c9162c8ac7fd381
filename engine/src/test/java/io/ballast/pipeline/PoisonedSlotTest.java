package io.ballast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.AltPortfolio;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.Generator;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.Poison;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.message.SourceStatus;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What an earlier event left in a recycled slot changes no output and no state. */
class PoisonedSlotTest {
    @Test
    void shouldGiveTheSameOutputsAndStateFromPoisonedSlots() {
        Seeds.forEach(30, generator -> {
            final EngineHarness clean = new EngineHarness(world());
            final EngineHarness poisoned = new EngineHarness(world()).poisonedBy(new Poison(generator));
            int orders = 0;
            clean.cash(4_000_000);
            poisoned.follow(clean);
            for (int i = 0; i < 300; i++) {
                clean.elapse(World.SECOND);
                final UnsafeBuffer input = input(generator, clean);
                final List<Output> outputs = new ArrayList<>(clean.feed(input));
                assertThat(poisoned.follow(clean)).isEqualTo(outputs);
                orders += (int)
                        outputs.stream().filter(NewOrder.class::isInstance).count();
                for (final Output output : outputs) {
                    if (output instanceof NewOrder order && generator.oneIn(2)) {
                        final long lots = Math.abs(order.lots());
                        final List<Output> answers = clean.fill(order, lots, order.limit(), 0);
                        assertThat(poisoned.follow(clean)).isEqualTo(answers);
                    }
                }
                assertThat(poisoned.state()).isEqualTo(clean.state());
            }
            assertThat(orders).isPositive();
        });
    }

    private static World world() {
        return World.empty()
                .source("live", 40 * World.SECOND)
                .spot("ALT")
                .spot("BTC")
                .linear("FUT", "10")
                .linear("BTCF", "1")
                .sleeve("alts", 0.4, "ALT")
                .sleeve("btc", 0.3, "BTC")
                .index("X", List.of("ALT", "BTC"), List.of("1", "0.5"))
                .overlay(AltPortfolio.overlay().index("X").beta(1.2, 5))
                .overlay(OverlaySpec.of("btc", "BTCF").dwell(1).maxOrder(50));
    }

    private static UnsafeBuffer input(final Generator generator, final EngineHarness engine) {
        final int instrument = generator.below(4);
        final long[] mids = {50, 100, 1000, 2000};
        final long mid = mids[instrument] + generator.between(-20, 20);
        return switch (generator.below(12)) {
            case 0 -> engine.inputs().holding(instrument & 1, 0, generator.between(1, 60_000));
            case 1 -> engine.inputs().timer();
            case 2 -> engine.inputs().status(0, generator.oneIn(4) ? SourceStatus.GAP : SourceStatus.UP);
            case 3 -> engine.inputs().quote(instrument, 0, mid, mid);
            case 4 ->
                engine.inputs()
                        .mark(fields -> fields.markTicks(mid)
                                .indexTicks(mid)
                                .instrumentId(instrument)
                                .sourceId(0));
            default -> engine.inputs().quote(instrument, 0, mid - 1, mid + 1);
        };
    }
}
