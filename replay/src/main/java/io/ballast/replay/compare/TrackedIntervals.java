package io.ballast.replay.compare;

import io.ballast.settings.OverlaySettings;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.Slot;
import java.util.Arrays;

/**
 * The grid intervals over which an overlay's tracking errors are measured in one session, one by one. Two sessions have a
 * position at different times, and errors over different times say nothing about each other.
 */
final class TrackedIntervals {
    /** Two years of minutes. */
    static final int MOST = 1 << 20;

    private static final int FEW = 1 << 10;
    /** Predicted, unhedged and hedged: what each interval adds to error² × intervals. */
    private static final int SUMS = 3;

    private final OverlaySettings overlay;
    private final double[] before = new double[SUMS];
    private long[] places = new long[FEW];
    private double[] added = new double[SUMS * FEW];
    private int size;
    private boolean isCut;
    private boolean isBegun;
    private long intervals;

    TrackedIntervals(final OverlaySettings overlay) {
        this.overlay = overlay;
    }

    /** What sessions before have tracked is not this one's. */
    void onSlot(final Slot slot) {
        final HedgeSection hedge = slot.hedge;
        final long counted = hedge.trackedIntervals[overlay.id()];
        if (counted == intervals) {
            isBegun = true;
            return;
        }
        if (isBegun || counted == 1) {
            add(slot.ingest.timeNs / gridNs(), hedge, counted);
        }
        isBegun = true;
        intervals = counted;
        before[0] = square(hedge.predictedHedged[overlay.id()], counted);
        before[1] = square(hedge.realisedUnhedged[overlay.id()], counted);
        before[2] = square(hedge.realisedHedged[overlay.id()], counted);
    }

    private void add(final long place, final HedgeSection hedge, final long counted) {
        if (size == MOST) {
            isCut = true;
            return;
        }
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
            added = Arrays.copyOf(added, SUMS * places.length);
        }
        places[size] = place;
        added[SUMS * size] = square(hedge.predictedHedged[overlay.id()], counted) - before[0];
        added[SUMS * size + 1] = square(hedge.realisedUnhedged[overlay.id()], counted) - before[1];
        added[SUMS * size + 2] = square(hedge.realisedHedged[overlay.id()], counted) - before[2];
        size++;
    }

    private static double square(final double error, final long counted) {
        return error * error * counted;
    }

    String overlayName() {
        return overlay.name();
    }

    long gridNs() {
        return overlay.estimator().gridNs();
    }

    int size() {
        return size;
    }

    /** Whether there were more than are kept. */
    boolean isCut() {
        return isCut;
    }

    /** Of the i-th, time ÷ grid: the same in every session. */
    long place(final int i) {
        return places[i];
    }

    /** Of the i-th, what it adds to the square of an error × intervals: predicted, unhedged, hedged. */
    double added(final int i, final int sum) {
        return added[SUMS * i + sum];
    }

    boolean isSameAs(final TrackedIntervals other) {
        return size == other.size && Arrays.equals(places, 0, size, other.places, 0, size);
    }
}
