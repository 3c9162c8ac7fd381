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
    TIGHTEN_MAX_POSITION,
    /** A person's view of an overlay's drift, until it expires. */
    OUTLOOK,
    /** The share of the portfolio's β that a protection hedges, until it expires. */
    PROTECT,
    /** While the kill switch is latched: close every contract position, with orders that only reduce. */
    FLATTEN,
    /** Lower an overlay's largest order. */
    TIGHTEN_MAX_ORDER,
    /** Lower the leverage cap. */
    TIGHTEN_LEVERAGE,
    /** Lower the limit of gross notional. */
    TIGHTEN_GROSS,
    /** Lower the rate of order messages. */
    TIGHTEN_ORDER_RATE
}
