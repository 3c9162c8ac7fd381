package io.ballast.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counters;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.Generator;
import io.ballast.harness.RichWorld;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.math.Ppb;
import io.ballast.pipeline.Stages;
import io.ballast.settings.BasisShockSettings;
import io.ballast.settings.LimitSettings;
import io.ballast.settings.OrderSizeSettings;
import io.ballast.slot.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

/** An order stage that skips what stands as at the event before does as one that is told of nothing that it stands. */
class KeptFiguresTest {
    private static final LimitSettings LIMITS = new LimitSettings(
            LimitSettings.EMERGENCY_COLLAR_PPB,
            0,
            OrderSizeSettings.NONE,
            Ppb.ONE / 500,
            new BasisShockSettings(Ppb.ONE / 50, 5, 60 * World.SECOND),
            0,
            List.of());

    private int skips;

    @Test
    void shouldDoAsIfNothingWasSaidOfWhatStands() {
        Seeds.forEach(12, generator -> {
            final World world = RichWorld.world();
            world.risk(world.risk().with(LIMITS));
            compare(world, inputs(world, generator));
        });
        assertThat(skips).as("events of which something was said to stand").isPositive();
    }

    private static List<byte[]> inputs(final World world, final Generator generator) {
        final List<byte[]> inputs = new ArrayList<>();
        final EngineHarness engine = EngineHarness.unopened(world).recordedBy((input, length) -> {
            final byte[] bytes = new byte[length];
            input.getBytes(0, bytes);
            inputs.add(bytes);
        });
        RichWorld.live(generator, 1_500, engine, (input, outputs) -> {});
        return inputs;
    }

    private void compare(final World world, final List<byte[]> inputs) {
        final Stages told = world.stages(new Counters());
        final Stages untold = world.stages(new Counters());
        final Slot toldSlot = new Slot(world.slotShape());
        final Slot untoldSlot = new Slot(world.slotShape());
        for (int sequence = 0; sequence < inputs.size(); sequence++) {
            decide(told, toldSlot, inputs.get(sequence), sequence);
            decide(untold, untoldSlot, inputs.get(sequence), sequence);
            skips += toldSlot.index.areLegsKept && toldSlot.index.areAccountsKept && toldSlot.hedge.isSilent ? 1 : 0;
            untoldSlot.index.areLegsKept = false;
            untoldSlot.index.areAccountsKept = false;
            untoldSlot.hedge.isSilent = false;
            told.order().onSlot(toldSlot, sequence);
            untold.order().onSlot(untoldSlot, sequence);
            assertThat(outputs(toldSlot)).as("outputs of input " + sequence).isEqualTo(outputs(untoldSlot));
            assertThat(state(told)).as("state behind input " + sequence).isEqualTo(state(untold));
        }
    }

    private static void decide(final Stages stages, final Slot slot, final byte[] input, final long sequence) {
        slot.input.buffer.putBytes(0, input);
        slot.input.length = input.length;
        stages.ingest().onSlot(slot, sequence);
        stages.index().onSlot(slot, sequence);
        stages.hedge().onSlot(slot, sequence);
    }

    private static byte[] outputs(final Slot slot) {
        return Arrays.copyOf(slot.order.outputs.byteArray(), slot.order.outputBytes);
    }

    private static byte[] state(final Stages stages) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final int end = stages.order().writeState(buffer, 0);
        return Arrays.copyOf(buffer.byteArray(), end);
    }
}
