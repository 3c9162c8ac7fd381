package io.ballast.harness;

import io.ballast.pipeline.Stages;
import io.ballast.slot.Slot;
import io.ballast.slot.SlotShape;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Goes on beside stages with fresh ones that were set to what those wrote. Whatever comes, both must make the same of it:
 * the same outputs and sections and, when the shadow is made anew, the same state. That is at first after every event, later
 * after a tenth of those so far; cheap enough to run beside every test.
 *
 * <p>The shadow has a slot of its own and writes every field of it anew: what the stages leave as it was at the event before
 * is what they would write.
 */
public final class Shadow {
    private static final int RARER_BY = 10;

    private final Supplier<Stages> fresh;
    private final Slot own;
    private boolean isBlindToSections;
    private BiConsumer<Stages, Stages> onRestored = (written, set) -> {};
    private @Nullable Stages restored;
    private long nextCut;
    private int cuts;

    /** @param fresh stages as those that are followed were at the start */
    public Shadow(final SlotShape shape, final Supplier<Stages> fresh) {
        own = new Slot(shape);
        this.fresh = fresh;
    }

    /** Where the slot of the stages holds garbage that no stage writes over, only outputs and state are compared. */
    void ignoreSections() {
        isBlindToSections = true;
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
            own.input.buffer.putBytes(0, slot.input.buffer, 0, slot.input.length);
            own.input.length = slot.input.length;
            own.index.continuity.breakOff();
            own.hedge.continuity.breakOff();
            follower.onSlot(own, sequence);
            stages.onSlot(slot, sequence);
            requireSame(outputs(slot), outputs(own), sequence);
            requireSameSections(slot, sequence);
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

    private void requireSameSections(final Slot slot, final long sequence) {
        final String difference = isBlindToSections ? null : SectionDifference.between(slot, own);
        if (difference != null) {
            throw new AssertionError("at input " + sequence + " of kind " + slot.ingest.kind
                    + " what was left as it was is not what would be written: " + difference);
        }
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
