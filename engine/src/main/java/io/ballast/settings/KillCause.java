package io.ballast.settings;

/** A breach that can be made to throw the kill switch. */
public enum KillCause {
    DAY_LOSS,
    BASIS_SHOCK,
    REPEATED
}
