package io.ballast.margin;

import io.ballast.instrument.MarginTiers;
import io.ballast.math.Ppb;

/** A contract's margin tiers, ready for the hot path: maintenance margin = notional × rate − amount of its tier. */
public final class TierTable {
    private final long[] floorNanoUsd;
    private final long[] maintenancePpb;
    private final long[] amountNanoUsd;
    private final double[] rate;
    private final double[] initialRate;

    public TierTable(final MarginTiers margin) {
        floorNanoUsd = margin.tiers().stream()
                .mapToLong(MarginTiers.Tier::floorNanoUsd)
                .toArray();
        maintenancePpb = margin.tiers().stream()
                .mapToLong(MarginTiers.Tier::maintenancePpb)
                .toArray();
        amountNanoUsd =
                margin.amountsNanoUsd().stream().mapToLong(Long::longValue).toArray();
        rate = margin.tiers().stream()
                .mapToDouble(tier -> Ppb.toFraction(tier.maintenancePpb()))
                .toArray();
        initialRate =
                margin.tiers().stream().mapToDouble(tier -> 1 / tier.leverage()).toArray();
    }

    /** Amount of a tier: floor·(rate − rate below) + amount below, so that maintenance margin has no jump at the floor. */
    public static double amount(
            final double floor, final double rateBelow, final double rate, final double amountBelow) {
        return floor * (rate - rateBelow) + amountBelow;
    }

    /** The tier of a notional in nano-USD, at least 0. */
    public int tierOf(final double notionalNanoUsd) {
        int tier = 0;
        while (tier + 1 < floorNanoUsd.length && notionalNanoUsd >= floorNanoUsd[tier + 1]) {
            tier++;
        }
        return tier;
    }

    /** Maintenance margin of a notional of at least 0, rounded up. */
    public long maintenanceNanoUsd(final long notionalNanoUsd) {
        final int tier = tierOf((double) notionalNanoUsd);
        return Math.max(0, Ppb.ceilingOf(notionalNanoUsd, maintenancePpb[tier]) - amountNanoUsd[tier]);
    }

    /** The same without rounding, for notionals at prices that are not there. */
    public double maintenance(final double notionalNanoUsd) {
        final int tier = tierOf(notionalNanoUsd);
        return Math.max(0, notionalNanoUsd * rate[tier] - amountNanoUsd[tier]);
    }

    /** Initial margin of a notional. */
    public double initial(final double notionalNanoUsd) {
        return notionalNanoUsd * initialRate(notionalNanoUsd);
    }

    /** One over the largest leverage at this notional. */
    public double initialRate(final double notionalNanoUsd) {
        return initialRate[tierOf(notionalNanoUsd)];
    }

    public double rate(final int tier) {
        return rate[tier];
    }

    public double amountNanoUsd(final int tier) {
        return amountNanoUsd[tier];
    }
}
