package io.ballast.slot;

/**
 * Where an overlay stands.
 *
 * <pre>
 *  IDLE ──breach──▶ DRIFT ──dwell met──▶ CLASSIFY ──▶ SELECT ──▶ PRECHECK ──approved──▶ EXECUTE
 *   ▲ ▲               │                                 │           │                     │
 *   │ └───cleared─────┴─────────────────────────────────┴───────────┘                     │ position = target
 *   │                                                                                     ▼
 *   ├──flat── REVERT ◀──drift gone── (EXECUTE, MONITOR, SCALE, HANDOFF)        SCALE ◀──▶ MONITOR ◀──▶ HANDOFF
 *   │
 *   └──reset── HALT ◀── any (a position whose drift is gone is closed all the same, through REVERT; after a reset
 *                            what was under way goes on in SCALE, MONITOR or REVERT)
 * </pre>
 *
 * CLASSIFY, SELECT and PRECHECK are passed in the event that reaches them unless something holds the overlay there: no
 * contract fit to trade, or a mode that would not lower the tracking error. Then the timer asks again, from PRECHECK by
 * way of SELECT if another contract is chosen. A breach during REVERT goes back to DRIFT.
 */
public enum Phase {
    /** No position wanted, drift inside the band. */
    IDLE,
    /** Drift outside the band, dwell not yet met. */
    DRIFT,
    /** The outlook says whether the drift is likely to last. */
    CLASSIFY,
    /** The contracts are ranked and one is chosen. */
    SELECT,
    /** The intended position is held against what it is to achieve. */
    PRECHECK,
    /** A first position is being built. */
    EXECUTE,
    /** The position is the target. */
    MONITOR,
    /** A changed position is being built, in these contracts or in others. */
    SCALE,
    /** Spot is traded and the futures are given back pro rata. */
    HANDOFF,
    /** The position is being closed. */
    REVERT,
    /** The kill switch is latched, or no contract can be traded: nothing is opened or changed, only closed. */
    HALT;

    private static final int[] NEXT = next();

    /** Whether the workflow has a way from here to there. */
    public boolean leadsTo(final Phase next) {
        return (NEXT[ordinal()] & 1 << next.ordinal()) != 0;
    }

    private static int[] next() {
        final int[] next = new int[values().length];
        next[IDLE.ordinal()] = mask(DRIFT, EXECUTE, HALT);
        next[DRIFT.ordinal()] = mask(IDLE, CLASSIFY, HALT);
        next[CLASSIFY.ordinal()] = mask(SELECT);
        next[SELECT.ordinal()] = mask(PRECHECK, IDLE, HALT);
        next[PRECHECK.ordinal()] = mask(EXECUTE, SELECT, IDLE, HALT);
        next[EXECUTE.ordinal()] = mask(MONITOR, REVERT, HALT);
        next[MONITOR.ordinal()] = mask(SCALE, HANDOFF, REVERT, HALT);
        next[SCALE.ordinal()] = mask(MONITOR, REVERT, HALT);
        next[HANDOFF.ordinal()] = mask(MONITOR, REVERT, HALT);
        next[REVERT.ordinal()] = mask(IDLE, DRIFT, HALT);
        next[HALT.ordinal()] = mask(IDLE, MONITOR, SCALE, REVERT);
        return next;
    }

    private static int mask(final Phase... phases) {
        int mask = 0;
        for (final Phase phase : phases) {
            mask |= 1 << phase.ordinal();
        }
        return mask;
    }
}
