package io.ballast.harness;

import io.ballast.pipeline.Stages;
import io.ballast.slot.Slot;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Goes on beside stages with fresh ones that were set to what those wrote. Whatever comes, both must make the same of it:
 * the same outputs and, when the shadow is made anew, the same state. That is at first after every event, later after a
 * tenth of those so far; cheap enough to run beside every test.
 */
public final class Shadow {
    private static final int RARER_BY = 10;

    private final Supplier<Stages> fresh;
    private BiConsumer<Stages, Stages> onRestored = (written, set) -> {};
    private @Nullable Stages restored;
    private long nextCut;
    private int cuts;

    /** @param fresh stages as those that are followed were at the start */
    public Shadow(final Supplier<Stages> fresh) {
        this.fresh = fresh;
    }

    /** Shows the stages that wrote their state, and those that were set to it, whenever that is done. */
    public void onRestored(final BiConsumer<Stages, Stages> look) {
        onRestored = look;
    }

    /** Runs an event through the shadow and through the stages; the slot holds what the stages made of it. */
    public void onSlot(final Stages stages, final Slot slot, final long sequence) {
        final Stages follower = restored;
        if (follower == null) {
            stages.onSlot(slot, sequence);
        } else {
            follower.onSlot(slot, sequence);
            final byte[] outputs = outputs(slot);
            stages.onSlot(slot, sequence);
            requireSame(outputs(slot), outputs, sequence);
        }
        if (sequence >= nextCut) {
            follow(stages, sequence);
            nextCut = sequence + 1 + sequence / RARER_BY;
        }
    }

    /** Something else than an event is done to the stages: they are followed anew after the next one. */
    public void letGo() {
        restored = null;
        nextCut = 0;
    }

    /** They are followed anew after the next event. */
    public void cutNext() {
        nextCut = 0;
    }

    /** How often stages were set to what the others had written. */
    public int cuts() {
        return cuts;
    }

    private void follow(final Stages stages, final long sequence) {
        final byte[] written = written(stages);
        if (restored != null) {
            requireSame(written, written(restored), "after input " + sequence);
        }
        final Stages next = fresh.get();
        next.restore(new UnsafeBuffer(written), 0, written.length);
        requireSame(written, written(next), "set after input " + sequence);
        onRestored.accept(stages, next);
        restored = next;
        cuts++;
    }

    private static byte[] outputs(final Slot slot) {
        return Arrays.copyOf(slot.order.outputs.byteArray(), slot.order.outputBytes);
    }

    private static void requireSame(final byte[] expected, final byte[] found, final long sequence) {
        if (!Arrays.equals(expected, found)) {
            throw new AssertionError("stages set to a written state sent "
                    + HexFormat.of().formatHex(found) + " at input " + sequence + ", those that wrote it "
                    + HexFormat.of().formatHex(expected));
        }
    }

    private static void requireSame(final byte[] expected, final byte[] found, final String when) {
        final int at = Arrays.mismatch(expected, found);
        if (at >= 0) {
            throw new AssertionError(String.format(
                    "state %s differs at byte %d; it has %d bytes, %d were expected",
                    when, at, found.length, expected.length));
        }
    }

    private static byte[] written(final Stages stages) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1 << 12);
        final int end = stages.writeState(buffer, 0);
        return Arrays.copyOf(buffer.byteArray(), end);
    }
}
