package io.ballast.gateway.sim;

import io.ballast.math.Ppb;
import io.ballast.settings.FeeSchedule;

/** What each source traded in the last 30 days, and the fee that follows from it. */
final class FeeMeter {
    private static final long DAY_NS = 86_400L * 1_000_000_000;

    private final FeeSchedule schedule;
    private final long[] dayNanoUsd;
    private final long[] volumeNanoUsd;
    private final long[] today;

    FeeMeter(final FeeSchedule schedule, final int sources) {
        this.schedule = schedule;
        dayNanoUsd = new long[sources * FeeSchedule.DAYS];
        volumeNanoUsd = new long[sources];
        today = new long[sources];
    }

    /** Fee of one fill, which then counts as volume. */
    long chargeNanoUsd(final int sourceId, final long notionalNanoUsd, final boolean isMaker, final long timeNs) {
        roll(sourceId, Math.floorDiv(timeNs, DAY_NS));
        final FeeSchedule.Tier tier = schedule.tiers().get(schedule.tierAt(volumeNanoUsd[sourceId]));
        dayNanoUsd[slot(sourceId, today[sourceId])] += notionalNanoUsd;
        volumeNanoUsd[sourceId] += notionalNanoUsd;
        return Ppb.of(notionalNanoUsd, isMaker ? tier.makerPpb() : tier.takerPpb());
    }

    private void roll(final int sourceId, final long day) {
        final long passed = Math.min(FeeSchedule.DAYS, day - today[sourceId]);
        for (long i = 0; i < passed; i++) {
            final int oldest = slot(sourceId, day - i);
            volumeNanoUsd[sourceId] -= dayNanoUsd[oldest];
            dayNanoUsd[oldest] = 0;
        }
        today[sourceId] = Math.max(today[sourceId], day);
    }

    private static int slot(final int sourceId, final long day) {
        return sourceId * FeeSchedule.DAYS + (int) Math.floorMod(day, (long) FeeSchedule.DAYS);
    }
}
