package io.ballast.signal;

import io.ballast.settings.OutlookSettings;

/** Feeds a tracker one price a bar, along straight lines between turning points. */
final class SeriesRun {
    static final long BAR_NS = 60;

    /** Quick averages; a swing turns after 2 % of the price. */
    static final OutlookSettings QUICK = settings(8, 20, 2, 0);

    private final OutlookTracker tracker;
    private final double scale;
    private long timeNs;
    private double last;
    private int changes;

    SeriesRun(final OutlookSettings settings, final double scale) {
        tracker = new OutlookTracker(settings);
        this.scale = scale;
    }

    SeriesRun(final OutlookSettings settings) {
        this(settings, 1);
    }

    static OutlookSettings settings(
            final int emaSlow, final double rangeAdx, final int confirmBars, final long minDwellNs) {
        return new OutlookSettings(
                BAR_NS, 3, emaSlow, 3, 0, 20_000_000, 0.5, 25, rangeAdx, confirmBars, minDwellNs, false);
    }

    SeriesRun flat(final double price, final int bars) {
        for (int i = 0; i < bars; i++) {
            price(price);
        }
        return this;
    }

    /** In steps of one to each of the prices. */
    SeriesRun to(final double... turningPoints) {
        for (final double turningPoint : turningPoints) {
            while (last != turningPoint) {
                price(last + Math.signum(turningPoint - last));
            }
        }
        return this;
    }

    SeriesRun price(final double price) {
        timeNs += BAR_NS;
        last = price;
        changes += tracker.onPrice(timeNs, scale * price, true) ? 1 : 0;
        return this;
    }

    OutlookTracker tracker() {
        return tracker;
    }

    int changes() {
        return changes;
    }

    long timeNs() {
        return timeNs;
    }
}
