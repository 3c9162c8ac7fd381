package io.ballast.instrument;

import java.util.List;

/**
 * How an asset is priced by several venues' instruments instead of a source: clamped weighted mean of their mids.
 *
 * @param venues       by preference of nothing: their order decides nothing but whose source the asset's holdings name
 * @param clampPpb     how far from the median a venue counts at most
 * @param exclusionPpb how far from the median a venue is excluded, 0 for never
 */
public record VenuePricing(List<Venue> venues, long clampPpb, long exclusionPpb) {
    /** A venue whose prices are in USD has no cross. */
    public static final int NO_CROSS = -1;

    public VenuePricing {
        venues = List.copyOf(venues);
    }

    /**
     * One venue.
     *
     * @param instrumentId what it trades
     * @param weightPpb    its weight, renormalized over the venues that count
     * @param crossId      the instrument that prices the venue's quote currency in USD, else {@link #NO_CROSS}
     * @param depegPpb     how far that price may be from 1 before the venue is invalid, 0 for no limit
     */
    public record Venue(int instrumentId, long weightPpb, int crossId, long depegPpb) {}
}
