package io.ballast.slot;

/**
 * Where an overlay stands.
 *
 * <pre>
 *  IDLE ──breach──▶ DRIFT ──dwell met──▶ EXECUTE ──position = target──▶ MONITOR
 *   ▲ ▲               │                                                 │    ▲
 *   │ └───cleared─────┘                                          breach │    │ position = target
 *   │                                                                   ▼    │
 *   └──flat── REVERT ◀──drift gone── (EXECUTE, MONITOR, SCALE)         SCALE─┘
 * </pre>
 *
 * A breach during REVERT goes back to EXECUTE.
 */
public enum Phase {
    /** No position wanted, drift inside the band. */
    IDLE,
    /** Drift outside the band, dwell not yet met. */
    DRIFT,
    /** A first position is being built. */
    EXECUTE,
    /** The position is the target. */
    MONITOR,
    /** A changed position is being built. */
    SCALE,
    /** The position is being closed. */
    REVERT
}
