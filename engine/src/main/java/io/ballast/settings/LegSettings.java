package io.ballast.settings;

import java.util.List;

/**
 * One instrument that an overlay trades. No two legs trade the same instrument, so that a position belongs to one
 * overlay.
 *
 * @param id              dense over all overlays, from 0; part of every client order id
 * @param overlayId       the overlay it belongs to
 * @param instrumentId    what it trades
 * @param sourceId       whose venue trades it
 * @param isSpot          whether that is an owned asset: its position is the quantity held, in no margin account
 * @param lookThroughPpb  by sleeve: share of the notional that counts as exposure to it; below zero for a contract that
 *                        rises when the sleeve falls
 * @param maxOrderLots    a larger order is sent in parts of this size
 * @param maxPositionLots largest absolute position
 * @param costPpb         fee and slippage of one trade, as a share of notional; the quoted half spread comes on top
 * @param carryPpb        carry a year that a short receives until funding or a basis has been observed, as a share of
 *                        notional
 * @param expiryNs        when a dated future expires; 0: perpetual, or spot
 * @param execution       how it gets to its target
 */
public record LegSettings(
        int id,
        int overlayId,
        int instrumentId,
        int sourceId,
        boolean isSpot,
        List<Long> lookThroughPpb,
        long maxOrderLots,
        long maxPositionLots,
        long costPpb,
        long carryPpb,
        long expiryNs,
        ExecutionSettings execution) {
    public LegSettings {
        lookThroughPpb = List.copyOf(lookThroughPpb);
    }
}
