package io.ballast.slot;

/** Why an overlay moved from one phase to another. */
public enum PhaseReason {
    BAND_BREACHED,
    BREACH_CLEARED,
    TARGET_SET,
    TARGET_REACHED,
    DRIFT_GONE,
    FLAT
}
