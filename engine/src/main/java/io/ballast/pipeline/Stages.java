package io.ballast.pipeline;

import io.ballast.hedge.HedgeStage;
import io.ballast.index.IndexStage;
import io.ballast.ingest.IngestStage;
import io.ballast.order.OrderStage;
import io.ballast.slot.Slot;
import io.ballast.slot.Stage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;

/** The four stages of one engine, in their order. */
public record Stages(IngestStage ingest, IndexStage index, HedgeStage hedge, OrderStage order) {
    /** In the order of the pipeline. */
    public List<Stage> inOrder() {
        return List.of(ingest, index, hedge, order);
    }

    /** Runs all four on the calling thread. */
    public void onSlot(final Slot slot, final long sequence) {
        ingest.onSlot(slot, sequence);
        index.onSlot(slot, sequence);
        hedge.onSlot(slot, sequence);
        order.onSlot(slot, sequence);
    }

    /** SHA-256 over the state of all four, in hexadecimal. Only while no other thread runs them. */
    public String stateSha256() {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1 << 16);
        int end = 0;
        for (final Stage stage : inOrder()) {
            end = stage.writeState(buffer, end);
        }
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(buffer.byteArray(), 0, end);
            return HexFormat.of().formatHex(digest.digest());
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
