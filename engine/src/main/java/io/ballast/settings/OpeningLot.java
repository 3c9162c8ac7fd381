package io.ballast.settings;

/**
 * A part of an opening holding, as it was bought.
 *
 * @param instrumentId the asset
 * @param qtyLots      greater than zero
 * @param priceNanoUsd what one unit of the asset cost
 * @param acquiredNs   when
 */
public record OpeningLot(int instrumentId, long qtyLots, long priceNanoUsd, long acquiredNs) {}
