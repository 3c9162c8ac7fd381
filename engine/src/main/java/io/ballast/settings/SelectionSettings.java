package io.ballast.settings;

/**
 * How an overlay chooses among its candidates: least ½γ·TE²·H + round-trip cost + (carry + margin cost)·H for a dollar
 * hedged.
 *
 * @param reviewNs           spacing of reviews; 0: only when a position is opened
 * @param riskAversion       γ
 * @param horizonNs          H, how long a hedge is expected to stand
 * @param minEffectiveness   least share of the sleeve's variance that a candidate must remove, 0 … 1
 * @param depthMultiple      quoted size must be this many times the order, in lots of the largest order; 0: not asked
 * @param marginCostPerYear  cost of collateral a year, as a share of notional
 * @param switchMargin       a contract in use is left only for one that scores better by this share of its own score
 * @param switchReviews      … in so many reviews in a row
 * @param rollLeadNs         a contract this near to its expiry is left
 */
public record SelectionSettings(
        long reviewNs,
        double riskAversion,
        long horizonNs,
        double minEffectiveness,
        int depthMultiple,
        double marginCostPerYear,
        double switchMargin,
        int switchReviews,
        long rollLeadNs) {}
