package io.ballast.slot;

/** How far a price may be relied on. */
public enum Quality {
    /** It is the last good value, held; nothing may be decided on it. */
    INVALID,
    /** Too few venues vouch for it: risk may be reduced on it, not raised. */
    DEGRADED,
    /** Enough venues agree. */
    NORMAL
}
