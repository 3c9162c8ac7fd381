package io.ballast.slot;

/** Why an overlay moved from one phase to another. */
public enum PhaseReason {
    BAND_BREACHED,
    BREACH_CLEARED,
    TARGET_SET,
    TARGET_REACHED,
    DRIFT_GONE,
    FLAT,
    /** The breach has lasted, or is so large that it need not. */
    DWELL_MET,
    /** The drift is taken for one that reverts: hedged, spot left alone. */
    TEMPORARY,
    /** The drift is taken for one that stays: hedged now, handed over to spot. */
    SUSTAINED,
    /** Nothing is known of the outlook: treated as temporary. */
    UNCLASSIFIED,
    /** A contract was chosen. */
    SELECTED,
    /** The intended position passed every check of the overlay. */
    APPROVED,
    /** Another contract serves better, or this one nears its expiry. */
    CONTRACT_CHANGED,
    /** A calendar review found drift beyond the inner edge. */
    REVIEWED,
    /** Holding the overlay has become dearer than trading spot. */
    BREAK_EVEN_PASSED,
    /** Spot is back inside its own band. */
    SPOT_INSIDE,
    /** The outlook no longer says that the drift stays. */
    OUTLOOK_CHANGED,
    /** The protection ran out, what it waited for has come, or the contract was settled. */
    EXPIRED,
    /** The basis pays more than the hurdle. */
    BASIS_ABOVE_HURDLE,
    /** The basis no longer pays. */
    BASIS_GONE,
    /** The kill switch was thrown. */
    KILLED,
    /** No contract of the overlay can be traded. */
    NO_CONTRACT,
    /** An operator released the kill switch. */
    RELEASED
}
