package io.ballast.slot;

/** What the hedge did to a target in this event. */
public enum Action {
    /** Left it. */
    NONE,
    /** From flat to a position. */
    ENGAGE,
    /** From one position to another. */
    SCALE,
    /** To flat: the drift is gone. */
    REVERT
}
