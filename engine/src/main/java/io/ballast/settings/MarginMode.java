package io.ballast.settings;

/** What stands behind a position. */
public enum MarginMode {
    /** Everything in the account stands behind all of its positions. */
    CROSS,
    /** Each position has its own margin, posted when it is opened. */
    ISOLATED
}
