package io.ballast.slot;

/**
 * How near a margin account is to its liquidation. A state is entered from any above it, and left for the next one above
 * that its figures allow.
 *
 * <pre>
 *  NORMAL ◀──▶ WARN ◀──▶ TOPUP ◀──▶ REDUCE ──▶ KILL ──manual reset──▶ as the figures say
 *                          │           ▲
 *                          └─overdue───┘
 * </pre>
 */
public enum MarginState {
    /** Far away: trade. */
    NORMAL,
    /** Nothing that adds risk. */
    WARN,
    /** Collateral is asked for. */
    TOPUP,
    /** Positions are cut. */
    REDUCE,
    /** Everything is cancelled and closed, until a person resets it. */
    KILL
}
