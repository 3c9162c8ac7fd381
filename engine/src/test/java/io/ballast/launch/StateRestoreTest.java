package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.counter.Counters;
import io.ballast.gateway.AllocatedBytes;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.RestoredTwin;
import io.ballast.harness.RichWorld;
import io.ballast.harness.Seeds;
import io.ballast.harness.WideWorld;
import io.ballast.harness.World;
import io.ballast.slot.Stage;
import io.ballast.state.StateCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
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

    @Test
    void shouldRefuseTheStateOfAnotherConfiguration() {
        final byte[] wide = new EngineHarness(WideWorld.world()).state();
        final byte[] rich = new EngineHarness(RichWorld.world()).state();
        assertThatThrownBy(() -> restore(WideWorld.world(), rich, rich.length))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("IngestStage: ")
                .hasMessageContaining("of another configuration");
        assertThatThrownBy(() -> restore(RichWorld.world(), wide, wide.length))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("IngestStage: ")
                .hasMessageContaining("of another configuration");
        assertThatThrownBy(() -> restore(WideWorld.world().spot("MORE"), wide, wide.length))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldRefuseStateThatIsCutOrHasMoreBehindIt() {
        final byte[] whole = new EngineHarness(WideWorld.world()).state();
        final byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        assertThatThrownBy(() -> restore(WideWorld.world(), longer, longer.length))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 bytes follow the state of the last stage");
        Seeds.forEach(50, generator -> {
            final int length = (int) generator.between(0, whole.length - 1);
            assertThatThrownBy(() -> restore(WideWorld.world(), whole, length))
                    .as("the first %d of %d bytes", length, whole.length)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is cut off or damaged");
        });
    }

    /** Most damage shows in figures only, which a checksum has to find; none may do anything worse. */
    @Test
    void shouldTakeDamagedStateOrRefuseIt() {
        final World world = RichWorld.world();
        final EngineHarness engine = EngineHarness.unopened(world);
        Seeds.forEach(1, generator -> RichWorld.live(generator, 800, engine, (input, outputs) -> {}));
        final byte[] whole = engine.state();
        Seeds.forEach(400, generator -> {
            final byte[] damaged = whole.clone();
            damaged[generator.below(damaged.length)] ^= (byte) (1 << generator.below(Byte.SIZE));
            try {
                restore(world, damaged, damaged.length);
            } catch (final IllegalStateException e) {
                assertThat(e).hasMessageMatching(".*(damaged|not whole|last stage).*");
            }
        });
    }

    /** So at a checkpoint, on the hot path. */
    @Test
    void shouldWriteStateWithoutAllocating() {
        final EngineHarness engine = EngineHarness.unopened(RichWorld.world());
        Seeds.forEach(1, generator -> RichWorld.live(generator, 800, engine, (input, outputs) -> {}));
        final UnsafeBuffer memory = new UnsafeBuffer(new byte[1 << 20]);
        final StateCodec state = new StateCodec();
        final List<Stage> stages = engine.stages().inOrder();
        boolean isWhole = true;
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 200; round++) {
            final long before = AllocatedBytes.now();
            for (int i = 0; i < stages.size(); i++) {
                stages.get(i).codeState(state.write(memory, 0));
                isWhole &= state.isWhole();
            }
            allocated = Math.min(allocated, AllocatedBytes.now() - before);
        }
        assertThat(isWhole).isTrue();
        assertThat(allocated).as("bytes").isZero();
    }

    private static void restore(final World world, final byte[] state, final int length) {
        world.stages(new Counters()).restore(new UnsafeBuffer(state), 0, length);
    }
}
