package io.ballast.slot;

/** What became of a recomposition in this event. */
public enum Recomposition {
    NONE,
    /** The index is made of the new composition; its level is what it was. */
    APPLIED,
    /** Sound, but a constituent has no valid price: applied as soon as all have one. */
    HELD,
    /** Was held and gave way to a newer one. */
    SUPERSEDED,
    /** Commit without Begin, or not as many different constituents as Begin announced. */
    REFUSED_MEMBERS,
    /** Cross-quoted for an index that is not, or the other way round, or the quote asset as a constituent. */
    REFUSED_FORM,
    /** No weights within cap and floor exist, or a cap where there can be none. */
    REFUSED_CAP,
    /** Weights that do not sum to one. */
    REFUSED_WEIGHTS,
    /** Amounts that exact arithmetic cannot hold. */
    REFUSED_RANGE,
    /** The new composition is worth nothing at the prices of the moment. */
    REFUSED_SUM
}
