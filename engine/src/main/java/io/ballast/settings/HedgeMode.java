package io.ballast.settings;

/** How a sleeve's excess becomes a futures notional. */
public enum HedgeMode {
    /** One dollar of contract for one dollar of excess. */
    NOTIONAL,
    /** β dollars of contract for one dollar of excess, β the sleeve's sensitivity to the contract. */
    BETA,
    /** The notionals that leave the least tracking error of the whole portfolio against its targets. */
    MIN_TE
}
