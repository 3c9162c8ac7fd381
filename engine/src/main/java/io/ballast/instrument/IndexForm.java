package io.ballast.instrument;

/** How the amounts of an index's constituents are to be read. */
public enum IndexForm {
    /** Units of each constituent in one basket: I = Σ q_i·P_i. */
    QUANTITIES,
    /** Free-float supply of each constituent: I = Σ P_i·Q_i·f_i·a_i ÷ D, where a_i follows from a cap and a floor. */
    CAPITALIZATION,
    /** Weight of each constituent when the composition takes effect: x_i = I·w_i/P_i. */
    WEIGHTS,
    /** Units of each constituent's price in a quote asset: I = Σ q_i·P_quote/P_i. */
    CROSS
}
