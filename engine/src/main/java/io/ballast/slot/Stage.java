package io.ballast.slot;

import org.agrona.MutableDirectBuffer;

/** One stage of the pipeline: owns its state alone, knows no other stage and no thread. */
public interface Stage {
    /** Reads the sections before its own, changes its state, writes its own section. */
    void onSlot(Slot slot, long sequence);

    /**
     * Writes all state that can influence a later output.
     *
     * @return the offset behind the last byte written
     */
    int writeState(MutableDirectBuffer buffer, int offset);
}
