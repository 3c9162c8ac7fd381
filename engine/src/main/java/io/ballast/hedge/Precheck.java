package io.ballast.hedge;

import io.ballast.settings.OverlaySettings;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.PrecheckVerdict;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Holds an intended position against what it is to achieve: the tracking error of every mode is predicted, and a
 * position that would not lower it is refused.
 */
final class Precheck {
    private final int overlayId;
    private final TrackingForecast forecast;
    private final Candidate[] candidates;
    private final LegTarget[] legs;
    private final Sizing sizing;
    private final @Nullable MinimumErrorSizing minimum;
    private PrecheckVerdict verdict = PrecheckVerdict.UNMEASURED;
    private double unhedgedError = Double.NaN;
    private double hedgedError = Double.NaN;
    private double notionalError = Double.NaN;
    private double betaError = Double.NaN;
    private double minimumError = Double.NaN;

    Precheck(
            final OverlaySettings settings,
            final TrackingForecast forecast,
            final Candidate[] candidates,
            final LegTarget[] legs,
            final Sizing sizing,
            final @Nullable MinimumErrorSizing minimum) {
        overlayId = settings.id();
        this.forecast = forecast;
        this.candidates = candidates;
        this.legs = legs;
        this.sizing = sizing;
        this.minimum = minimum;
    }

    boolean isRefused() {
        return verdict == PrecheckVerdict.ERROR_NOT_REDUCED || verdict == PrecheckVerdict.PAIR_UNBALANCED;
    }

    /** Predicts with the targets as they are. */
    void onSample(final IndexSection index) {
        forecast.read(index);
        unhedgedError = withoutPosition(index);
        forecast.begin();
        for (int place = 0; place < legs.length; place++) {
            forecast.hold(place, nanoUsd(place, legs[place].targetLots(), index));
        }
        hedgedError = forecast.error(index);
    }

    /** Whether these positions, by place, may be taken. */
    boolean isApproved(final int selected, final long[] wantedLots, final IndexSection index, final HedgeSection out) {
        final PrecheckVerdict before = verdict;
        predict(selected, wantedLots, index);
        verdict = judge(selected, wantedLots, index);
        final boolean isTold = verdict == PrecheckVerdict.APPROVED || (isRefused() && verdict != before);
        out.isPredicted[overlayId] = isTold;
        return !isRefused();
    }

    private void predict(final int selected, final long[] wantedLots, final IndexSection index) {
        forecast.read(index);
        unhedgedError = withoutPosition(index);
        forecast.begin();
        for (int place = 0; place < legs.length; place++) {
            forecast.hold(place, nanoUsd(place, wantedLots[place], index));
        }
        hedgedError = forecast.error(index);
        notionalError = inShares(selected, 1, index);
        betaError = inShares(selected, sizing.beta(selected), index);
        minimumError = atOptimum(selected, index);
    }

    private PrecheckVerdict judge(final int selected, final long[] wantedLots, final IndexSection index) {
        if (sizing instanceof PairSizing pair) {
            final LegTarget first = legs[candidates[selected].place(0)];
            final LegTarget second = legs[candidates[selected].place(1)];
            final long firstLots = wantedLots[candidates[selected].place(0)];
            final long secondLots = wantedLots[candidates[selected].place(1)];
            if (!pair.isBalanced(index, first, firstLots, second, secondLots)) {
                return PrecheckVerdict.PAIR_UNBALANCED;
            }
        }
        if (!forecast.isReady()) {
            return PrecheckVerdict.UNMEASURED;
        }
        return hedgedError < unhedgedError ? PrecheckVerdict.APPROVED : PrecheckVerdict.ERROR_NOT_REDUCED;
    }

    private double withoutPosition(final IndexSection index) {
        forecast.begin();
        clearPositions();
        return forecast.error(index);
    }

    private void clearPositions() {
        for (int place = 0; place < legs.length; place++) {
            forecast.hold(place, 0);
        }
    }

    /** The whole drift offset in the candidate's fixed shares. */
    private double inShares(final int selected, final double ratio, final IndexSection index) {
        forecast.begin();
        final Candidate candidate = candidates[selected];
        for (int i = 0; i < candidate.size(); i++) {
            final int leg = legs[candidate.place(i)].id();
            final double lookedThrough = (double) index.lookedThroughNanoUsd[leg] / index.lotNanoUsd[leg];
            final double excess = candidate.share(i) * sizing.driftNanoUsd();
            forecast.hold(candidate.place(i), -excess * ratio / lookedThrough);
        }
        return forecast.error(index);
    }

    private double atOptimum(final int selected, final IndexSection index) {
        if (minimum == null || !minimum.isPrepared(selected)) {
            return Double.NaN;
        }
        minimum.solve(selected, index, legs);
        forecast.begin();
        final Candidate candidate = candidates[selected];
        for (int i = 0; i < candidate.size(); i++) {
            forecast.hold(candidate.place(i), minimum.optimum(i));
        }
        return forecast.error(index);
    }

    private double nanoUsd(final int place, final long lots, final IndexSection index) {
        return (double) lots * index.lotNanoUsd[legs[place].id()];
    }

    void write(final HedgeSection out) {
        out.precheck[overlayId] = verdict;
        out.unhedgedError[overlayId] = unhedgedError;
        out.hedgedError[overlayId] = hedgedError;
        out.notionalError[overlayId] = notionalError;
        out.betaError[overlayId] = betaError;
        out.minimumError[overlayId] = minimumError;
    }

    int writeState(final MutableDirectBuffer buffer, final int offset) {
        buffer.putByte(offset, (byte) verdict.ordinal());
        buffer.putDouble(offset + 1, unhedgedError);
        buffer.putDouble(offset + 1 + Double.BYTES, hedgedError);
        buffer.putDouble(offset + 1 + 2 * Double.BYTES, notionalError);
        buffer.putDouble(offset + 1 + 3 * Double.BYTES, betaError);
        buffer.putDouble(offset + 1 + 4 * Double.BYTES, minimumError);
        return offset + 1 + 5 * Double.BYTES;
    }
}
