package io.ballast.settings;

import java.util.List;

/**
 * What a venue charges a fill, by what was traded there in the last 30 days.
 *
 * @param tiers by rising volume, the first from 0
 */
public record FeeSchedule(List<Tier> tiers) {
    /** Days over which volume is counted. */
    public static final int DAYS = 30;

    /**
     * One tier.
     *
     * @param volumeNanoUsd from which volume on it holds
     * @param makerPpb      of the notional of a fill that was resting; below zero: received
     * @param takerPpb      of the notional of a fill that took
     */
    public record Tier(long volumeNanoUsd, long makerPpb, long takerPpb) {}

    /** @throws IllegalArgumentException if the tiers do not begin at 0 or do not rise */
    public FeeSchedule {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.get(0).volumeNanoUsd() != 0) {
            throw new IllegalArgumentException("the first tier must be from a volume of 0");
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).volumeNanoUsd() <= tiers.get(i - 1).volumeNanoUsd()) {
                throw new IllegalArgumentException("tiers must be in the order of their volumes");
            }
        }
    }

    /** The same for everything. */
    public static FeeSchedule flat(final long ppb) {
        return flat(ppb, ppb);
    }

    /** One tier. */
    public static FeeSchedule flat(final long makerPpb, final long takerPpb) {
        return new FeeSchedule(List.of(new Tier(0, makerPpb, takerPpb)));
    }

    /** Place of the tier that holds at a volume. */
    public int tierAt(final long volumeNanoUsd) {
        int tier = 0;
        while (tier + 1 < tiers.size() && tiers.get(tier + 1).volumeNanoUsd() <= volumeNanoUsd) {
            tier++;
        }
        return tier;
    }
}
