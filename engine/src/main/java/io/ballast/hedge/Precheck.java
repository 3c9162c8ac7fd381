package io.ballast.hedge;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.PrecheckVerdict;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import org.jspecify.annotations.Nullable;

/**
 * Holds an intended position against what it is to achieve: the tracking error of every mode is predicted, and a
 * position that would not lower it is refused, as is one that its own band could not hold still.
 */
final class Precheck implements Stateful {
    private static final PrecheckVerdict[] VERDICTS = PrecheckVerdict.values();

    private final int overlayId;
    private final TrackingForecast forecast;
    private final Candidate[] candidates;
    private final LegTarget[] legs;
    private final Sizing sizing;
    private final @Nullable MinimumErrorSizing minimum;
    private final MarginLimits margin;
    private final Counters counters;
    private PrecheckVerdict verdict = PrecheckVerdict.UNMEASURED;
    private double unhedgedError = Double.NaN;
    private double hedgedError = Double.NaN;
    private double notionalError = Double.NaN;
    private double betaError = Double.NaN;
    private double minimumError = Double.NaN;
    private boolean isChanged;

    Precheck(
            final OverlaySettings settings,
            final TrackingForecast forecast,
            final Candidate[] candidates,
            final LegTarget[] legs,
            final Sizing sizing,
            final @Nullable MinimumErrorSizing minimum,
            final MarginLimits margin,
            final Counters counters) {
        overlayId = settings.id();
        this.forecast = forecast;
        this.candidates = candidates;
        this.legs = legs;
        this.sizing = sizing;
        this.minimum = minimum;
        this.margin = margin;
        this.counters = counters;
    }

    boolean isRefused() {
        return switch (verdict) {
            case ERROR_NOT_REDUCED, PAIR_UNBALANCED, BAND_TOO_NARROW, MARGIN -> true;
            case APPROVED, UNMEASURED, RESIZED -> false;
        };
    }

    /** Predicts with the targets as they are. */
    void onSample(final IndexSection index) {
        isChanged = true;
        forecast.read(index);
        unhedgedError = withoutPosition(index);
        forecast.begin();
        for (int place = 0; place < legs.length; place++) {
            forecast.hold(place, nanoUsd(place, legs[place].targetLots(), index));
        }
        hedgedError = forecast.error(index);
    }

    /** Whether these positions, by place, may be taken; they are made smaller if margin asks for it. */
    boolean isApproved(final int selected, final long[] wantedLots, final IndexSection index, final HedgeSection out) {
        isChanged = true;
        final PrecheckVerdict before = verdict;
        final boolean isCut = cutToMargin(wantedLots, index);
        predict(selected, wantedLots, index);
        verdict = isCut && !isGrowing(wantedLots) ? PrecheckVerdict.MARGIN : judge(selected, wantedLots, index);
        if (isCut && !isRefused()) {
            verdict = PrecheckVerdict.RESIZED;
        }
        final boolean isGood = verdict == PrecheckVerdict.APPROVED || verdict == PrecheckVerdict.RESIZED;
        final boolean isTold = isGood || (isRefused() && verdict != before);
        out.isPredicted[overlayId] = isTold;
        return !isRefused();
    }

    /** Whether less is left than was wanted: nothing while the ladder lets no risk be added. */
    private boolean cutToMargin(final long[] wantedLots, final IndexSection index) {
        double share = margin.allowedShare(legs, wantedLots, index);
        for (int place = 0; place < legs.length; place++) {
            share = wantedLots[place] == 0 || margin.isNormal(legs[place].id(), index) ? share : 0;
        }
        if (share < 1) {
            for (int place = 0; place < legs.length; place++) {
                wantedLots[place] = (long) (wantedLots[place] * share);
            }
        }
        return share < 1;
    }

    private boolean isGrowing(final long[] wantedLots) {
        for (int place = 0; place < legs.length; place++) {
            final long lots = legs[place].targetLots();
            if (lots < 0
                    ? wantedLots[place] < lots || wantedLots[place] > 0
                    : wantedLots[place] > lots || wantedLots[place] < 0) {
                return true;
            }
        }
        return false;
    }

    private void predict(final int selected, final long[] wantedLots, final IndexSection index) {
        forecast.read(index);
        unhedgedError = withoutPosition(index);
        forecast.begin();
        for (int place = 0; place < legs.length; place++) {
            forecast.hold(place, nanoUsd(place, wantedLots[place], index));
        }
        hedgedError = forecast.error(index);
        notionalError = inShares(selected, false, index);
        betaError = inShares(selected, true, index);
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
        if (isBandTooNarrow(candidates[selected])) {
            return PrecheckVerdict.BAND_TOO_NARROW;
        }
        // Where nothing moved there is no error to lower yet.
        if (!(unhedgedError > 0)) {
            return PrecheckVerdict.UNMEASURED;
        }
        return hedgedError < unhedgedError ? PrecheckVerdict.APPROVED : PrecheckVerdict.ERROR_NOT_REDUCED;
    }

    private boolean isBandTooNarrow(final Candidate candidate) {
        for (int i = 0; i < sizing.deciders(candidate); i++) {
            if (legs[candidate.place(i)].isBandTooNarrow()) {
                counters.increment(Counter.BANDS_NARROWER_THAN_HALF_LOT);
                return true;
            }
        }
        return false;
    }

    private double withoutPosition(final IndexSection index) {
        forecast.begin();
        return forecast.error(index);
    }

    /** The whole exposure offset in the candidate's fixed shares; NaN where mode NOTIONAL cannot use it. */
    private double inShares(final int selected, final boolean isBeta, final IndexSection index) {
        forecast.begin();
        final Candidate candidate = candidates[selected];
        for (int i = 0; i < candidate.size(); i++) {
            final double ratio = sizing.ratio(isBeta, selected, i);
            if (ratio == 0) {
                return Double.NaN;
            }
            forecast.hold(candidate.place(i), -ratio * sizing.exposureNanoUsd());
        }
        return forecast.error(index);
    }

    private double atOptimum(final int selected, final IndexSection index) {
        if (minimum == null || !minimum.isPrepared(selected)) {
            return Double.NaN;
        }
        if (!minimum.solve(selected, index, legs)) {
            return Double.NaN;
        }
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

    void write(final boolean isAll, final HedgeSection out) {
        if (!isAll && !isChanged) {
            return;
        }
        isChanged = false;
        out.precheck[overlayId] = verdict;
        out.unhedgedError[overlayId] = unhedgedError;
        out.hedgedError[overlayId] = hedgedError;
        out.notionalError[overlayId] = notionalError;
        out.betaError[overlayId] = betaError;
        out.minimumError[overlayId] = minimumError;
    }

    @Override
    public void codeState(final StateCodec state) {
        verdict = state.of(verdict, VERDICTS);
        unhedgedError = state.of(unhedgedError);
        hedgedError = state.of(hedgedError);
        notionalError = state.of(notionalError);
        betaError = state.of(betaError);
        minimumError = state.of(minimumError);
    }
}
