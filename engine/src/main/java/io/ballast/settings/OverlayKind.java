package io.ballast.settings;

/** What an overlay is for. */
public enum OverlayKind {
    /** Keeps a sleeve's effective weight at its target. */
    DRIFT,
    /** Hedges a commanded or rule-given share of the whole portfolio's β against a fall of the market. */
    PROTECT,
    /** Answers a sleeve's drift with one contract and takes the market out of it with a second. */
    PAIR,
    /** Earns the basis: sells the dear one of future and basket and owns the other. */
    BASIS
}
