package io.ballast.order;

import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.StateChecksumsEncoder;
import io.ballast.slot.Slot;
import io.ballast.slot.StateMark;

/** Encodes what the state of all stages came to at a checkpoint. */
final class CheckpointEncoder {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final StateChecksumsEncoder checksums = new StateChecksumsEncoder();
    private final OutputBuffer out;

    CheckpointEncoder(final OutputBuffer out) {
        this.out = out;
    }

    void checksums(final Slot slot, final StateMark order) {
        checksums
                .wrapAndApplyHeader(out.buffer(), out.body(), header)
                .timeNs(out.timeNs())
                .ingestBytes(slot.ingest.state.bytes)
                .indexBytes(slot.index.state.bytes)
                .hedgeBytes(slot.hedge.state.bytes)
                .orderBytes(order.bytes)
                .ingestCrc(slot.ingest.state.crc)
                .indexCrc(slot.index.state.crc)
                .hedgeCrc(slot.hedge.state.crc)
                .orderCrc(order.crc);
        out.end(StateChecksumsEncoder.BLOCK_LENGTH);
    }
}
