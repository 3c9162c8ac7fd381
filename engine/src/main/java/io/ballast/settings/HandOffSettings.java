package io.ballast.settings;

/**
 * When an overlay gives way to trading spot, and how far. The assets traded are the overlay's spot legs, the cheapest
 * per unit of drift removed first.
 *
 * @param spotBandPpb   half-width of the band of the sleeve's own drift, as a share of NAV: inside it spot is left alone
 * @param tradeBackPpb  spot is traded until the sleeve's own drift is at this share of the spot band
 * @param breakEvenNs   H*: an overlay that has stood for longer is handed over whatever the outlook; 0: never
 */
public record HandOffSettings(long spotBandPpb, long tradeBackPpb, long breakEvenNs) {}
