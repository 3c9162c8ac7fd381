package io.ballast.slot;

/** What the choice of contract says of one candidate. */
public enum CandidateVerdict {
    /** The best of those that may be traded. */
    SELECTED,
    /** Fit to trade, but another scores better. */
    OUTSCORED,
    /** Better than the contract in use, but not for long enough or not by enough to change. */
    WAITING,
    /** Explains too little of the sleeve's movements. */
    INEFFECTIVE,
    /** Too little quoted for the order that would be needed. */
    THIN,
    /** No valid quote, or not the configured contract. */
    NO_DATA,
    /** At or near its expiry. */
    EXPIRED,
    /** Too few samples to tell: ranked behind those before it in the configuration. */
    UNMEASURED
}
