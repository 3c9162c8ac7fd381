package io.ballast.pipeline;

import io.ballast.hedge.HedgeStage;
import io.ballast.index.IndexStage;
import io.ballast.ingest.IngestStage;
import io.ballast.order.OrderStage;
import io.ballast.slot.Slot;
import io.ballast.slot.Stage;
import io.ballast.state.StateCodec;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The four stages of one engine, in their order. */
public final class Stages {
    private final IngestStage ingest;
    private final IndexStage index;
    private final HedgeStage hedge;
    private final OrderStage order;
    private final StagesHandler inTurn;

    public Stages(final IngestStage ingest, final IndexStage index, final HedgeStage hedge, final OrderStage order) {
        this.ingest = ingest;
        this.index = index;
        this.hedge = hedge;
        this.order = order;
        inTurn = new StagesHandler(ingest, index, hedge, order);
        for (final Stage stage : inOrder()) {
            stage.image().reserve(stage);
        }
    }

    public IngestStage ingest() {
        return ingest;
    }

    public IndexStage index() {
        return index;
    }

    public HedgeStage hedge() {
        return hedge;
    }

    public OrderStage order() {
        return order;
    }

    /** In the order of the pipeline. */
    public List<Stage> inOrder() {
        return List.of(ingest, index, hedge, order);
    }

    /** Runs all four on the calling thread. */
    public void onSlot(final Slot slot, final long sequence) {
        inTurn.onEvent(slot, sequence, true);
    }

    /**
     * Writes the state of all four, each behind its length in bytes. Only while no other thread runs them.
     *
     * @return the offset behind the last byte written
     */
    public int writeState(final MutableDirectBuffer buffer, final int offset) {
        int at = offset;
        for (final Stage stage : inOrder()) {
            final int end = stage.writeState(buffer, at + Integer.BYTES);
            buffer.putInt(at, end - at - Integer.BYTES, ByteOrder.LITTLE_ENDIAN);
            at = end;
        }
        return at;
    }

    /**
     * Sets all four, new or used, to what {@link #writeState} wrote into {@code [offset, end)} for the same configuration: from here on
     * they do what those would have done that wrote it. After an error they are good for nothing.
     *
     * @throws IllegalStateException if the bytes are cut, show damage or are of another configuration
     */
    public void restore(final DirectBuffer buffer, final int offset, final int end) {
        int at = offset;
        for (final Stage stage : inOrder()) {
            at = restore(stage, buffer, at, end);
        }
        if (at != end) {
            throw new IllegalStateException((end - at) + " bytes follow the state of the last stage");
        }
    }

    private static int restore(final Stage stage, final DirectBuffer buffer, final int at, final int end) {
        final String name = stage.getClass().getSimpleName();
        final int from = at + Integer.BYTES;
        final int length = from > end ? -1 : buffer.getInt(at, ByteOrder.LITTLE_ENDIAN);
        if (length < 0 || length > end - from) {
            throw new IllegalStateException("the state of " + name + " at byte " + at + " is cut off or damaged");
        }
        set(stage, buffer, from, length);
        return from + length;
    }

    private static void set(final Stage stage, final DirectBuffer buffer, final int from, final int length) {
        final String name = stage.getClass().getSimpleName();
        final StateCodec state = new StateCodec().read(buffer, from, from + length);
        try {
            stage.codeState(state);
        } catch (final IllegalStateException e) {
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
        } catch (final IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            // What follows from the figures is computed before it can be known that they are damaged.
            throw new IllegalStateException(name + ": its state is damaged: " + e.getMessage(), e);
        }
        if (state.end() != from + length) {
            throw new IllegalStateException(name + ": its state has " + length + " bytes where " + (state.end() - from)
                    + " were expected; it is of another configuration or damaged");
        }
    }

    /**
     * Sets all four to what each of them wrote, for the same configuration. After an error they are good for nothing.
     *
     * @param states in the order of the pipeline
     * @throws IllegalStateException if one is cut, shows damage or is of another configuration
     */
    public void restore(final List<byte[]> states) {
        final List<Stage> stages = inOrder();
        for (int i = 0; i < stages.size(); i++) {
            final byte[] state = states.get(i);
            set(stages.get(i), new UnsafeBuffer(state), 0, state.length);
        }
    }

    /** SHA-256 over what {@link #writeState} writes, in hexadecimal. Only while no other thread runs them. */
    public String stateSha256() {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1 << 16);
        final int end = writeState(buffer, 0);
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(buffer.byteArray(), 0, end);
            return HexFormat.of().formatHex(digest.digest());
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
