package io.ballast.hedge;

import io.ballast.slot.Slot;
import org.agrona.MutableDirectBuffer;

/** One overlay: decides what positions its legs are to have. */
interface Overlay {
    /** @param isLook whether something moved since the last event, or the timer asks */
    void onEvent(Slot slot, boolean isLook);

    int writeState(MutableDirectBuffer buffer, int offset);
}
