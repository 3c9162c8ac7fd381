package io.ballast.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counters;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.Generator;
import io.ballast.harness.Outputs;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.RichWorld;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.math.Ppb;
import io.ballast.message.CommandType;
import io.ballast.pipeline.Stages;
import io.ballast.settings.BasisShockSettings;
import io.ballast.settings.LimitSettings;
import io.ballast.settings.OrderSizeSettings;
import io.ballast.slot.EventKind;
import io.ballast.slot.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private static final long CASH_USD = 400_000;
    private static final List<String> MARKED = List.of("ALTF", "BTCF", "UNIF", "L1", "MARKET", "BASIS");
    private static final long INDEX_TICKS = 10_000;
    /** Of a basis that is allowed, and of one that need not be. */
    private static final long NEAR_TICKS = 100;

    private static final long FAR_TICKS = 400;

    /** What serves the limit of a day's loss is computed anew where NAV falls by this part of it. */
    private static final int NAV_PARTS = 64;

    private static final String LEGS = "events at which the contracts stood";
    private static final String ACCOUNTS = "events at which the margin accounts stood";
    private static final String SILENT = "events at which the hedge said nothing";
    private static final String SKIPS = "events of prices at which all of that was so";
    private static final String DAY_LOSS = "overlays beyond their loss of a day";
    private static final String BASIS_SHOCK = "overlays paused for a basis";
    private static final String MARGIN = "steps on the margin ladder";
    private static final String NAV_FALL = "falls of NAV within a day that the limit of a loss follows";
    private static final List<String> ALL =
            List.of(LEGS, ACCOUNTS, SILENT, SKIPS, DAY_LOSS, BASIS_SHOCK, MARGIN, NAV_FALL);

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void shouldDoAsIfNothingWasSaidOfWhatStands() {
        Seeds.forEach(12, generator -> {
            final World world = RichWorld.world();
            world.risk(world.risk().with(LIMITS));
            compare(world, inputs(world, generator));
        });
        assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(ALL);
    }

    private void count(final String what) {
        seen.merge(what, 1, Integer::sum);
    }

    private static List<byte[]> inputs(final World world, final Generator generator) {
        final List<byte[]> inputs = new ArrayList<>();
        final EngineHarness engine = EngineHarness.unopened(world).recordedBy((input, length) -> {
            final byte[] bytes = new byte[length];
            input.getBytes(0, bytes);
            inputs.add(bytes);
        });
        RichWorld.live(generator, 1_500, engine, (input, outputs) -> disturb(generator, engine));
        return inputs;
    }

    /**
     * Now and then a part of the cash is withdrawn or comes back, a contract is marked, sometimes far from its index, and
     * what was paused for that goes on.
     */
    private static void disturb(final Generator generator, final EngineHarness engine) {
        if (generator.oneIn(20)) {
            final long mostTicks = generator.oneIn(20) ? FAR_TICKS : NEAR_TICKS;
            engine.mark(
                    generator.oneOf(MARKED),
                    INDEX_TICKS + generator.between(-mostTicks, mostTicks),
                    INDEX_TICKS,
                    generator.between(-100_000, 100_000),
                    generator.between(1, 60) * World.SECOND);
        }
        if (generator.oneIn(30)) {
            engine.command(CommandType.RESUME);
        }
        if (generator.oneIn(100)) {
            engine.cash(generator.oneIn(2) ? -CASH_USD : CASH_USD);
        }
    }

    private void compare(final World world, final List<byte[]> inputs) {
        final Stages told = world.stages(new Counters());
        final Stages untold = world.stages(new Counters());
        final Slot toldSlot = new Slot(world.slotShape());
        final Slot untoldSlot = new Slot(world.slotShape());
        long mostNanoUsd = 0;
        for (int sequence = 0; sequence < inputs.size(); sequence++) {
            decide(told, toldSlot, inputs.get(sequence), sequence);
            decide(untold, untoldSlot, inputs.get(sequence), sequence);
            countKept(toldSlot);
            untoldSlot.index.areLegsKept = false;
            untoldSlot.index.areAccountsKept = false;
            untoldSlot.hedge.isSilent = false;
            told.order().onSlot(toldSlot, sequence);
            untold.order().onSlot(untoldSlot, sequence);
            countFound(toldSlot);
            mostNanoUsd = countFall(mostNanoUsd, toldSlot);
            assertThat(outputs(toldSlot)).as("outputs of input " + sequence).isEqualTo(outputs(untoldSlot));
            assertThat(state(told)).as("state behind input " + sequence).isEqualTo(state(untold));
        }
    }

    private void countKept(final Slot slot) {
        final boolean areLegsKept = slot.index.areLegsKept;
        final boolean areAccountsKept = slot.index.areAccountsKept;
        final boolean isSilent = slot.hedge.isSilent;
        if (areLegsKept) {
            count(LEGS);
        }
        if (areAccountsKept) {
            count(ACCOUNTS);
        }
        if (isSilent) {
            count(SILENT);
        }
        if (areLegsKept && areAccountsKept && isSilent && slot.ingest.kind == EventKind.QUOTE) {
            count(SKIPS);
        }
    }

    private void countFound(final Slot slot) {
        for (final Output output : Outputs.decode(slot.order)) {
            if (output instanceof Outputs.Margin) {
                count(MARGIN);
            } else if (output instanceof Outputs.Risk risk && risk.kind().equals("DAY_LOSS")) {
                count(DAY_LOSS);
            } else if (output instanceof Outputs.Risk risk && risk.kind().equals("BASIS_SHOCK")) {
                count(BASIS_SHOCK);
            }
        }
    }

    /** The most that NAV was since it fell last: all within one day. */
    private long countFall(final long mostNanoUsd, final Slot slot) {
        final long navNanoUsd = slot.index.isNavValid ? slot.index.navNanoUsd : mostNanoUsd;
        if (navNanoUsd < mostNanoUsd - mostNanoUsd / NAV_PARTS) {
            count(NAV_FALL);
            return navNanoUsd;
        }
        return Math.max(navNanoUsd, mostNanoUsd);
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
