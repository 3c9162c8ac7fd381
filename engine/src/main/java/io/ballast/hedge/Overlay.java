package io.ballast.hedge;

import io.ballast.slot.Slot;
import org.agrona.MutableDirectBuffer;

/** One overlay: decides what positions its legs are to have. */
interface Overlay {
    /**
     * Takes one event and writes what is wanted.
     *
     * @param isLook whether something moved since the last event, or the timer asks
     */
    void onEvent(Slot slot, boolean isLook);

    /** Writes everything that can influence a later output; returns the offset behind it. */
    int writeState(MutableDirectBuffer buffer, int offset);
}
