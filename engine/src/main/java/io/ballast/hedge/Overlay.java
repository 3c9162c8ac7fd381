package io.ballast.hedge;

import io.ballast.slot.Slot;
import io.ballast.state.Stateful;

/** One overlay: decides what positions its legs are to have. */
interface Overlay extends Stateful {
    /**
     * Takes one event and writes what is wanted; whether it looked: else everything is as it was.
     *
     * @param isLook whether something moved since the last event, or the timer asks
     * @param isAll  whether the section holds something else than what was left there at the event before
     */
    boolean onEvent(Slot slot, boolean isLook, boolean isAll);

    /** What it stands on now, for whoever explains it. */
    OverlayState state();
}
