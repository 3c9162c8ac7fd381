package io.ballast.slot;

import io.ballast.state.StateImage;
import io.ballast.state.Stateful;

/** One stage of the pipeline: owns its state alone, knows no other stage and no thread. */
public interface Stage extends Stateful {
    /** Reads the sections before its own, changes its state, writes its own section. */
    void onSlot(Slot slot, long sequence);

    /** Where the state goes at a checkpoint. */
    StateImage image();
}
