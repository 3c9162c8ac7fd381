package io.ballast.instrument;

/** How a quantity of an instrument turns into money. */
public enum InstrumentKind {
    /** Owned outright: value = quantity × price. */
    SPOT,
    /** A future settled in the quote currency: value per point is fixed in USD. */
    LINEAR,
    /** A future of fixed USD face settled in coin. Market data only: the engine does not trade it. */
    INVERSE
}
