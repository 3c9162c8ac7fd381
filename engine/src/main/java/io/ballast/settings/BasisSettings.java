package io.ballast.settings;

import java.util.List;

/**
 * A basis trade: the future is the overlay's first leg, the basket its spot legs.
 *
 * @param contractLots     size of the trade, in lots of the future
 * @param spotLotsPerLot   by spot leg: spot lots for one lot of the future
 * @param hurdlePerYear    net annualized basis at which the trade is entered
 * @param exitPerYear      net annualized basis at which it is closed
 * @param financingPerYear cost of the money in the basket
 * @param expiryNs         expiry of a dated future; 0: perpetual, its basis is the carry of its funding
 * @param holdingNs        for how long costs are spread in a perpetual
 * @param isInventory      whether owned spot may be sold against the future in backwardation
 * @param isFutureFirst    whether the future is the less liquid side, worked first
 * @param sliceLots        most lots of the future by which one side may be ahead of the other
 */
public record BasisSettings(
        long contractLots,
        List<Double> spotLotsPerLot,
        double hurdlePerYear,
        double exitPerYear,
        double financingPerYear,
        long expiryNs,
        long holdingNs,
        boolean isInventory,
        boolean isFutureFirst,
        long sliceLots) {
    public BasisSettings {
        spotLotsPerLot = List.copyOf(spotLotsPerLot);
    }
}
