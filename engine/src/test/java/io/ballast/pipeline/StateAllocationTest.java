package io.ballast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counters;
import io.ballast.gateway.AllocatedBytes;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.RichWorld;
import io.ballast.harness.Seeds;
import io.ballast.harness.WideWorld;
import io.ballast.harness.World;
import io.ballast.slot.Slot;
import io.ballast.slot.Stage;
import io.ballast.state.StateCodec;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** State is written on the hot path, into memory that is there: that allocates nothing. */
class StateAllocationTest {
    private static final int WARM = 3_000;
    private static final int MEASURED = 1_000;

    private final StateCodec state = new StateCodec();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1 << 20]);

    @Test
    void shouldWriteStateOfEveryKindWithoutAllocating() {
        Seeds.forEach(1, generator -> {
            final EngineHarness rich = new EngineHarness(RichWorld.world());
            RichWorld.live(generator, 600, rich, (input, outputs) -> {});
            check(rich.stages());
            check(wide(WideWorld.life(generator, 400)));
        });
    }

    private static Stages wide(final List<byte[]> inputs) {
        final World world = WideWorld.world();
        final Stages stages = world.stages(new Counters());
        final Slot slot = new Slot(world.slotShape());
        for (int sequence = 0; sequence < inputs.size(); sequence++) {
            final byte[] input = inputs.get(sequence);
            slot.input.buffer.putBytes(0, input);
            slot.input.length = input.length;
            stages.onSlot(slot, sequence);
        }
        return stages;
    }

    private void check(final Stages stages) {
        final Stage[] inOrder = stages.inOrder().toArray(new Stage[0]);
        write(inOrder, WARM);
        AllocatedBytes.now();
        final long before = AllocatedBytes.now();
        write(inOrder, MEASURED);
        assertThat(AllocatedBytes.now() - before)
                .as("bytes of %d times %d", MEASURED, state.end())
                .isLessThan(MEASURED);
        assertThat(state.isWhole()).isTrue();
    }

    private void write(final Stage[] stages, final int times) {
        for (int i = 0; i < times; i++) {
            state.write(buffer, 0);
            for (final Stage stage : stages) {
                stage.codeState(state);
            }
        }
    }
}
