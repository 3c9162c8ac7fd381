package io.ballast.settings;

/** How the orders of a leg are priced and how long they stand. */
public enum ExecutionStyle {
    /** At the best price of the other side; what is not filled at once rests there. */
    MARKETABLE,
    /** Rests at the best price of its own side and follows it, until patience is over. */
    PASSIVE,
    /** At the best price of the other side or slightly beyond; what is not filled at once is sent anew later. */
    IOC
}
