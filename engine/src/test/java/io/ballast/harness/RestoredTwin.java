package io.ballast.harness;

import io.ballast.pipeline.Stages;
import io.ballast.slot.Continuity;
import io.ballast.slot.Slot;
import io.ballast.slot.SlotShape;
import io.ballast.slot.StateMark;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Two engines that are fed the same inputs. Another second one, new or used, is set to the state of the first now and then, and
 * must do the same from there on: the same outputs, the same figures in the slot, the same state. Then both have the same
 * garbage in their slots, so that one finds no more there than the other.
 */
public final class RestoredTwin {
    private final Supplier<Stages> fresh;
    private final Stages stages;
    private final Slot slot;
    private final Slot otherSlot;
    private final Poison poison;
    private final Poison otherPoison;
    private final ExpandableArrayBuffer state = new ExpandableArrayBuffer(1 << 16);
    private final ExpandableArrayBuffer otherState = new ExpandableArrayBuffer(1 << 16);
    private Stages restored;
    /** An engine that was somewhere else before it is set to a state: later in its life, or earlier. */
    private Stages used;

    private long sequence;

    public RestoredTwin(final Supplier<Stages> fresh, final SlotShape shape, final Generator generator) {
        this.fresh = fresh;
        stages = fresh.get();
        restored = fresh.get();
        used = fresh.get();
        slot = new Slot(shape);
        otherSlot = new Slot(shape);
        final long seed = generator.anyLong();
        poison = new Poison(new Generator(seed));
        otherPoison = new Poison(new Generator(seed));
    }

    /** Feeds all of them, and restores the second one at the start and behind a random one in so many. */
    public void live(final List<byte[]> inputs, final Generator generator, final int oneIn) {
        inputs.forEach(input -> run(used, otherSlot, input));
        restore(true);
        for (final byte[] input : inputs) {
            feed(input);
            if (generator.oneIn(oneIn)) {
                restore(generator.oneIn(2));
            }
            if (generator.oneIn(20)) {
                // Most are refused the second time, and change nothing.
                feed(input);
            }
        }
    }

    private void feed(final byte[] input) {
        run(stages, slot, input);
        run(restored, otherSlot, input);
        compare(slot.ingest, otherSlot.ingest);
        compare(slot.index, otherSlot.index);
        compare(slot.hedge, otherSlot.hedge);
        compare(slot.order, otherSlot.order);
        compareStates();
        sequence++;
    }

    private void run(final Stages engine, final Slot in, final byte[] input) {
        in.input.buffer.putBytes(0, input);
        in.input.length = input.length;
        engine.onSlot(in, sequence);
    }

    /** The second engine is another one from here on. */
    private void restore(final boolean isUsed) {
        poison.apply(slot);
        otherPoison.apply(otherSlot);
        final int end = stages.writeState(state, 0);
        final Stages before = restored;
        restored = isUsed ? used : fresh.get();
        used = before;
        restored.restore(state, 0, end);
        compareStates();
    }

    private void compareStates() {
        final int end = stages.writeState(state, 0);
        final int otherEnd = restored.writeState(otherState, 0);
        final int at = Arrays.mismatch(state.byteArray(), 0, end, otherState.byteArray(), 0, otherEnd);
        if (at >= 0) {
            throw new AssertionError("behind input " + sequence + " the states of " + end + " and " + otherEnd
                    + " bytes differ at byte " + at);
        }
    }

    private void compare(final Object section, final Object other) {
        try {
            for (final Field field : section.getClass().getFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !isSame(field.get(section), field.get(other))) {
                    throw new AssertionError("input " + sequence + ": " + field.getName() + " is "
                            + text(field.get(section)) + ", and " + text(field.get(other)) + " of the restored one");
                }
            }
        } catch (final IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** To the bit, a NaN too. */
    private static boolean isSame(final Object value, final Object other) {
        if (value instanceof StateMark mark && other instanceof StateMark otherMark) {
            return mark.bytes == otherMark.bytes && mark.crc == otherMark.crc;
        }
        if (value instanceof Continuity) {
            return true;
        }
        if (value instanceof UnsafeBuffer buffer) {
            return buffer.equals(other);
        }
        return Arrays.deepEquals(new Object[] {value}, new Object[] {other});
    }

    private static String text(final Object value) {
        return value.getClass().isArray() && Array.getLength(value) > 100
                ? "another"
                : Arrays.deepToString(new Object[] {value});
    }
}
