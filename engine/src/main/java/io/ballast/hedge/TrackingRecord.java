package io.ballast.hedge;

import io.ballast.math.Years;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * What became of the predictions: over every grid interval that began with an open position and a prediction, the active
 * return of the exposures as they stood at its start, with and without the overlay, beside what was predicted for it.
 * Root mean squares a year, as shares of NAV: returns are taken as zero-mean.
 */
final class TrackingRecord implements Stateful {
    private final int overlayId;
    private final double periodsPerYear;
    private final int sleeves;
    private final double[] exposure;
    private double predictedUnhedged = Double.NaN;
    private double predictedHedged = Double.NaN;
    private double sumPredictedUnhedged;
    private double sumPredictedHedged;
    private double sumUnhedged;
    private double sumHedged;
    private long intervals;
    private boolean isChanged;

    /** @param contracts how many contracts the overlay has */
    TrackingRecord(final int overlayId, final long gridNs, final int sleeves, final int contracts) {
        this.overlayId = overlayId;
        this.sleeves = sleeves;
        periodsPerYear = Years.NS_PER_YEAR / gridNs;
        exposure = new double[sleeves + contracts];
    }

    /** The chain of returns broke: the interval is not counted. */
    void skip() {
        predictedUnhedged = Double.NaN;
    }

    /** The interval that began with the last {@link #begin} ends with these returns, by series. */
    void end(final double[] returns) {
        if (Double.isNaN(predictedUnhedged)) {
            return;
        }
        double unhedged = 0;
        for (int i = 0; i < sleeves; i++) {
            unhedged += exposure[i] * returns[i];
        }
        double hedged = unhedged;
        for (int i = sleeves; i < exposure.length; i++) {
            hedged += exposure[i] * returns[i];
        }
        sumUnhedged += unhedged * unhedged;
        sumHedged += hedged * hedged;
        sumPredictedUnhedged += predictedUnhedged * predictedUnhedged;
        sumPredictedHedged += predictedHedged * predictedHedged;
        intervals++;
        isChanged = true;
    }

    /** A new interval begins; it counts if there is a position in it and a prediction for it. */
    void begin(
            final Exposures base, final LegTarget[] legs, final TrackingForecast forecast, final IndexSection index) {
        predictedUnhedged = Double.NaN;
        boolean isOpen = false;
        forecast.read(index);
        forecast.begin();
        for (int place = 0; place < legs.length; place++) {
            forecast.hold(place, 0);
        }
        final double without = forecast.error(index);
        for (int sleeve = 0; sleeve < sleeves; sleeve++) {
            exposure[sleeve] = base.nanoUsd(sleeve) / index.navNanoUsd;
        }
        for (int place = 0; place < legs.length; place++) {
            final int leg = legs[place].id();
            final double nanoUsd = (double) index.positionLots[leg] * index.lotNanoUsd[leg];
            exposure[sleeves + place] = nanoUsd / index.navNanoUsd;
            forecast.hold(place, nanoUsd);
            isOpen |= index.positionLots[leg] != 0;
        }
        if (isOpen) {
            predictedUnhedged = without;
            predictedHedged = forecast.error(index);
        }
    }

    void write(final boolean isAll, final HedgeSection out) {
        if (!isAll && !isChanged) {
            return;
        }
        isChanged = false;
        out.trackedIntervals[overlayId] = intervals;
        out.predictedUnhedged[overlayId] = perYear(sumPredictedUnhedged, 1);
        out.predictedHedged[overlayId] = perYear(sumPredictedHedged, 1);
        out.realisedUnhedged[overlayId] = perYear(sumUnhedged, periodsPerYear);
        out.realisedHedged[overlayId] = perYear(sumHedged, periodsPerYear);
    }

    private double perYear(final double sumOfSquares, final double periods) {
        return intervals == 0 ? Double.NaN : Math.sqrt(sumOfSquares / intervals * periods);
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(exposure);
        predictedUnhedged = state.of(predictedUnhedged);
        predictedHedged = state.of(predictedHedged);
        sumPredictedUnhedged = state.of(sumPredictedUnhedged);
        sumPredictedHedged = state.of(sumPredictedHedged);
        sumUnhedged = state.of(sumUnhedged);
        sumHedged = state.of(sumHedged);
        intervals = state.of(intervals);
    }
}
