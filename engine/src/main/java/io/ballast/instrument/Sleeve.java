package io.ballast.instrument;

import java.util.List;

/**
 * A set of held assets that shares one target weight.
 *
 * @param id        dense, from 0
 * @param name      how the configuration and reports call it
 * @param targetPpb target share of NAV in parts per billion
 * @param assetIds  instruments of kind SPOT; an asset belongs to at most one sleeve
 */
public record Sleeve(int id, String name, long targetPpb, List<Integer> assetIds) {
    public Sleeve {
        assetIds = List.copyOf(assetIds);
    }
}
