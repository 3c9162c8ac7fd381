package io.ballast.slot;

import io.ballast.state.StateImage;

/** What one stage's state came to at the last checkpoint that the slot held. */
public final class StateMark {
    /** Length of the state in bytes. */
    public int bytes;
    /** CRC-32C of it. */
    public int crc;

    /** Writes down the state of the stage that owns this mark, at a checkpoint. */
    public void take(final Stage stage, final Slot slot, final long sequence) {
        final StateImage image = stage.image();
        image.take(stage);
        bytes = image.bytes();
        crc = image.crc();
        if (slot.ingest.isStateKept) {
            image.keep(sequence, slot.ingest.timeNs);
        }
    }
}
