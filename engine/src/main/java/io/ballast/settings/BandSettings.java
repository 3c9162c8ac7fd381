package io.ballast.settings;

/**
 * When an overlay trades.
 *
 * @param halfWidthPpb half-width h of the band around the target, as a share of NAV
 * @param relativePpb  half-width as a share of the sleeve's target value; the narrower of both counts; 0: no such limit
 * @param tradeBackPpb ρ: after a breach the effective drift is brought to ρ·h
 * @param dwellSamples a breach must persist for this many evaluations, unless it exceeds 1.5 h; 0: act at once
 * @param cooldownNs   least time from one change of target to the next, unless a breach exceeds 1.5 h; 0: none
 * @param reviewNs     spacing of calendar reviews, at which drift beyond ρ·h is traded back although it is inside the
 *                     band; 0: none
 */
public record BandSettings(
        long halfWidthPpb, long relativePpb, long tradeBackPpb, int dwellSamples, long cooldownNs, long reviewNs) {}
