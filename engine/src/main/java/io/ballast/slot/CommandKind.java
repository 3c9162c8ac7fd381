package io.ballast.slot;

/** What an operator can order. */
public enum CommandKind {
    /** Cancel working orders, block new risk until reset. */
    KILL,
    RESET_KILL,
    /** Block new risk of one overlay, or all. */
    PAUSE,
    RESUME,
    /** Lower a position limit; it is never raised while running. */
    TIGHTEN_MAX_POSITION
}
