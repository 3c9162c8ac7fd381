package io.ballast.settings;

/**
 * One overlay: one sleeve hedged with one contract.
 *
 * @param id              dense, from 0
 * @param name            how the configuration and reports call it
 * @param sleeveId        the sleeve whose drift it removes
 * @param contractId      the instrument it trades; no two overlays share one
 * @param indexId         the index that stands for the sleeve in β, and must be valid to add risk; -1: none
 * @param mode            how excess becomes notional
 * @param lookThroughPpb  share of the contract's notional that counts as exposure to the sleeve
 * @param bandPpb         half-width h of the band around the target, as a share of NAV
 * @param tradeBackPpb    ρ: after a breach the effective drift is brought to ρ·h
 * @param dwellSamples    a breach must persist for this many evaluations, unless it exceeds 1.5 h; 0: act at once
 * @param compositionBeta β₀ to which the estimate is shrunk; used alone until the estimate has enough samples
 * @param betaGridNs      spacing of the synchronized return grid
 * @param betaHalfLifeNs  half-life of the EWMA
 * @param betaPriorSd     τ of the Vasicek shrinkage: standard deviation of true betas around β₀
 * @param betaMinSamples  effective samples before the estimate is used at all
 * @param maxOrderLots    a larger order is sent in parts of this size
 * @param maxPositionLots largest absolute position in the contract
 */
public record OverlaySettings(
        int id,
        String name,
        int sleeveId,
        int contractId,
        int indexId,
        HedgeMode mode,
        long lookThroughPpb,
        long bandPpb,
        long tradeBackPpb,
        int dwellSamples,
        double compositionBeta,
        long betaGridNs,
        long betaHalfLifeNs,
        double betaPriorSd,
        int betaMinSamples,
        long maxOrderLots,
        long maxPositionLots) {}
