package io.ballast.instrument;

import io.ballast.math.Ppb;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of held assets that shares one target weight.
 *
 * @param id        dense, from 0
 * @param name      how the configuration and reports call it
 * @param targetPpb target share of NAV in parts per billion
 * @param assetIds  instruments of kind SPOT; under a rule those until its first review
 * @param sharesPpb by place in {@code assetIds}: the part of the holding that counts here; over all sleeves that an
 *                  asset belongs to they sum to one
 * @param top       the rule by which assets come and go between this sleeve and another
 */
public record Sleeve(
        int id,
        String name,
        long targetPpb,
        List<Integer> assetIds,
        List<Long> sharesPpb,
        @Nullable TopRule top) {
    public Sleeve {
        assetIds = List.copyOf(assetIds);
        sharesPpb = List.copyOf(sharesPpb);
        if (assetIds.size() != sharesPpb.size()) {
            throw new IllegalArgumentException("a sleeve needs one share for each asset");
        }
    }

    /** One without a rule. */
    public Sleeve(
            final int id,
            final String name,
            final long targetPpb,
            final List<Integer> assetIds,
            final List<Long> sharesPpb) {
        this(id, name, targetPpb, assetIds, sharesPpb, null);
    }

    /** One that has its assets alone. */
    public Sleeve(final int id, final String name, final long targetPpb, final List<Integer> assetIds) {
        this(id, name, targetPpb, assetIds, Collections.nCopies(assetIds.size(), Ppb.ONE), null);
    }
}
