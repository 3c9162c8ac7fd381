package io.ballast.launch;

import io.ballast.counter.Counters;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.RestoredTwin;
import io.ballast.harness.RichWorld;
import io.ballast.harness.Seeds;
import io.ballast.harness.WideWorld;
import io.ballast.harness.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An engine that was set to what another one wrote goes on as that one does, to the bit. */
class StateRestoreTest {
    @Test
    void shouldGoOnInAWorldOfEveryKindOfIndexContractAndAccount() {
        Seeds.forEach(20, generator -> {
            final World world = WideWorld.world();
            final List<byte[]> inputs = WideWorld.life(generator, 600);
            new RestoredTwin(() -> world.stages(new Counters()), world.slotShape(), generator)
                    .live(inputs, generator, 20);
        });
    }

    @Test
    void shouldGoOnInAWorldWithAnOverlayOfEveryKind() {
        Seeds.forEach(10, generator -> {
            final World world = RichWorld.world();
            final List<byte[]> inputs = new ArrayList<>();
            final EngineHarness engine = EngineHarness.unopened(world).recordedBy((input, length) -> {
                final byte[] bytes = new byte[length];
                input.getBytes(0, bytes);
                inputs.add(bytes);
            });
            RichWorld.live(generator, 1_000, engine, (input, outputs) -> {});
            new RestoredTwin(() -> world.stages(new Counters()), world.slotShape(), generator)
                    .live(inputs, generator, 30);
        });
    }

    @Test
    void shouldGoOnWhileAnExchangeFails() {
        Seeds.forEach(10, generator -> {
            final SoakScenario scenario = new SoakScenario(generator);
            final SoakRun run = new SoakRun(scenario, new HedgeWatch(scenario.configuration()));
            new RestoredTwin(
                            () -> StagesFactory.create(scenario.configuration(), new Counters()),
                            scenario.configuration().slotShape(),
                            generator)
                    .live(run.inputs(), generator, 50);
        });
    }
}
