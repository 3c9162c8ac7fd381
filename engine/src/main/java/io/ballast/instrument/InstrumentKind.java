package io.ballast.instrument;

/** How a quantity of an instrument turns into money. */
public enum InstrumentKind {
    /** Owned outright: value = quantity × price. */
    SPOT,
    /** A future settled in the quote currency: value per point is fixed in USD. */
    LINEAR,
    /** A future of fixed USD face, margined and settled in coin: profit N·C·(1/F₀ − 1/F₁) coins. */
    INVERSE,
    /** A future on one price settled in coins of another: profit N·m·(F₁ − F₀) coins. */
    QUANTO;

    /** Whether profit is paid in coin. */
    public boolean isSettledInCoin() {
        return this == INVERSE || this == QUANTO;
    }
}
